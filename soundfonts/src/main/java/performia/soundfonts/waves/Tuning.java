// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.waves;

/// Equal temperament at 440 Hz, and tables over the keyboard. Stateless.
public final class Tuning {
  private Tuning() {}

  /// @return frequency of a MIDI key
  public static double hertz(double pitch) {
    return 440 * StrictMath.pow(2, (pitch - 69) / 12);
  }

  /// @return `hertz` as absolute cents of the SoundFont format (8.176 Hz = 0)
  public static double absoluteCents(double hertz) {
    return 6900 + 1200 * StrictMath.log(hertz / 440) / StrictMath.log(2);
  }

  /// Reads a curve given at points, logarithmically between them, and flat outside.
  ///
  /// @param points x and y in turn, x rising, y above 0
  public static double curve(double x, double... points) {
    if (x <= points[0]) {
      return points[1];
    }
    for (int i = 2; i < points.length; i += 2) {
      if (x <= points[i]) {
        double part = (x - points[i - 2]) / (points[i] - points[i - 2]);
        return points[i - 1] * StrictMath.pow(points[i + 1] / points[i - 1], part);
      }
    }
    return points[points.length - 1];
  }
}
