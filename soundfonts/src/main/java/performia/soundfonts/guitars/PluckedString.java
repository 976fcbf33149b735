// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.guitars;

import performia.soundfonts.tone.Chance;
import performia.soundfonts.waves.Modes;
import performia.soundfonts.waves.Tuning;

/// A stiff, lossy guitar string as the sum of its modes: what a waveguide with a loss filter and a
/// dispersion all-pass computes, with every mode's pitch and decay exact. Immutable, any thread.
///
/// Each mode swings in two planes, across and along the body, that differ in decay and by a breath
/// in pitch. Losses grow with the square of frequency (air and inner friction).
///
/// @param inharmonicity stiffness coefficient B of the low E string; thinner strings have less
/// @param pluckMetres distance of finger or plectrum from the bridge
/// @param pickupMetres distance of the pickup from the bridge; 0 listens to the force at the bridge
/// @param widthMetres how much string the finger or plectrum covers
/// @param lossPerSecond decay rate at the lowest pitch, all frequencies alike
/// @param lossRise factor of that rate from the low E to the one three octaves above
/// @param lossPerHertzSquared decay rate that grows with frequency
/// @param alongShare amplitude of the plane along the body against the one across, 0..1
record PluckedString(
    double inharmonicity,
    double pluckMetres,
    double pickupMetres,
    double widthMetres,
    double lossPerSecond,
    double lossRise,
    double lossPerHertzSquared,
    double alongShare) {
  private static final double SCALE_METRES = 0.65;
  private static final int[] OPEN = {40, 45, 50, 55, 59, 64};

  /// The modes of one stroke.
  ///
  /// @param rateHz of the buffer they will be rendered to
  /// @param take moves the hand a little
  /// @param hardness 0 soft flesh to 1 a hard plectrum: widens or narrows what touches the string
  Modes pluck(int pitch, double hardness, int take, double rateHz, Chance chance) {
    double f0 = Tuning.hertz(pitch);
    double length = SCALE_METRES / StrictMath.pow(2, fret(pitch) / 12.0);
    // The hand follows the fretting hand part of the way.
    double near = StrictMath.pow(length / SCALE_METRES, 0.6);
    double pluck = pluckMetres * near * (take % 2 == 0 ? 0.96 : 1.05) / length;
    double pickup = pickupMetres / length;
    double width = widthMetres * (1.9 - 1.4 * hardness) / length;
    double b = inharmonicity * Tuning.curve(pitch, 40, 1, 64, 0.35, 88, 1.4);
    double base = lossPerSecond * Tuning.curve(pitch, 40, 1, 76, lossRise);
    double stretch = Math.sqrt(1 + b);
    double edgeHz = 1000 + 8000 * hardness * hardness + f0;
    Modes modes = new Modes(rateHz);
    for (int k = 1; k * f0 < 17_000; k++) {
      double f = k * f0 * Math.sqrt(1 + b * k * k) / stretch;
      double touch = k * width * Math.PI;
      double amplitude =
          shape(k, pluck, pickup)
              * StrictMath.exp(-0.5 * touch * touch)
              / (1 + f * f / (edgeHz * edgeHz))
              * chance.around(0.06);
      double decay = (base + lossPerHertzSquared * f * f) * chance.around(0.10);
      double apart = f * chance.between(0.00004, 0.0002);
      modes.add(amplitude, f, decay, Math.PI / 2 + chance.between(-0.2, 0.2));
      // A quarter turn behind: the planes neither add nor cancel at the start.
      modes.add(
          alongShare * amplitude, f + apart, decay * 0.5, Math.PI + chance.between(-0.5, 0.5));
    }
    return modes;
  }

  /// A corner pulled out at the pluck, seen as bridge force or as velocity over the pickup.
  private static double shape(int k, double pluck, double pickup) {
    double corner = comb(k, pluck) / k;
    return pickup == 0 ? corner : corner * comb(k, pickup) * 2;
  }

  /// Nodes are never perfect.
  private static double comb(int k, double place) {
    double s = StrictMath.sin(Math.PI * k * Math.min(place, 0.5));
    return s + Math.copySign(0.04, s);
  }

  /// The fret on the string a player would choose: the highest open string not above the pitch.
  private static int fret(int pitch) {
    int fret = 0;
    for (int open : OPEN) {
      if (open <= pitch) {
        fret = pitch - open;
      }
    }
    return fret;
  }
}
