// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

/// Powers of two and their inverse on the audio thread: the same bits on every machine, an order
/// faster than the library. Stateless; any thread.
final class Power {
  /// Octaves in a dB of amplitude: log2(10) / 20.
  static final double OCTAVES_PER_DB = 0.16609640474436813;

  private static final double TWO_OVER_LN_2 = 2.8853900817779268;

  private Power() {}

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

  /// `2^x`, within two parts in 10^7, for x in -120..120; beyond that as if it stood at the end.
  static float two(float x) {
    return near(Math.max(-120, Math.min(120, x)));
  }

  /// As the other, for an x known to lie in -120..120.
  static float near(float x) {
    int whole = (int) (x + 128.5f) - 128; // rounds, also below 0
    float f = x - whole;
    float p = 1.540353e-4f;
    p = p * f + 1.3333558e-3f;
    p = p * f + 9.618129e-3f;
    p = p * f + 5.550411e-2f;
    p = p * f + 0.2402265f;
    p = p * f + 0.6931472f;
    p = p * f + 1;
    return p * Float.intBitsToFloat(whole + 127 << 23);
  }

  /// Base-2 logarithm of a normal number above 0, within 1e-9.
  static double log2(double x) {
    long bits = Double.doubleToRawLongBits(x);
    int exponent = (int) (bits >> 52) - 1023;
    double m = Double.longBitsToDouble(bits & 0xf_ffff_ffff_ffffL | 0x3ff0_0000_0000_0000L);
    if (m > 1.4142135623730951) {
      m *= 0.5;
      exponent++;
    }
    // ln m = 2 artanh((m - 1) / (m + 1)); the first term left out is below 1e-10.
    double s = (m - 1) / (m + 1);
    double ss = s * s;
    double p = 1.0 / 9;
    p = p * ss + 1.0 / 7;
    p = p * ss + 1.0 / 5;
    p = p * ss + 1.0 / 3;
    p = p * ss + 1;
    return exponent + TWO_OVER_LN_2 * s * p;
  }

  /// The gain of so many dB of attenuation.
  static float gain(double attenuationDb) {
    return (float) two(-attenuationDb * OCTAVES_PER_DB);
  }
}
