// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.dsp;

import java.util.Arrays;

/// Goes up to four times the sample rate and back, a frame at a time: for what bends a signal, and
/// for what looks between its samples. Each way is a linear-phase low-pass of 48 taps (Kaiser
/// window), twelve a phase, as long as the one of ITU-R BS.1770-4, annex 2. One channel. Audio
/// thread; allocates nothing.
public final class Oversampler {
  /// How many times faster it is inside.
  public static final int FACTOR = 4;

  /// Frames from a sample going into [#up] to its place in what comes out.
  public static final int UP_DELAY_FRAMES = 6;

  /// Samples that [#up] looks at.
  static final int PHASE_TAPS = 12;

  private static final int TAPS = FACTOR * PHASE_TAPS;
  private static final double BETA = 7;
  private static final float[][] PHASES = phases();

  /// No value that [#up] gives exceeds the largest sample it looks at by more than this factor.
  static final float HIGHEST_GAIN = highestGain();

  private final float[] past = new float[2 * PHASE_TAPS];
  private final float[] fine = new float[2 * TAPS];
  private int at;
  private int fineAt;

  /// The low-pass cut into its phases, each summing up to 1, so that a constant stays one.
  private static float[][] phases() {
    var phases = new float[FACTOR][PHASE_TAPS];
    for (int phase = 0; phase < FACTOR; phase++) {
      double sum = 0;
      var taps = new double[PHASE_TAPS];
      for (int k = 0; k < PHASE_TAPS; k++) {
        double x = k - PHASE_TAPS / 2 + (double) phase / FACTOR;
        double edge = x / (PHASE_TAPS / 2.0);
        double window = bessel(BETA * Math.sqrt(Math.max(0, 1 - edge * edge))) / bessel(BETA);
        double sinc = x == 0 ? 1 : StrictMath.sin(Math.PI * x) / (Math.PI * x);
        taps[k] = sinc * window;
        sum += taps[k];
      }
      for (int k = 0; k < PHASE_TAPS; k++) {
        phases[phase][k] = (float) (taps[k] / sum);
      }
    }
    return phases;
  }

  private static float highestGain() {
    float highest = 0;
    for (float[] taps : PHASES) {
      float sum = 0;
      for (float tap : taps) {
        sum += Math.abs(tap);
      }
      highest = Math.max(highest, sum);
    }
    return 1.001f * highest; // for what rounding may add
  }

  /// The modified Bessel function of order 0, by its series.
  private static double bessel(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; k < 32; k++) {
      term *= x * x / (4.0 * k * k);
      sum += term;
    }
    return sum;
  }

  /// Takes a sample and gives the four that belong to the place [#UP_DELAY_FRAMES] before it; the
  /// first of them is that sample itself.
  public void up(float in, float[] out) {
    push(in);
    for (int phase = 0; phase < FACTOR; phase++) {
      float[] taps = PHASES[phase];
      float sum = 0;
      // past[at] is the oldest.
      for (int k = 0; k < PHASE_TAPS; k++) {
        sum += taps[PHASE_TAPS - 1 - k] * past[at + k];
      }
      out[phase] = sum;
    }
  }

  /// Takes a sample that nobody wants to see between.
  void push(float in) {
    past[at] = in;
    past[at + PHASE_TAPS] = in;
    at = at + 1 == PHASE_TAPS ? 0 : at + 1;
  }

  /// Takes four fine samples and gives one, rid of what the slow rate cannot hold.
  public float down(float[] in) {
    for (int i = 0; i < FACTOR; i++) {
      fine[fineAt] = in[i];
      fine[fineAt + TAPS] = in[i];
      fineAt = fineAt + 1 == TAPS ? 0 : fineAt + 1;
    }
    float sum = 0;
    for (int k = 0; k < TAPS; k++) {
      sum += PHASES[k % FACTOR][k / FACTOR] * fine[fineAt + k];
    }
    return sum * (1f / FACTOR);
  }

  /// Forgets all state.
  public void reset() {
    Arrays.fill(past, 0);
    Arrays.fill(fine, 0);
    at = 0;
    fineAt = 0;
  }
}
