// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.compare;

/// The stiff-string law `f(k) = k · f0 · sqrt(1 + B · k²)` laid through the partials of a note
/// (Fletcher, "Normal vibration frequencies of a stiff piano string", JASA 36, 1964). Immutable.
///
/// @param hertz f0, or `NaN` when fewer than three partials were found
/// @param inharmonicity B
record PartialFit(double hertz, double inharmonicity) {
  /// No fit.
  static final PartialFit NONE = new PartialFit(Double.NaN, Double.NaN);

  private static final int PARTIALS = 12;
  private static final int RATE = NoteSource.RATE_HZ;

  /// Fits the partials between 0.1 and 1.1 s, weaker than 50 dB under the strongest left out.
  static PartialFit of(double[] x, double expectedHertz) {
    int size = 1 << 18;
    double[] power = Spectrum.power(x, RATE / 10, RATE, size);
    double[][] found = new double[PARTIALS + 1][];
    double strongest = 0;
    double guess = expectedHertz;
    double stiffness = 0;
    for (int k = 1; k <= PARTIALS && k * expectedHertz < 10_000; k++) {
      double place = k * guess * Math.sqrt(1 + stiffness * k * k);
      double reach = 0.12 * expectedHertz;
      found[k] = Spectrum.peak(power, size, place - reach, place + reach);
      strongest = Math.max(strongest, found[k][1]);
      if (k >= 4) {
        PartialFit soFar = fit(found, strongest);
        if (soFar.inharmonicity() >= 0) {
          guess = soFar.hertz();
          stiffness = soFar.inharmonicity();
        }
      }
    }
    return fit(found, strongest);
  }

  /// How far the first partial lies from a pitch.
  double cents(double expectedHertz) {
    double first = hertz * Math.sqrt(1 + inharmonicity);
    return 1200 * StrictMath.log(first / expectedHertz) / StrictMath.log(2);
  }

  /// Least squares of `(f/k)²` over `k²`.
  private static PartialFit fit(double[][] found, double strongest) {
    double n = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    for (int k = 1; k < found.length; k++) {
      if (found[k] != null && found[k][1] > strongest * 1e-5) {
        double square = found[k][0] * found[k][0] / k / k;
        // The root of the power keeps faint partials from pulling as hard as strong ones.
        double weight = StrictMath.pow(found[k][1] / strongest, 0.25);
        n += weight;
        x += weight * k * k;
        y += weight * square;
        xx += weight * k * k * (double) k * k;
        xy += weight * k * k * square;
      }
    }
    double spread = n * xx - x * x;
    if (spread <= 1e-9) {
      return n > 0 ? new PartialFit(Math.sqrt(y / n), 0) : NONE;
    }
    double slope = (n * xy - x * y) / spread;
    double square = (y - slope * x) / n;
    return square > 0 ? new PartialFit(Math.sqrt(square), slope / square) : NONE;
  }
}
