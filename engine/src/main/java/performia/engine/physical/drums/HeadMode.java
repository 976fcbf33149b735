// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One mode of a pair of heads. Immutable; made off the audio thread.
///
/// @param diameters nodal diameters, the order of its Bessel function
/// @param zero of that function at the rim
/// @param hz where it lies
/// @param upper its share of the struck head
/// @param lower its share of the other head, negative when they move against each other
record HeadMode(int diameters, double zero, double hz, double upper, double lower) {
  private static final int MOST_DIAMETERS = 9;
  private static final int MOST_CIRCLES = 7;
  private static final double AIR = 1.2;

  /// Weight at a place on the struck head, of a mode of unit mass.
  ///
  /// @param place 0 in the middle, 1 at the rim
  double at(double place) {
    double size = Math.abs(Bessel.j(diameters + 1, zero));
    double round = diameters == 0 ? 1 : Math.sqrt(2);
    return upper * round * Bessel.j(diameters, zero * Math.min(1, place)) / size;
  }

  /// The lowest modes of a drum, the lowest of all at exactly its pitch.
  ///
  /// A membrane's own modes lie at the zeros of the Bessel functions. The air that each must move
  /// weighs most on the lowest: twice `rho a / zero` a square metre, from the near field of a plane
  /// wave of that length on both sides (T. D. Rossing and N. H. Fletcher, The Physics of Musical
  /// Instruments, chapter 18; R. S. Christian et al., JASA 1984, for timpani). The air shut in
  /// between two heads ties their ring modes together, and less those of one diameter: each splits
  /// into a pair, heads together below and against each other above (T. D. Rossing, I. Bork, H.
  /// Zhao and D. O. Fystrom, "Acoustics of snare drums", JASA 1992).
  static List<HeadMode> of(Skin skin) {
    List<HeadMode> found = new ArrayList<>();
    for (int m = 0; m <= MOST_DIAMETERS; m++) {
      for (int n = 1; n <= MOST_CIRCLES; n++) {
        double zero = Bessel.zero(m, n);
        double air = 2 * AIR * 0.5 * skin.diameterMetres() / (zero * skin.arealMass());
        double own = zero * zero / (1 + air);
        double pull = m > 1 ? 0 : skin.spring() * pull(m, zero);
        if (pull == 0) {
          found.add(new HeadMode(m, zero, Math.sqrt(own), 1, 0));
        } else {
          pair(found, m, zero, own, own * skin.lowerHead() * skin.lowerHead(), pull);
        }
      }
    }
    found.sort(Comparator.comparingDouble(HeadMode::hz));
    double tuned = skin.hz() / found.getFirst().hz;
    return found.stream()
        .map(mode ->
            new HeadMode(mode.diameters, mode.zero, mode.hz * tuned, mode.upper, mode.lower))
        .toList();
  }

  /// The air's pull on a mode goes with the square of the volume it moves; for one diameter the air
  /// sloshes instead, a quarter as stiff.
  private static double pull(int m, double zero) {
    double first = Bessel.zero(0, 1);
    return m == 0
        ? first * first * square(first / zero)
        : 0.25 * first * first * square(3.83 / zero);
  }

  private static void pair(
      List<HeadMode> found, int m, double zero, double upper, double lower, double pull) {
    double middle = 0.5 * (upper + lower) + pull;
    double half = Math.sqrt(square(0.5 * (upper - lower)) + pull * pull);
    for (double root : new double[] {middle - half, middle + half}) {
      // Of (upper + pull - root) x - pull y = 0.
      double x = pull;
      double y = upper + pull - root;
      double length = Math.hypot(x, y);
      found.add(new HeadMode(m, zero, Math.sqrt(root), x / length, y / length));
    }
  }

  private static double square(double x) {
    return x * x;
  }
}
