// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.javasound;

import java.util.List;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;
import org.jspecify.annotations.Nullable;
import performia.engine.audio.AudioBackend;
import performia.engine.audio.AudioCallback;
import performia.engine.audio.AudioStream;
import performia.engine.concurrent.Counters;
import performia.engine.realtime.RealTime;

/// An open pair of lines; its own thread reads a block, calls back and writes a block. The blocking
/// write paces it.
final class JavaSoundStream implements AudioStream {
  private static final long JOIN_MILLIS = 2_000;
  private static final long STALL_NANOS = 2_000_000_000L;

  private final AudioBackend.Request request;
  private final SourceDataLine output;
  private final @Nullable TargetDataLine input;
  private final AudioCallback callback;
  private final Counters counters = new Counters(List.of("xruns"));
  private final Thread thread;
  private final byte[] outputBytes;
  private final byte[] inputBytes;
  private final float[] left;
  private final float[] right;
  private final float[][] inputs;
  private volatile boolean closed;
  private volatile boolean gone;
  private volatile boolean started;
  private volatile long lastBlockNanos;

  // A higher priority cannot harm, and on Windows it keeps the block in time.
  @SuppressWarnings("ThreadPriorityCheck")
  JavaSoundStream(
      AudioBackend.Request request,
      SourceDataLine output,
      @Nullable TargetDataLine input,
      AudioCallback callback) {
    this.request = request;
    this.output = output;
    this.input = input;
    this.callback = callback;
    int frames = request.blockFrames();
    outputBytes = new byte[frames * JavaSoundBackend.OUTPUTS * JavaSoundBackend.SAMPLE_BYTES];
    inputBytes = new byte[frames * request.inputs() * JavaSoundBackend.SAMPLE_BYTES];
    left = new float[frames];
    right = new float[frames];
    inputs = new float[request.inputs()][frames];
    callback.prepare(request.sampleRate(), frames);
    thread = Thread.ofPlatform().name("audio javasound").daemon(true).unstarted(this::run);
    thread.setPriority(Thread.MAX_PRIORITY);
  }

  @Override
  public int sampleRate() {
    return request.sampleRate();
  }

  @Override
  public int blockFrames() {
    return request.blockFrames();
  }

  @Override
  public int outputLatencyFrames() {
    return output.getBufferSize() / (JavaSoundBackend.OUTPUTS * JavaSoundBackend.SAMPLE_BYTES);
  }

  @Override
  public int inputs() {
    return request.inputs();
  }

  @Override
  public int inputLatencyFrames() {
    return request.inputs() == 0 ? 0 : 2 * request.blockFrames();
  }

  @Override
  public RealTime realTime() {
    return RealTime.PLAIN;
  }

  @Override
  public void start() {
    lastBlockNanos = System.nanoTime();
    started = true;
    thread.start();
  }

  private void run() {
    try {
      output.start();
      if (input != null) {
        input.start();
      }
      boolean first = true;
      while (!closed && !gone) {
        read();
        long now = System.nanoTime();
        lastBlockNanos = now;
        callback.process(inputs, left, right, request.blockFrames(), now);
        if (!first && output.available() == output.getBufferSize()) {
          counters.add(0, 1);
        }
        first = false;
        write();
      }
    } catch (RuntimeException e) {
      // A device that was pulled out shows as whatever the driver throws: it is gone.
      gone = true;
    }
  }

  private void read() {
    TargetDataLine line = input;
    if (line == null) {
      return;
    }
    int got = line.read(inputBytes, 0, inputBytes.length);
    if (got < inputBytes.length) {
      gone |= !closed;
    }
    int channels = inputs.length;
    int at = 0;
    for (int i = 0; i < request.blockFrames(); i++) {
      for (int c = 0; c < channels; c++) {
        inputs[c][i] = (short) (inputBytes[at] & 0xff | inputBytes[at + 1] << 8) / 32768f;
        at += 2;
      }
    }
  }

  private void write() {
    int at = 0;
    for (int i = 0; i < request.blockFrames(); i++) {
      at = put(left[i], at);
      at = put(right[i], at);
    }
    if (output.write(outputBytes, 0, outputBytes.length) < outputBytes.length) {
      gone |= !closed;
    }
  }

  private int put(float sample, int at) {
    int value = Math.round(Math.max(-1, Math.min(1, sample)) * 32767f);
    outputBytes[at] = (byte) value;
    outputBytes[at + 1] = (byte) (value >> 8);
    return at + 2;
  }

  @Override
  public boolean alive() {
    if (closed || gone) {
      return false;
    }
    boolean stalled = System.nanoTime() - lastBlockNanos > STALL_NANOS;
    return !started || thread.isAlive() && !stalled;
  }

  @Override
  public long xruns() {
    return counters.get(0);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    // Stopping the line lets a write that waits return.
    quietly(output::stop);
    if (input != null) {
      quietly(input::stop);
    }
    join();
    quietly(output::close);
    if (input != null) {
      quietly(input::close);
    }
  }

  private void join() {
    if (!started || Thread.currentThread() == thread) {
      return;
    }
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void quietly(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      // A device that is gone cannot be closed any further.
    }
  }
}
