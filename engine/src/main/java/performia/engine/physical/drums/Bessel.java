// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

/// Bessel functions of the first kind, whose zeros are the modes of a round membrane. Pure; used
/// while a drum is built, off the audio thread.
final class Bessel {
  private Bessel() {}

  /// Orders and zeros that drums need; computed once, never changed.
  private static final double[][] ZEROS = zeros(12, 8);

  /// `J_m(x)` by Bessel's integral, which the trapezium rule meets to machine accuracy because what
  /// it sums is periodic.
  ///
  /// @param m order, 0 or above
  static double j(int m, double x) {
    int points = 20 + (int) (0.7 * (Math.abs(x) + m));
    double sum = 0.5 * (1 + (m % 2 == 0 ? 1 : -1));
    for (int k = 1; k < points; k++) {
      double turn = Math.PI * k / points;
      sum += StrictMath.cos(m * turn - x * StrictMath.sin(turn));
    }
    return sum / points;
  }

  /// The n-th positive zero of `J_m`.
  ///
  /// @param m 0..11
  /// @param n 1..8
  static double zero(int m, int n) {
    return ZEROS[m][n - 1];
  }

  /// Stepped to from below, then halved in: no two zeros lie nearer than 3.
  private static double[][] zeros(int orders, int count) {
    double[][] found = new double[orders][count];
    for (int m = 0; m < orders; m++) {
      double x = 0.5 + m;
      double before = j(m, x);
      for (int n = 0; n < count; x += 0.5) {
        double after = j(m, x + 0.5);
        if (before * after < 0) {
          found[m][n++] = between(m, x, x + 0.5);
        }
        before = after;
      }
    }
    return found;
  }

  private static double between(int m, double from, double to) {
    double low = from;
    double high = to;
    boolean rises = j(m, low) < 0;
    for (int i = 0; i < 36; i++) {
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
