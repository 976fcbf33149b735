// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

/// Bessel functions of the first kind, whose zeros are the modes of a round membrane. Pure; used
/// while a drum is built, off the audio thread.
final class Bessel {
  private Bessel() {}

  /// Orders and zeros that drums need; computed once, never changed.
  private static final double[][] ZEROS = zeros(12, 8);

  /// `J_m(x)` by running its recurrence downwards from where it is nothing (J. C. P. Miller's
  /// method), and scaling so that `J_0 + 2 J_2 + 2 J_4 + ... = 1`; to 1e-12.
  ///
  /// @param m order, 0..12
  /// @param x 0..60
  static double j(int m, double x) {
    if (x < 1e-3) {
      // The next term is a millionth of this.
      double first = 1;
      for (int k = 1; k <= m; k++) {
        first *= 0.5 * x / k;
      }
      return first;
    }
    int from = 2 * (int) ((Math.max(m, x) + 22) / 2);
    double above = 0;
    double here = 1e-200;
    double found = 0;
    double sum = 0;
    for (int k = from; k > 0; k--) {
      double below = 2 * k / x * here - above;
      above = here;
      here = below;
      if (k - 1 == m) {
        found = here;
      }
      if ((k - 1) % 2 == 0) {
        sum += k == 1 ? here : 2 * here;
      }
    }
    return found / sum;
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
