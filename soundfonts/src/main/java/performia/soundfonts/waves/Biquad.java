// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.waves;

/// A second-order filter over a whole buffer, coefficients after R. Bristow-Johnson's audio
/// equaliser cookbook, with `StrictMath`. Immutable.
public record Biquad(double b0, double b1, double b2, double a1, double a2) {
  /// @return low-pass, 12 dB an octave
  public static Biquad lowPass(double rateHz, double cutoffHz, double q) {
    double w = 2 * Math.PI * cutoffHz / rateHz;
    double c = StrictMath.cos(w);
    double alpha = StrictMath.sin(w) / (2 * q);
    return of((1 - c) / 2, 1 - c, (1 - c) / 2, 1 + alpha, -2 * c, 1 - alpha);
  }

  /// @return high-pass, 12 dB an octave
  public static Biquad highPass(double rateHz, double cutoffHz, double q) {
    double w = 2 * Math.PI * cutoffHz / rateHz;
    double c = StrictMath.cos(w);
    double alpha = StrictMath.sin(w) / (2 * q);
    return of((1 + c) / 2, -(1 + c), (1 + c) / 2, 1 + alpha, -2 * c, 1 - alpha);
  }

  /// @return a bell
  public static Biquad bell(double rateHz, double centreHz, double q, double gainDb) {
    double w = 2 * Math.PI * centreHz / rateHz;
    double c = StrictMath.cos(w);
    double alpha = StrictMath.sin(w) / (2 * q);
    double g = StrictMath.pow(10, gainDb / 40);
    return of(1 + alpha * g, -2 * c, 1 - alpha * g, 1 + alpha / g, -2 * c, 1 - alpha / g);
  }

  /// @return a shelf that lifts or lowers what lies above the corner
  public static Biquad highShelf(double rateHz, double cornerHz, double gainDb) {
    double w = 2 * Math.PI * cornerHz / rateHz;
    double c = StrictMath.cos(w);
    double g = StrictMath.pow(10, gainDb / 40);
    double slope = 2 * Math.sqrt(g) * StrictMath.sin(w) / 2 * Math.sqrt(2);
    return of(
        g * ((g + 1) + (g - 1) * c + slope),
        -2 * g * ((g - 1) + (g + 1) * c),
        g * ((g + 1) + (g - 1) * c - slope),
        (g + 1) - (g - 1) * c + slope,
        2 * ((g - 1) - (g + 1) * c),
        (g + 1) - (g - 1) * c - slope);
  }

  private static Biquad of(double b0, double b1, double b2, double a0, double a1, double a2) {
    return new Biquad(b0 / a0, b1 / a0, b2 / a0, a1 / a0, a2 / a0);
  }

  /// Filters in place from silence.
  ///
  /// @return the same buffer
  public double[] apply(double[] buffer) {
    double x1 = 0;
    double x2 = 0;
    double y1 = 0;
    double y2 = 0;
    for (int i = 0; i < buffer.length; i++) {
      double x = buffer[i];
      double y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
      x2 = x1;
      x1 = x;
      y2 = y1;
      // Anything this small is silence, and would be slow as a subnormal number.
      y1 = Math.abs(y) < 1e-30 ? 0 : y;
      buffer[i] = y1;
    }
    return buffer;
  }

  /// @return how much a sine of that frequency is passed, 1 = unchanged
  public double gainAt(double rateHz, double frequencyHz) {
    double w = 2 * Math.PI * frequencyHz / rateHz;
    double c1 = StrictMath.cos(w);
    double s1 = StrictMath.sin(w);
    double c2 = StrictMath.cos(2 * w);
    double s2 = StrictMath.sin(2 * w);
    double nr = b0 + b1 * c1 + b2 * c2;
    double ni = b1 * s1 + b2 * s2;
    double dr = 1 + a1 * c1 + a2 * c2;
    double di = a1 * s1 + a2 * s2;
    return Math.sqrt((nr * nr + ni * ni) / (dr * dr + di * di));
  }
}
