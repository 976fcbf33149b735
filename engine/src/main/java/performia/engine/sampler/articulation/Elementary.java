// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// Powers and circular functions for the audio thread: the same bits on every machine, and nothing
/// allocated. Stateless; any thread.
final class Elementary {
  private static final double LOG2_E = 1.4426950408889634;
  private static final double OCTAVES_PER_DB = 0.16609640474436813;

  private Elementary() {}

  /// `2^x`, within one part in 10^9, for x in -1000..1000; beyond that as if it stood at the end.
  static double two(double x) {
    double bounded = Math.max(-1000, Math.min(1000, x));
    long whole = (long) (bounded + 1024.5) - 1024; // rounds, also below 0
    double f = bounded - whole;
    // Taylor series of 2^f; at f = 1/2 the first term left out is 2e-10.
    double p = 1.3215486790144307e-6;
    p = p * f + 1.525273380405984e-5;
    p = p * f + 1.540353039338161e-4;
    p = p * f + 1.3333558146428443e-3;
    p = p * f + 9.618129107628477e-3;
    p = p * f + 5.550410866482158e-2;
    p = p * f + 0.24022650695910072;
    p = p * f + 0.6931471805599453;
    p = p * f + 1;
    return p * Double.longBitsToDouble((whole + 1023) << 52);
  }

  /// `e^x`.
  static double exp(double x) {
    return two(x * LOG2_E);
  }

  /// The linear gain of so many dB.
  static double gain(double db) {
    return two(db * OCTAVES_PER_DB);
  }

  /// The natural logarithm of x > 0, within 10^-8.
  static double log(double x) {
    long bits = Double.doubleToRawLongBits(Math.max(x, Double.MIN_NORMAL));
    int exponent = (int) (bits >> 52) - 1023;
    double m = Double.longBitsToDouble((bits & 0xf_ffff_ffff_ffffL) | 0x3ff0_0000_0000_0000L);
    if (m > 1.4142135623730951) {
      m *= 0.5;
      exponent++;
    }
    double s = (m - 1) / (m + 1);
    double q = s * s;
    double series = 1.0 / 11;
    series = series * q + 1.0 / 9;
    series = series * q + 1.0 / 7;
    series = series * q + 1.0 / 5;
    series = series * q + 1.0 / 3;
    series = series * q + 1;
    return 2 * s * series + exponent * 0.6931471805599453;
  }

  /// `x^y` for x in 0..1 and y > 0.
  static double power(double x, double y) {
    return x <= 0 ? 0 : exp(y * log(x));
  }

  /// The sine of so many turns, within 10^-9; exact enough for filters down to 1 Hz.
  static double sine(double turns) {
    double t = turns - Math.floor(turns + 0.5); // -0.5..0.5
    if (t > 0.25) {
      t = 0.5 - t;
    } else if (t < -0.25) {
      t = -0.5 - t;
    }
    double x = t * (2 * Math.PI);
    double q = x * x;
    double series = 1.6059043836821613e-10;
    series = series * q - 2.505210838544172e-8;
    series = series * q + 2.7557319223985893e-6;
    series = series * q - 1.984126984126984e-4;
    series = series * q + 8.333333333333333e-3;
    series = series * q - 0.16666666666666666;
    return x * (series * q + 1);
  }

  /// The cosine of so many turns.
  static double cosine(double turns) {
    return sine(turns + 0.25);
  }
}
