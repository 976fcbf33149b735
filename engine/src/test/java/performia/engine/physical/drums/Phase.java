// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

/// Measures a pitch by how far its phase goes between two windows.
final class Phase {
  private Phase() {}

  /// The frequency of what sounds near `hertz`, from 0.1 s on.
  static double hertz(float[] x, int rate, double hertz) {
    int length = (int) (0.36 * rate);
    int hop = (int) (0.05 * rate);
    int from = (int) (0.1 * rate);
    double turned = at(x, from + hop, length, hertz / rate) - at(x, from, length, hertz / rate);
    double expected = 2 * Math.PI * hertz * hop / rate;
    double off = Math.IEEEremainder(turned - expected, 2 * Math.PI);
    return hertz + off * rate / (2 * Math.PI * hop);
  }

  private static double at(float[] x, int from, int length, double turns) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < length; i++) {
      double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / length);
      window *= window;
      re += window * x[from + i] * Math.cos(2 * Math.PI * turns * i);
      im -= window * x[from + i] * Math.sin(2 * Math.PI * turns * i);
    }
    return Math.atan2(im, re);
  }
}
