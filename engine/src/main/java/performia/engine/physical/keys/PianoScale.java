// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.keys;

import performia.engine.physical.Elementary;

/// How a grand piano is strung and hammered, key by key. Stateless; any thread.
///
/// Hammers: stiffness, exponent and mass at C2, C4 and C7 from A. Chaigne and A. Askenfelt,
/// "Numerical simulations of piano strings", J. Acoust. Soc. Am. 95, 1994, table I, drawn through
/// on a logarithmic scale. Inharmonicity: the plain strings' rise and the wound strings' fall as H.
/// Conklin gives them ("Design and tone in the mechanoacoustic piano, part III", J. Acoust. Soc.
/// Am. 100, 1996), in size between his and what the pianos of public sample sets show. Decay: the
/// usual 10 to 15 s in the bass falling to half a second at the top (N. Fletcher and T. Rossing,
/// "The Physics of Musical Instruments", section 12.5).
final class PianoScale {
  static final int LOWEST = 21;
  static final int HIGHEST = 108;
  private static final int LAST_DAMPER = 89;
  private static final int LAST_SINGLE = 32;
  private static final int LAST_DOUBLE = 43;
  private static final double C2 = 36;
  private static final double C4 = 60;
  private static final double C7 = 96;

  private PianoScale() {}

  /// `B` of the key's strings.
  static double inharmonicity(double key) {
    return 3.2e-4 * Elementary.pow(2.55, (key - C4) / 12)
        + 2.0e-4 * Elementary.two(-(key - LOWEST) / 8);
  }

  /// Strings that the hammer meets.
  static int strings(int key) {
    return key <= LAST_SINGLE ? 1 : key <= LAST_DOUBLE ? 2 : 3;
  }

  static boolean damped(int key) {
    return key <= LAST_DAMPER;
  }

  /// Wave impedance of one string in kg/s.
  static double impedance(double key) {
    return drawn(key, 3.7, 2.05, 1.97);
  }

  /// Hammer mass in kg.
  static double mass(double key) {
    return drawn(key, 4.9e-3, 2.97e-3, 2.2e-3);
  }

  /// Felt stiffness in N/m^p.
  static double stiffness(double key) {
    return drawn(key, 4e8, 4.5e9, 1e12);
  }

  /// Felt exponent p.
  static double exponent(double key) {
    return drawn(key, 2.3, 2.5, 3);
  }

  /// Where the hammer strikes, as a share of the string.
  static double strikePlace(double key) {
    return key < C4 ? 0.12 : 0.12 - 0.055 * Math.min(1, (key - C4) / 40);
  }

  /// Seconds to -60 dB of the first partial, were the bridge rigid.
  static double lowSeconds(double key) {
    return 26 * Elementary.two(-(key - LOWEST) / 31);
  }

  /// Rate of decay in 1/s that a partial at so many hertz has more.
  static double highRate(double key, double hz) {
    double kilohertz = hz / 1000;
    return 0.017 * kilohertz * kilohertz;
  }

  /// Seconds to -60 dB with the damper down.
  static double damperSeconds(double key) {
    return 0.32 * Elementary.two(-(key - LOWEST) / 30);
  }

  /// How much of what arrives the bridge takes up: the plain decay's first, faster part.
  static double bridgeShare(double key) {
    return 0.0019 * Elementary.two((key - C4) / 36);
  }

  /// Cents by which one string of the key stands from the other.
  static double mistuning(int key) {
    return (0.35 + 0.25 * Math.abs(Elementary.sin(key * 2.4))) * (key > 72 ? 0.5 : 1);
  }

  /// On a straight line through the logarithms at C2, C4 and C7, going on at both ends.
  private static double drawn(double key, double c2, double c4, double c7) {
    return key < C4
        ? c4 * Elementary.pow(c2 / c4, (C4 - key) / (C4 - C2))
        : c4 * Elementary.pow(c7 / c4, (key - C4) / (C7 - C4));
  }
}
