// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

/// Bessel functions of the first kind, whose zeros are the modes of a round membrane. Pure; used
/// while a drum is built, off the audio thread.
final class Bessel {
  private Bessel() {}

  /// `J_m(x)` by Bessel's integral, which the trapezium rule meets to machine accuracy because what
  /// it sums is periodic.
  ///
  /// @param m order, 0 or above
  static double j(int m, double x) {
    int points = 64 + 2 * (int) (Math.abs(x) + m);
    double sum = 0;
    for (int k = 0; k < points; k++) {
      double turn = 2 * Math.PI * k / points;
      sum += StrictMath.cos(m * turn - x * StrictMath.sin(turn));
    }
    return sum / points;
  }

  /// The n-th positive zero of `J_m`, to 1e-10: stepped to from below, then halved in.
  ///
  /// @param n 1 or above
  static double zero(int m, int n) {
    double x = 0.5 + m;
    double before = j(m, x);
    int found = 0;
    while (true) {
      double next = x + 0.1;
      double value = j(m, next);
      if (before * value < 0 && ++found == n) {
        return between(m, x, next);
      }
      x = next;
      before = value;
    }
  }

  private static double between(int m, double from, double to) {
    double low = from;
    double high = to;
    boolean rises = j(m, low) < 0;
    for (int i = 0; i < 34; i++) {
      double middle = 0.5 * (low + high);
      if (j(m, middle) < 0 == rises) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }
}
