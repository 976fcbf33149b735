// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.basses;

import performia.soundfonts.tone.Chance;

/// A stiff, lossy bass string plucked at one place and heard at another, as its modes: exact where
/// a delay-line string only approximates stiffness and loss. Immutable; any thread.
///
/// Partial n lies at `n f0 sqrt(1 + B n^2)` (H. Fletcher, JASA 1964). Its strength is that of a
/// corner pulled out over the width of a finger or plectrum, `sin(n pi p) / n^2` in displacement,
/// times what a pickup or bridge feels of it. Its loss grows with frequency as air and inner
/// friction make it (N. H. Fletcher and T. D. Rossing, The Physics of Musical Instruments, 2nd ed.,
/// section 2.12).
///
/// @param inharmonicity B of the low E; thinner strings and longer lengths have less
/// @param pluck place of the finger, part of the open string from the bridge
/// @param widthMetres how much string finger or plectrum covers
/// @param pickup place of the pickup, part of the open string; 0 hears the force on the bridge
/// @param t60Seconds ringing time of the low E's first partial
/// @param lossPerHz how much faster partials lose energy for each Hz they lie higher, nepers a
///   second
/// @param lossPerHzSquared the same for the square of their frequency
record BassString(
    double inharmonicity,
    double pluck,
    double widthMetres,
    double pickup,
    double t60Seconds,
    double lossPerHz,
    double lossPerHzSquared) {
  private static final double SCALE_METRES = 0.864;
  private static final int LOW_E = 28;

  /// One partial: its number, frequency, amplitude and decay in nepers a second.
  record Partial(int number, double hz, double gain, double loss) {}

  static double hertz(int pitch) {
    return 440 * StrictMath.pow(2, (pitch - 69) / 12.0);
  }

  /// Partial `number` of that key, or gain 0 above the range of hearing.
  ///
  /// @param hardness 0 flesh to 1 nail: narrows what touches the string
  /// @param wander how far from its usual place the finger is, parts of the string
  Partial partial(int pitch, int number, double hardness, double wander, Chance chance) {
    double f0 = hertz(pitch);
    // Played in first position up to the open G's octave, then up the neck.
    double length = StrictMath.pow(2, -Math.max(0, (pitch - LOW_E) % 5) / 12.0);
    double b = inharmonicity * StrictMath.pow(2, -(pitch - LOW_E) / 24.0);
    double hz = number * f0 * Math.sqrt((1 + b * number * number) / (1 + b));
    double place = Math.min(0.5, (pluck + wander) / length);
    double touch = number * StrictMath.PI * widthMetres * (1.8 - 1.3 * hardness) / SCALE_METRES;
    double corner = comb(number, place) / number * StrictMath.exp(-0.5 * touch * touch);
    double heard = pickup == 0 ? 1.0 / StrictMath.sqrt(number) : comb(number, pickup / length);
    double loss =
        6.907755 / (t60Seconds * StrictMath.pow(2, -(pitch - LOW_E) / 30.0))
            + lossPerHz * hz
            + lossPerHzSquared * hz * hz;
    return new Partial(
        number, hz, corner * heard * chance.around(0.08), loss * chance.around(0.06));
  }

  /// A place's share of a mode; real places are not points, so no mode is quite missing.
  private static double comb(int number, double place) {
    double s = StrictMath.sin(StrictMath.PI * number * place);
    return s + Math.copySign(0.05, s);
  }
}
