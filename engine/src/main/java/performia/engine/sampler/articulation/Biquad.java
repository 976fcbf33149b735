// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// Coefficients of second-order filters, a0 = 1, from cutoff, steepness and gain (R.
/// Bristow-Johnson, "Cookbook formulae for audio equalizer biquad filter coefficients"; first-order
/// ones by the bilinear transform). Built off the audio thread, used only on it; one a voice,
/// reused.
final class Biquad {
  float b0 = 1;
  float b1;
  float b2;
  float a1;
  float a2;

  /// @param turns cutoff as a share of the sample rate, below 1/2
  /// @param q steepness, 1 = 0 dB at the cutoff
  /// @param gainDb of shelves and peaks
  void set(FilterKind kind, int stage, double turns, double q, double gainDb) {
    switch (kind) {
      case NONE -> put(1, 0, 0, 1, 0, 0);
      case LOW_PASS_1, HIGH_PASS_1, BAND_PASS_1, ALL_PASS_1, BAND_REJECT_1 -> first(kind, turns);
      case PINK -> pink(stage);
      case LOW_SHELF, HIGH_SHELF, PEAK -> tall(kind, turns, q, gainDb);
      default -> second(kind, turns, q);
    }
  }

  private void first(FilterKind kind, double turns) {
    double g = Elementary.sine(turns / 2) / Elementary.cosine(turns / 2);
    double p = (g - 1) / (g + 1);
    double low = g / (g + 1);
    double high = 1 / (g + 1);
    switch (kind) {
      case LOW_PASS_1 -> put(low, low, 0, 1, p, 0);
      case HIGH_PASS_1 -> put(high, -high, 0, 1, p, 0);
      case BAND_PASS_1 -> put(low * high, 0, -low * high, 1, 2 * p, p * p);
      case ALL_PASS_1 -> put(p, 1, 0, 1, p, 0);
      default -> // half of what comes and half of what two all-passes make of it
          put((1 + p * p) / 2, 2 * p, (1 + p * p) / 2, 1, 2 * p, p * p);
    }
  }

  private void second(FilterKind kind, double turns, double q) {
    double cos = Elementary.cosine(turns);
    double alpha = Elementary.sine(turns) / (2 * q);
    switch (kind) {
      case LOW_PASS_2, LOW_PASS_4, LOW_PASS_6 -> {
        double b = (1 - cos) / 2;
        put(b, 2 * b, b, 1 + alpha, -2 * cos, 1 - alpha);
      }
      case HIGH_PASS_2, HIGH_PASS_4, HIGH_PASS_6 -> {
        double b = (1 + cos) / 2;
        put(b, -2 * b, b, 1 + alpha, -2 * cos, 1 - alpha);
      }
      case BAND_PASS_2, BAND_PASS_4, BAND_PASS_6 ->
          put(alpha, 0, -alpha, 1 + alpha, -2 * cos, 1 - alpha);
      default -> put(1, -2 * cos, 1, 1 + alpha, -2 * cos, 1 - alpha);
    }
  }

  private void tall(FilterKind kind, double turns, double q, double gainDb) {
    double cos = Elementary.cosine(turns);
    double alpha = Elementary.sine(turns) / (2 * q);
    double a = Elementary.gain(gainDb / 2);
    if (kind == FilterKind.PEAK) {
      put(1 + alpha * a, -2 * cos, 1 - alpha * a, 1 + alpha / a, -2 * cos, 1 - alpha / a);
      return;
    }
    double r = 2 * Elementary.gain(gainDb / 4) * alpha;
    double s = kind == FilterKind.LOW_SHELF ? 1 : -1;
    put(
        a * (a + 1 - s * (a - 1) * cos + r),
        s * 2 * a * (a - 1 - s * (a + 1) * cos),
        a * (a + 1 - s * (a - 1) * cos - r),
        a + 1 + s * (a - 1) * cos + r,
        -s * 2 * (a - 1 + s * (a + 1) * cos),
        a + 1 + s * (a - 1) * cos - r);
  }

  /// A third-order approximation of a fall of 3 dB an octave (J. O. Smith, "Spectral Audio Signal
  /// Processing"), as a first- and a second-order stage.
  private void pink(int stage) {
    if (stage == 0) {
      put(0.049922035, -0.049035, 0, 1, -0.99516897, 0);
    } else {
      put(1, -0.9406375, 0.089911, 1, -1.49978703, 0.52472436);
    }
  }

  private void put(double n0, double n1, double n2, double d0, double d1, double d2) {
    b0 = (float) (n0 / d0);
    b1 = (float) (n1 / d0);
    b2 = (float) (n2 / d0);
    a1 = (float) (d1 / d0);
    a2 = (float) (d2 / d0);
  }

  /// The steepness of a band so many octaves wide.
  static double steepness(double turns, double octaves) {
    double wide = 0.34657359027997264 * octaves * (2 * Math.PI * turns) / Elementary.sine(turns);
    double up = Elementary.exp(wide);
    return 1 / (up - 1 / up);
  }
}
