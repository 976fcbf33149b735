// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

/// What a cymbal is like, band by band. Immutable; any thread.
///
/// @param modes how many are computed in each band of [#EDGES_HZ]
/// @param t60Seconds how long each band rings
/// @param cascade how readily a band gives energy to the next above while it swings wide, a second
/// @param wide energy of a band at which it gives half as readily as it ever does
/// @param width how differently the two sides hear it, 0..1
@SuppressWarnings("ArrayRecordComponent")
record Bronze(int[] modes, double[] t60Seconds, double cascade, double wide, double width) {
  /// Borders of the bands: a little over half an octave each.
  static final double[] EDGES_HZ = {
    180, 320, 600, 1100, 1900, 3000, 4600, 6800, 9600, 13500, 19000
  };

  /// How long a mode rings: between the middles of the bands, on a line over octaves.
  double t60(double hertz) {
    int band = 0;
    while (band < BANDS - 2 && hertz > middle(band + 1)) {
      band++;
    }
    double part =
        StrictMath.log(hertz / middle(band)) / StrictMath.log(middle(band + 1) / middle(band));
    double bounded = Math.max(0, Math.min(1.3, part));
    double low = t60Seconds[band];
    return Math.max(0.05, low + bounded * (t60Seconds[band + 1] - low));
  }

  private static double middle(int band) {
    return Math.sqrt(EDGES_HZ[band] * EDGES_HZ[band + 1]);
  }

  /// How many bands there are.
  static final int BANDS = EDGES_HZ.length - 1;

  /// All modes, filled up so that each band has two halves.
  int lanes() {
    int sum = 0;
    for (int band = 0; band < BANDS; band++) {
      sum += lanes(band);
    }
    return sum;
  }

  /// Those of a band.
  int lanes(int band) {
    return (modes[band] + 1) / 2 * 2;
  }
}
