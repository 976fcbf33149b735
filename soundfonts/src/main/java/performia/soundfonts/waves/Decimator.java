// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.waves;

/// Brings an oversampled buffer down to its base rate without aliasing. Stateless.
public final class Decimator {
  private static final int WINGS = 24;

  private Decimator() {}

  /// @param oversampled frames at `factor` times the base rate
  /// @param factor 2 or more
  /// @return a buffer `factor` times shorter; what lay above 0.47 of the base rate is gone (-80 dB)
  public static double[] down(double[] oversampled, int factor) {
    double[] taps = taps(factor);
    int reach = taps.length / 2;
    double[] out = new double[oversampled.length / factor];
    for (int i = 0; i < out.length; i++) {
      int centre = i * factor;
      int from = Math.max(0, centre - reach);
      int to = Math.min(oversampled.length - 1, centre + reach);
      double sum = 0;
      for (int j = from; j <= to; j++) {
        sum += oversampled[j] * taps[j - centre + reach];
      }
      out[i] = sum;
    }
    return out;
  }

  /// A Blackman-windowed sinc.
  private static double[] taps(int factor) {
    int reach = WINGS * factor;
    double[] taps = new double[2 * reach + 1];
    double cutoff = 0.43 / factor;
    double sum = 0;
    for (int i = -reach; i <= reach; i++) {
      double x = Math.PI * 2 * cutoff * i;
      double sinc = i == 0 ? 1 : StrictMath.sin(x) / x;
      double w = Math.PI * i / (reach + 1);
      taps[i + reach] = sinc * (0.42 + 0.5 * StrictMath.cos(w) + 0.08 * StrictMath.cos(2 * w));
      sum += taps[i + reach];
    }
    for (int i = 0; i < taps.length; i++) {
      taps[i] /= sum;
    }
    return taps;
  }
}
