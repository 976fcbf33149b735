// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.strings;

import performia.engine.physical.Elementary;

/// One string as it is made: what the laws of its sound need. Immutable; any thread.
///
/// A partial at `omega` radians a second loses the share `eta = (F + A / omega + S B n^2) / (1 + B
/// n^2)` of its energy a radian, by friction inside (F), by the air (A) and by bending (S), B being
/// its inharmonicity (J. Woodhouse, "Plucked guitar transients: comparison of measurements and
/// synthesis", Acta Acustica 90, 2004, eq. 8 and table 1).
///
/// @param openPitch MIDI key of the open string
/// @param inharmonicity `B` of the open string, in `f_n = n f_0 sqrt(1 + B n^2)`
/// @param friction F
/// @param air A, in radians a second
/// @param bending S
/// @param impedance wave impedance against that of the instrument's other strings
record StringSpec(
    int openPitch,
    double inharmonicity,
    double friction,
    double air,
    double bending,
    double impedance) {
  private static final double LN_10_6 = 13.815510557964274;

  /// Seconds to -60 dB of partial `n`, at `hz`, of the string stopped so that its inharmonicity is
  /// `b`.
  double decaySeconds(double hz, double n, double b) {
    double omega = 2 * Math.PI * hz;
    double stiff = b * n * n;
    double eta = (friction + air / omega + bending * stiff) / (1 + stiff);
    return LN_10_6 / (omega * eta);
  }

  /// Inharmonicity of the string stopped so as to sound `semitones` higher: it goes with the square
  /// of the shortening (H. Fletcher, "Normal vibration frequencies of a stiff piano string", J.
  /// Acoust. Soc. Am. 36, 1964).
  double inharmonicity(double semitones) {
    return inharmonicity * Elementary.two(semitones / 6);
  }
}
