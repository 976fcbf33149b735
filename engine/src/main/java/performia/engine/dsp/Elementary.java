// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.dsp;

/// Elementary functions for the audio thread: the same bits on every machine, no allocation (the
/// library's portable ones allocate), a few nanoseconds each. Stateless; any thread.
public final class Elementary {
  private static final double LOG2_10_BY_20 = 0.16609640474436813;

  private Elementary() {}

  /// `2^x` within one part in 10^9; x beyond -1000..1000 as if it stood at the end.
  public static double exp2(double x) {
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

  /// The logarithm to base 2 within 1e-9, of any normal number above 0.
  public static double log2(double x) {
    long bits = Double.doubleToRawLongBits(x);
    int exponent = (int) (bits >>> 52) - 1023;
    double m = Double.longBitsToDouble(bits & 0xf_ffff_ffff_ffffL | 0x3ff0_0000_0000_0000L);
    if (m > 1.4142135623730951) {
      m *= 0.5;
      exponent++;
    }
    // atanh series: at m = sqrt(2), z = 0.17 and the first term left out is 1e-11.
    double z = (m - 1) / (m + 1);
    double zz = z * z;
    double sum = 1.0 / 11;
    sum = sum * zz + 1.0 / 9;
    sum = sum * zz + 1.0 / 7;
    sum = sum * zz + 1.0 / 5;
    sum = sum * zz + 1.0 / 3;
    sum = sum * zz + 1;
    return exponent + 2.8853900817779268 * z * sum;
  }

  /// The linear gain of a level in dB.
  public static double gain(double db) {
    return exp2(db * LOG2_10_BY_20);
  }

  /// The level in dB of a linear gain above 0.
  public static double db(double gain) {
    return log2(gain) / LOG2_10_BY_20;
  }

  /// The sine within 1e-9, of -1e6..1e6 radians.
  public static double sin(double x) {
    double turns = x * (1 / (2 * Math.PI));
    double y = turns - Math.rint(turns);
    // To the first quadrant and back: sin(pi - a) = sin(a).
    y = y > 0.25 ? 0.5 - y : y < -0.25 ? -0.5 - y : y;
    double a = y * 2 * Math.PI;
    double aa = a * a;
    double p = -7.647163731819816e-13;
    p = p * aa + 1.6059043836821613e-10;
    p = p * aa - 2.505210838544172e-8;
    p = p * aa + 2.7557319223985893e-6;
    p = p * aa - 1.984126984126984e-4;
    p = p * aa + 8.333333333333333e-3;
    p = p * aa - 0.16666666666666666;
    return a + a * aa * p;
  }

  /// The cosine, as [#sin].
  public static double cos(double x) {
    return sin(x + Math.PI / 2);
  }

  /// The hyperbolic tangent within 1e-8.
  public static double tanh(double x) {
    if (Math.abs(x) > 20) {
      return Math.signum(x);
    }
    double e = exp2(x * 2.8853900817779268);
    return (e - 1) / (e + 1);
  }
}
