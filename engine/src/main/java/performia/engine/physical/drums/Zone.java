// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

/// A place on a cymbal and what hits it there. Immutable; any thread.
///
/// @param levelDb how a stroke meets each band of [Bronze#EDGES_HZ]
/// @param softHz above this a full stroke's push is too slow; wood near 6 kHz, a mallet below 1
/// @param impulse of a full stroke
/// @param cup how strongly it meets the few modes that the cup or the tip's place rings with
/// @param click level of the touch itself
@SuppressWarnings("ArrayRecordComponent")
record Zone(double[] levelDb, double softHz, double impulse, double cup, double click) {
  /// A weight for each mode of a plate. Between a place that is struck and one that is heard modes
  /// are as often against each other as with each other.
  float[] weights(Bronze bronze, int seed) {
    Grain grain = new Grain(seed);
    float[] weights = new float[bronze.lanes()];
    int lane = 0;
    for (int band = 0; band < Bronze.BANDS; band++) {
      int count = bronze.modes()[band];
      double each = StrictMath.pow(10, levelDb[band] / 20) * Math.sqrt(2.0 / Math.max(1, count));
      for (int i = 0; i < bronze.lanes(band); i++) {
        weights[lane++] = (float) (grain.noise() < 0 ? -each : each);
      }
    }
    return weights;
  }
}
