// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.dsp;

import java.util.Arrays;

/// A stereo look-ahead limiter of true peaks (ITU-R BS.1770-4, annex 2): neither a sample nor the
/// wave between two samples leaves it above the ceiling, and what stays below passes bit for bit,
/// only later. Audio thread; allocates nothing.
///
/// The gain each frame needs is held for the look-ahead (sliding minimum), let go slowly, and
/// averaged over the look-ahead, so that it arrives before the peak does and never with a corner.
public final class Limiter {
  private static final int ONE = 1 << 30;

  /// A peak between samples is known only so many frames later.
  private static final int DETECTION_FRAMES = Oversampler.UP_DELAY_FRAMES;

  private final int length;
  private final int window;
  private final Oversampler betweenLeft = new Oversampler();
  private final Oversampler betweenRight = new Oversampler();
  private final float[] fine = new float[Oversampler.FACTOR];
  private final float ceiling;
  private final double release;
  private final float[] left;
  private final float[] right;
  private final int[] gains;
  private final int[] queueGain;
  private final long[] queueFrame;
  private long frame;
  private int loudFrames;
  private int queueHead;
  private int queueTail;
  private int released = ONE;
  private long sum;
  private float lowest = 1;

  /// @param ceiling highest true peak that may leave it, above 0, up to 1
  /// @param lookAheadFrames also its latency, 16..65536
  /// @param releaseSeconds time constant of the way back
  public Limiter(float ceiling, int lookAheadFrames, double releaseSeconds, int sampleRate) {
    if (!(ceiling > 0 && ceiling <= 1)) {
      throw new IllegalArgumentException("limiter ceiling " + ceiling + " (above 0, up to 1)");
    }
    this.ceiling = ceiling;
    if (lookAheadFrames < 16 || lookAheadFrames > 1 << 16) {
      throw new IllegalArgumentException(
          "look-ahead of " + lookAheadFrames + " frames (16..65536)");
    }
    length = lookAheadFrames + 1;
    window = length - DETECTION_FRAMES;
    release = 1 - StrictMath.exp(-1 / (releaseSeconds * sampleRate));
    left = new float[length];
    right = new float[length];
    gains = new int[window];
    queueGain = new int[window + 2];
    queueFrame = new long[window + 2];
    reset();
  }

  /// Frames between a sample going in and coming out.
  public int latencyFrames() {
    return length - 1;
  }

  /// The lowest gain since the last call: 1 when nothing was limited.
  public float takeLowestGain() {
    float result = lowest;
    lowest = 1;
    return result;
  }

  /// Forgets all state.
  public void reset() {
    Arrays.fill(left, 0);
    Arrays.fill(right, 0);
    Arrays.fill(gains, ONE);
    betweenLeft.reset();
    betweenRight.reset();
    sum = (long) window * ONE;
    released = ONE;
    frame = 0;
    queueHead = 0;
    queueTail = 0;
    loudFrames = 0;
  }

  /// Limits in place.
  public void process(float[] l, float[] r, int frames) {
    for (int i = 0; i < frames; i++) {
      int minimum = slide(needed(l[i], r[i]));
      released =
          minimum <= released
              ? minimum
              : Math.min(minimum, released + (int) Math.ceil((ONE - released) * release));
      int slot = (int) (frame % window);
      // Integers, so that the running sum never drifts and full gain is exactly one.
      sum += released - gains[slot];
      gains[slot] = released;
      int at = (int) (frame % length);
      left[at] = l[i];
      right[at] = r[i];
      int oldest = at + 1 == length ? 0 : at + 1;
      frame++;
      float gain =
          sum == (long) window * ONE ? 1 : (float) ((double) sum / ((double) window * ONE));
      lowest = Math.min(lowest, gain);
      l[i] = clip(left[oldest] * gain);
      r[i] = clip(right[oldest] * gain);
    }
  }

  private int needed(float l, float r) {
    // Between soft samples there is no loud wave: looking there is what costs.
    if (Math.max(Math.abs(l), Math.abs(r)) * Oversampler.HIGHEST_GAIN >= ceiling) {
      loudFrames = Oversampler.PHASE_TAPS;
    }
    if (loudFrames == 0) {
      betweenLeft.push(l);
      betweenRight.push(r);
      return ONE;
    }
    loudFrames--;
    float peak = Math.max(peak(betweenLeft, l), peak(betweenRight, r));
    return peak > ceiling ? (int) ((double) ceiling / peak * ONE) : ONE;
  }

  private float peak(Oversampler between, float sample) {
    between.up(sample, fine);
    float peak = 0;
    for (int k = 0; k < Oversampler.FACTOR; k++) {
      peak = Math.max(peak, Math.abs(fine[k]));
    }
    return peak;
  }

  /// Rounding may leave the last bit above the ceiling.
  private float clip(float sample) {
    return Math.max(-ceiling, Math.min(ceiling, sample));
  }

  /// The least gain of the window and one frame more, since a peak between two frames concerns
  /// both, by a queue of rising minima.
  private int slide(int gain) {
    while (queueTail != queueHead && queueGain[before(queueTail)] >= gain) {
      queueTail = before(queueTail);
    }
    queueGain[queueTail] = gain;
    queueFrame[queueTail] = frame;
    queueTail = after(queueTail);
    while (queueFrame[queueHead] < frame - window) {
      queueHead = after(queueHead);
    }
    return queueGain[queueHead];
  }

  private int before(int index) {
    return index == 0 ? window + 1 : index - 1;
  }

  private int after(int index) {
    return index == window + 1 ? 0 : index + 1;
  }
}
