// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.silent;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import performia.engine.audio.AudioBackend;
import performia.engine.audio.AudioCallback;
import performia.engine.audio.AudioStream;
import performia.engine.concurrent.Counters;
import performia.engine.realtime.RealTime;

/// Calls back whenever the clock says that a block has passed. Its thread is the audio thread.
final class SilentStream implements AudioStream {
  private static final long JOIN_MILLIS = 2_000;

  private final AudioBackend.Request request;
  private final AudioCallback callback;
  private final Thread thread;
  private volatile boolean closed;
  private volatile boolean started;
  private final Counters xruns = new Counters(List.of("xruns"));

  SilentStream(AudioBackend.Request request, AudioCallback callback) {
    this.request = request;
    this.callback = callback;
    callback.prepare(request.sampleRate(), request.blockFrames());
    thread = Thread.ofPlatform().name("audio silent").daemon(true).unstarted(this::run);
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
    return 0;
  }

  @Override
  public int inputs() {
    return request.inputs();
  }

  @Override
  public int inputLatencyFrames() {
    return request.inputs() == 0 ? 0 : request.blockFrames();
  }

  @Override
  public RealTime realTime() {
    return RealTime.PLAIN;
  }

  @Override
  public void start() {
    started = true;
    thread.start();
  }

  private void run() {
    int frames = request.blockFrames();
    float[] left = new float[frames];
    float[] right = new float[frames];
    float[][] inputs = new float[request.inputs()][frames];
    long blockNanos = 1_000_000_000L * frames / request.sampleRate();
    long start = System.nanoTime();
    long blocks = 0;
    while (!closed) {
      long due = start + (long) ((double) blocks * frames / request.sampleRate() * 1e9);
      long now = System.nanoTime();
      if (now < due) {
        LockSupport.parkNanos(this, due - now);
        continue;
      }
      if (now - due > 8 * blockNanos) {
        // Woken too late to catch up without a burst: the time is gone.
        xruns.add(0, 1);
        start = now;
        blocks = 0;
      }
      callback.process(inputs, left, right, frames, now);
      blocks++;
    }
  }

  @Override
  public boolean alive() {
    return !closed && (!started || thread.isAlive());
  }

  @Override
  public long xruns() {
    return xruns.get(0);
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
