// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

/// The middle of a spectrum, by how fast a signal changes: the root of the power of its slope over
/// its own, in hertz.
final class Centroid {
  private Centroid() {}

  static double of(float[] x, int rate, int from, int length) {
    double own = 0;
    double slope = 0;
    for (int i = from + 1; i < from + length - 1; i++) {
      double change = 0.5 * (x[i + 1] - x[i - 1]);
      own += (double) x[i] * x[i];
      slope += change * change;
    }
    return Math.sqrt(slope / own) * rate / (2 * Math.PI);
  }
}
