// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

/// Powers of two on the audio thread: the same bits on every machine, an order faster than the
/// library. Stateless; any thread.
final class Power {
  /// Octaves in a dB of amplitude: log2(10) / 20.
  static final double OCTAVES_PER_DB = 0.16609640474436813;

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

  /// The gain of so many dB of attenuation.
  static float gain(double attenuationDb) {
    return (float) two(-attenuationDb * OCTAVES_PER_DB);
  }
}
