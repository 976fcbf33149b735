// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.synth;

import performia.soundfonts.tone.Sound;

/// A second-order filter after R. Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter
/// coefficients", reproducible to the bit. Keeps state; one thread.
public final class Filter {
  private final double b0;
  private final double b1;
  private final double b2;
  private final double a1;
  private final double a2;
  private double s1;
  private double s2;

  private Filter(double b0, double b1, double b2, double a0, double a1, double a2) {
    this.b0 = b0 / a0;
    this.b1 = b1 / a0;
    this.b2 = b2 / a0;
    this.a1 = a1 / a0;
    this.a2 = a2 / a0;
  }

  /// Low-pass with 12 dB an octave; `q` 0.707 is flat.
  public static Filter lowPass(double hz, double q) {
    double w = angle(hz);
    double c = StrictMath.cos(w);
    double alpha = StrictMath.sin(w) / (2 * q);
    return new Filter((1 - c) / 2, 1 - c, (1 - c) / 2, 1 + alpha, -2 * c, 1 - alpha);
  }

  /// High-pass with 12 dB an octave; `q` 0.707 is flat.
  public static Filter highPass(double hz, double q) {
    double w = angle(hz);
    double c = StrictMath.cos(w);
    double alpha = StrictMath.sin(w) / (2 * q);
    return new Filter((1 + c) / 2, -1 - c, (1 + c) / 2, 1 + alpha, -2 * c, 1 - alpha);
  }

  /// Band-pass with a gain of 1 at its centre.
  public static Filter bandPass(double hz, double q) {
    double w = angle(hz);
    double alpha = StrictMath.sin(w) / (2 * q);
    return new Filter(alpha, 0, -alpha, 1 + alpha, -2 * StrictMath.cos(w), 1 - alpha);
  }

  /// A bell of `gainDb` around `hz`.
  public static Filter peak(double hz, double q, double gainDb) {
    double w = angle(hz);
    double c = StrictMath.cos(w);
    double a = StrictMath.pow(10, gainDb / 40);
    double alpha = StrictMath.sin(w) / (2 * q);
    return new Filter(1 + alpha * a, -2 * c, 1 - alpha * a, 1 + alpha / a, -2 * c, 1 - alpha / a);
  }

  /// A shelf of `gainDb` above `hz`.
  public static Filter highShelf(double hz, double gainDb) {
    double w = angle(hz);
    double c = StrictMath.cos(w);
    double a = StrictMath.pow(10, gainDb / 40);
    double r = 2 * StrictMath.sqrt(a) * StrictMath.sin(w) / StrictMath.sqrt(2);
    return new Filter(
        a * (a + 1 + (a - 1) * c + r),
        -2 * a * (a - 1 + (a + 1) * c),
        a * (a + 1 + (a - 1) * c - r),
        a + 1 - (a - 1) * c + r,
        2 * (a - 1 - (a + 1) * c),
        a + 1 - (a - 1) * c - r);
  }

  private static double angle(double hz) {
    return 2 * StrictMath.PI * Math.min(hz, 0.49 * Sound.RATE_HZ) / Sound.RATE_HZ;
  }

  /// Filters one sample (transposed direct form II).
  public double next(double x) {
    double y = b0 * x + s1;
    s1 = b1 * x - a1 * y + s2;
    s2 = b2 * x - a2 * y;
    return y;
  }

  /// Filters a whole buffer in place.
  public void through(double[] samples) {
    for (int n = 0; n < samples.length; n++) {
      samples[n] = next(samples[n]);
    }
  }
}
