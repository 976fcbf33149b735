// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.time;

import performia.engine.concurrent.Snapshot;

/// Wall time to frames: a delay-locked loop makes a smooth line of the jittery times at which
/// blocks begin (Adriaensen, "Using a DLL to filter time", LAC 2005). Updated by the audio thread;
/// a [Reader] of each other thread converts.
public final class SampleClock {
  private static final int LONGS = 3;

  private final double nominalNanos;
  private final double bandwidthHz;
  private final Snapshot snapshot = new Snapshot(LONGS);
  private final long[] state = new long[LONGS];
  private boolean locked;
  private long origin;
  private double blockTime;
  private double nanosPerFrame;
  private long lastFrame;

  /// @param bandwidthHz how fast it follows: 0.1 is calm, 1 follows a drifting clock quickly
  public SampleClock(int sampleRate, double bandwidthHz) {
    if (!(bandwidthHz > 0 && bandwidthHz <= 10)) {
      throw new IllegalArgumentException("bandwidth " + bandwidthHz + " Hz (above 0, up to 10)");
    }
    nominalNanos = 1e9 / sampleRate;
    nanosPerFrame = nominalNanos;
    this.bandwidthHz = bandwidthHz;
  }

  /// A block began. Audio thread.
  ///
  /// @param frame its first frame, growing
  /// @param nanos [System#nanoTime] when its callback began
  public void update(long frame, long nanos) {
    double elapsed = (frame - lastFrame) * nanosPerFrame;
    double error = nanos - origin - (blockTime + elapsed);
    // A gap of a tenth of a second is a stopped device, not jitter: lock anew.
    if (!locked || frame <= lastFrame || Math.abs(error) > 1e8) {
      locked = true;
      origin = nanos;
      blockTime = 0;
      nanosPerFrame = nominalNanos;
    } else {
      double omega = Math.min(1, 2 * Math.PI * bandwidthHz * elapsed * 1e-9);
      blockTime += elapsed + Math.min(1, Math.sqrt(2) * omega) * error;
      nanosPerFrame += omega * omega * error / (frame - lastFrame);
    }
    lastFrame = frame;
    state[0] = frame;
    state[1] = origin + Math.round(blockTime);
    state[2] = Double.doubleToRawLongBits(nanosPerFrame);
    snapshot.write(state);
  }

  /// One thread's view of the clock; allocates nothing after construction.
  public static final class Reader {
    private final Snapshot snapshot;
    private final long[] state = new long[LONGS];

    public Reader(SampleClock clock) {
      snapshot = clock.snapshot;
    }

    /// The frame that falls on a moment; before the first block, frame 0.
    public double frameAt(long nanos) {
      snapshot.read(state);
      double perFrame = Double.longBitsToDouble(state[2]);
      return perFrame == 0 ? 0 : state[0] + (nanos - state[1]) / perFrame;
    }
  }
}
