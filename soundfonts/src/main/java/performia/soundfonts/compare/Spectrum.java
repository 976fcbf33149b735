// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.compare;

import performia.soundfonts.waves.Fourier;

/// Power spectra of windowed cuts. Stateless.
final class Spectrum {
  private static final int RATE = NoteSource.RATE_HZ;

  private Spectrum() {}

  /// @return power in each bin up to half the rate, Hann window, zero-padded to `size`
  static double[] power(double[] x, int from, int length, int size) {
    double[] re = new double[size];
    double[] im = new double[size];
    int count = Math.max(0, Math.min(length, x.length - from));
    for (int i = 0; i < count; i++) {
      re[i] = x[from + i] * (0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / count));
    }
    Fourier.transform(re, im);
    double[] out = new double[size / 2];
    for (int i = 0; i < out.length; i++) {
      out[i] = re[i] * re[i] + im[i] * im[i];
    }
    return out;
  }

  /// @return centre of gravity of the power spectrum, Hz
  static double centroid(double[] x, int from, int length) {
    int size = Integer.highestOneBit(length) << 1;
    double[] power = power(x, from, length, size);
    double sum = 1e-30;
    double moment = 0;
    for (int i = 1; i < power.length; i++) {
      sum += power[i];
      moment += power[i] * i;
    }
    return moment / sum * RATE / size;
  }

  /// @return the frequency of the strongest peak between two frequencies, by a parabola through the
  ///   logarithms of its three bins, and its power; frequency 0 when there is none
  static double[] peak(double[] power, int size, double lowHz, double highHz) {
    int best = -1;
    int from = Math.max(1, (int) Math.ceil(lowHz * size / RATE));
    int to = Math.min(power.length - 2, (int) Math.floor(highHz * size / RATE));
    for (int i = from; i <= to; i++) {
      boolean top = power[i] >= power[i - 1] && power[i] > power[i + 1];
      if (top && (best < 0 || power[i] > power[best])) {
        best = i;
      }
    }
    if (best < 0) {
      return new double[] {0, 0};
    }
    double a = StrictMath.log(power[best - 1] + 1e-30);
    double b = StrictMath.log(power[best] + 1e-30);
    double c = StrictMath.log(power[best + 1] + 1e-30);
    double shift = 0.5 * (a - c) / Math.min(-1e-12, a - 2 * b + c);
    return new double[] {(best + shift) * RATE / size, power[best]};
  }
}
