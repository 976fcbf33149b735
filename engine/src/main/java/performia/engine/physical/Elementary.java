// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical;

/// Elementary functions for the audio thread: the same bits on every machine, no allocation, no
/// table. Good to about one part in 10^9. Stateless; any thread.
public final class Elementary {
  private static final double TWO_OVER_PI = 2 / Math.PI;
  private static final double LOG2_E = 1.4426950408889634;
  private static final double LN_2 = 0.6931471805599453;
  private static final double SQRT_2 = 1.4142135623730951;
  private static final double TAN_PI_16 = 0.198912367379658;

  private Elementary() {}

  /// `2^x` for x in -1000..1000; beyond that as if it stood at the end.
  public static double two(double x) {
    double bounded = Math.max(-1000, Math.min(1000, x));
    long whole = (long) (bounded + 1024.5) - 1024; // rounds, also below 0
    double f = (bounded - whole) * LN_2;
    // Taylor series of e^f for |f| <= 0.35; the first term left out is 7e-13.
    double p = 1 / 3628800.0;
    p = p * f + 1 / 362880.0;
    p = p * f + 1 / 40320.0;
    p = p * f + 1 / 5040.0;
    p = p * f + 1 / 720.0;
    p = p * f + 1 / 120.0;
    p = p * f + 1 / 24.0;
    p = p * f + 1 / 6.0;
    p = p * f + 0.5;
    p = p * f + 1;
    p = p * f + 1;
    return p * Double.longBitsToDouble((whole + 1023) << 52);
  }

  /// `e^x`, bounded as [#two] is.
  public static double exp(double x) {
    return two(x * LOG2_E);
  }

  /// Logarithm to base 2 of a positive, normal number; -1000 for what is not.
  public static double log2(double x) {
    if (!(x > 1e-300)) {
      return -1000;
    }
    long bits = Double.doubleToRawLongBits(Math.min(x, 1e300));
    long exponent = (bits >>> 52) - 1023;
    double mantissa = Double.longBitsToDouble((bits & 0xfffffffffffffL) | 0x3ff0000000000000L);
    if (mantissa > SQRT_2) {
      mantissa *= 0.5;
      exponent++;
    }
    // log m = 2 artanh((m - 1) / (m + 1)); the argument stays below 0.172.
    double t = (mantissa - 1) / (mantissa + 1);
    double s = t * t;
    double p = 1 / 13.0;
    p = p * s + 1 / 11.0;
    p = p * s + 1 / 9.0;
    p = p * s + 1 / 7.0;
    p = p * s + 1 / 5.0;
    p = p * s + 1 / 3.0;
    p = p * s + 1;
    return exponent + 2 * LOG2_E * t * p;
  }

  /// `base^exponent` for a base of 0 or above.
  public static double pow(double base, double exponent) {
    return base <= 0 ? 0 : two(exponent * log2(base));
  }

  /// Sine of an angle in radians, within a million turns of 0.
  public static double sin(double x) {
    return quarter(x * TWO_OVER_PI, 0);
  }

  /// Cosine of an angle in radians, within a million turns of 0.
  public static double cos(double x) {
    return quarter(x * TWO_OVER_PI, 1);
  }

  /// Sine of so many quarter turns; the shift turns it into a cosine.
  private static double quarter(double quarters, int shift) {
    long whole = Math.round(quarters);
    double r = (quarters - whole) * (Math.PI / 2); // within 45 degrees of 0
    double s = r * r;
    int which = (int) (whole + shift) & 3;
    double value = (which & 1) == 0 ? r * sineSeries(s) : cosineSeries(s);
    return (which & 2) == 0 ? value : -value;
  }

  private static double sineSeries(double s) {
    double p = -1 / 39916800.0;
    p = p * s + 1 / 362880.0;
    p = p * s - 1 / 5040.0;
    p = p * s + 1 / 120.0;
    p = p * s - 1 / 6.0;
    return p * s + 1;
  }

  private static double cosineSeries(double s) {
    double p = 1 / 479001600.0;
    p = p * s - 1 / 3628800.0;
    p = p * s + 1 / 40320.0;
    p = p * s - 1 / 720.0;
    p = p * s + 1 / 24.0;
    p = p * s - 0.5;
    return p * s + 1;
  }

  /// The angle of the point (x, y), in radians from -pi to pi.
  public static double atan2(double y, double x) {
    double ax = Math.abs(x);
    double ay = Math.abs(y);
    double most = Math.max(ax, ay);
    if (most == 0) {
      return 0;
    }
    double angle = arctangent(Math.min(ax, ay) / most);
    if (ay > ax) {
      angle = Math.PI / 2 - angle;
    }
    if (x < 0) {
      angle = Math.PI - angle;
    }
    return y < 0 ? -angle : angle;
  }

  /// Of 0..1: the angle is halved once and turned by an eighth of pi to make the series short.
  private static double arctangent(double t) {
    double half = t / (1 + Math.sqrt(1 + t * t)); // 0..0.414
    double turned = (half - TAN_PI_16) / (1 + half * TAN_PI_16); // within 0.199 of 0
    double s = turned * turned;
    double p = 1 / 13.0;
    p = -p * s + 1 / 11.0;
    p = -p * s + 1 / 9.0;
    p = -p * s + 1 / 7.0;
    p = -p * s + 1 / 5.0;
    p = -p * s + 1 / 3.0;
    p = -p * s + 1;
    // The alternating series: 1 - s/3 + s^2/5 - ...
    return 2 * (turned * p + Math.PI / 16);
  }

  /// A smooth clip: odd, slope 1 at 0, within -1..1 (a Padé approximant of the hyperbolic tangent).
  public static double soft(double x) {
    double bounded = Math.max(-3, Math.min(3, x));
    double s = bounded * bounded;
    return bounded * (27 + s) / (27 + 9 * s);
  }
}
