// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.drums;

import performia.soundfonts.synth.Canvas;
import performia.soundfonts.tone.Chance;

/// A struck circular membrane: the first modes (m, n) of the ideal one, each as strong as the
/// stroke's place and contact time make it (N. H. Fletcher and T. D. Rossing, The Physics of
/// Musical Instruments, 2nd ed., sections 3.6 and 18.1). Immutable; any thread.
///
/// @param hz frequency of the lowest mode once the pitch has settled
/// @param spread exponent on the ideal ratios; air on both sides brings the modes closer, below 1
/// @param rise how far tension lifts the pitch at the stroke, as a part of `hz`
/// @param glideSeconds time constant with which the pitch settles
/// @param t60Seconds ringing time of the lowest mode
/// @param damping exponent with which ringing time falls with frequency
/// @param place where it is struck, 0 centre to 1 rim
/// @param contactSeconds how long stick or hand stays on the head
record Membrane(
    double hz,
    double spread,
    double rise,
    double glideSeconds,
    double t60Seconds,
    double damping,
    double place,
    double contactSeconds) {
  /// Nodal diameters m, and the zeros j(m, n) of the Bessel function J(m).
  private static final double[][] ZEROS = {
    {0, 2.40483}, {1, 3.83171}, {2, 5.13562}, {0, 5.52008}, {3, 6.38016}, {1, 7.01559},
    {4, 7.58834}, {2, 8.41724}, {0, 8.65373}, {5, 8.77148}, {3, 9.76102}, {6, 9.93611},
    {1, 10.17347}, {4, 11.06471}, {2, 11.61984}, {0, 11.79153}, {5, 12.33860}, {3, 13.01520},
    {1, 13.32369}, {6, 13.58929}
  };

  /// Paints one stroke.
  void paint(Canvas canvas, double gain, Chance chance) {
    for (double[] zero : ZEROS) {
      double ratio = StrictMath.pow(zero[1] / ZEROS[0][1], spread);
      double modeHz = hz * ratio * chance.around(0.004);
      double shape = bessel((int) zero[0], zero[1] * Math.min(0.97, place));
      double push = 1 / (1 + square(1.3 * modeHz * contactSeconds));
      double level = gain * shape * push * chance.around(0.08) / StrictMath.sqrt(ratio);
      double ringing = t60Seconds * StrictMath.pow(ratio, -damping) * chance.around(0.06);
      canvas.glide(
          modeHz,
          rise / StrictMath.sqrt(ratio),
          glideSeconds,
          0.3 * contactSeconds,
          ringing,
          level,
          0);
    }
  }

  /// J(m) at x, by its power series.
  private static double bessel(int m, double x) {
    double term = 1;
    for (int i = 1; i <= m; i++) {
      term *= x / (2 * i);
    }
    double sum = term;
    for (int k = 1; k < 40; k++) {
      term *= -x * x / (4.0 * k * (k + m));
      sum += term;
    }
    return sum;
  }

  private static double square(double x) {
    return x * x;
  }
}
