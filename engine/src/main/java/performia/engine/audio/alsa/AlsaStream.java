// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.alsa;

import java.util.List;
import org.jspecify.annotations.Nullable;
import performia.engine.audio.AudioCallback;
import performia.engine.audio.AudioStream;
import performia.engine.concurrent.Counters;
import performia.engine.realtime.RealTime;
import performia.engine.realtime.RealTimeThread;

/// An open PCM, or a pair of them; a real-time thread of its own reads a block, calls back and
/// writes a block. The blocking read or write paces it. That thread closes the PCMs too, so that
/// nobody takes them from under a call that hangs.
final class AlsaStream implements AudioStream {
  /// A device that fails so often in a row is gone: its errors would come at once, for ever.
  static final int ERRORS_IN_A_ROW = 8;

  private static final long JOIN_MILLIS = 3_000;
  private static final long STALL_NANOS = 2_000_000_000L;

  private final AlsaPcm playback;
  private final @Nullable AlsaPcm capture;
  private final AudioCallback callback;
  private final int frames;
  private final float[] left;
  private final float[] right;
  private final float[][] inputs;
  private final Counters counters = new Counters(List.of("xruns"));
  private final Thread thread;
  private volatile RealTime realTime = RealTime.PLAIN;
  private volatile boolean started;
  private volatile boolean closed;
  private volatile boolean gone;
  private volatile long lastBlockNanos;
  private int errors;

  /// @param wantedInputs channels for the callback, if the capture has as many
  AlsaStream(
      AlsaPcm playback, @Nullable AlsaPcm capture, int wantedInputs, AudioCallback callback) {
    this.playback = playback;
    this.capture = capture;
    this.callback = callback;
    frames =
        capture == null
            ? playback.blockFrames()
            : Math.min(playback.blockFrames(), capture.blockFrames());
    left = new float[frames];
    right = new float[frames];
    inputs = new float[capture == null ? 0 : Math.min(wantedInputs, capture.channels())][frames];
    thread = Thread.ofPlatform().name("audio alsa").daemon(true).unstarted(this::run);
  }

  @Override
  public int sampleRate() {
    return playback.sampleRate();
  }

  @Override
  public int blockFrames() {
    return frames;
  }

  @Override
  public int inputs() {
    return inputs.length;
  }

  @Override
  public int inputLatencyFrames() {
    return inputs.length == 0 ? 0 : frames;
  }

  /// Without input the buffer is full when a block is done; with input one block has just left it.
  @Override
  public int outputLatencyFrames() {
    return capture == null
        ? playback.bufferFrames()
        : Math.max(frames, playback.bufferFrames() - frames);
  }

  @Override
  public RealTime realTime() {
    return realTime;
  }

  @Override
  public void start() {
    lastBlockNanos = System.nanoTime();
    started = true;
    thread.start();
  }

  private void run() {
    try {
      realTime = RealTimeThread.ask();
      int error = begin();
      while (!closed && !gone) {
        if (error == 0) {
          error = block();
        }
        if (error == 0) {
          errors = 0;
        } else {
          error = afterError(error);
        }
      }
    } finally {
      RealTimeThread.leave();
      gone = true;
      playback.close();
      if (capture != null) {
        capture.close();
      }
    }
  }

  /// Fills the output's buffer with silence and starts the input, so that both run from now on.
  private int begin() {
    AlsaPcm input = capture;
    if (input == null) {
      return 0;
    }
    int error = input.start();
    playback.block().silence();
    for (int i = playback.bufferFrames() / frames; i > 0 && error == 0; i--) {
      error = playback.write(frames);
    }
    return error;
  }

  private int block() {
    AlsaPcm input = capture;
    if (input != null) {
      int error = input.read(frames);
      if (error != 0) {
        return error;
      }
      input.block().get(inputs, frames);
    }
    long now = System.nanoTime();
    lastBlockNanos = now;
    callback.process(inputs, left, right, frames, now);
    playback.block().put(left, right, frames);
    return playback.write(frames);
  }

  /// Counts an error and makes both sides ready again, or gives the device up.
  ///
  /// @return 0, or the error of the new start
  private int afterError(int error) {
    counters.add(0, 1);
    errors++;
    if (error == AlsaLibrary.ENODEV || errors >= ERRORS_IN_A_ROW) {
      gone = true;
      return error;
    }
    int ready = playback.again();
    if (ready == 0 && capture != null) {
      ready = capture.again();
    }
    return ready == 0 ? begin() : ready;
  }

  @Override
  public boolean alive() {
    boolean stalled = started && System.nanoTime() - lastBlockNanos > STALL_NANOS;
    return !closed && !gone && !stalled;
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
    if (!started) {
      playback.close();
      if (capture != null) {
        capture.close();
      }
      return;
    }
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
