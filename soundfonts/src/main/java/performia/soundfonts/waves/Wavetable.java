// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.waves;

/// One period of a sum of harmonics, to be read at any phase. Immutable, any thread.
///
/// It holds no more harmonics than it is given, so it aliases only if they do.
public final class Wavetable {
  private static final int SIZE = 4096;

  private final double[] table = new double[SIZE + 4];

  /// @param amplitudes of harmonics 1, 2, 3 …, at most 1000
  /// @param phases of the same, radians
  public Wavetable(double[] amplitudes, double[] phases) {
    double[] re = new double[SIZE];
    double[] im = new double[SIZE];
    for (int k = 0; k < amplitudes.length; k++) {
      // Conjugate-symmetric spectrum of a·sin(kx + p), for the forward transform.
      double a = amplitudes[k] / 2;
      double c = a * StrictMath.cos(phases[k]);
      double s = a * StrictMath.sin(phases[k]);
      re[k + 1] = s;
      im[k + 1] = c;
      re[SIZE - k - 1] = s;
      im[SIZE - k - 1] = -c;
    }
    Fourier.transform(re, im);
    for (int i = 0; i < table.length; i++) {
      table[i] = re[(i - 1 + SIZE) % SIZE];
    }
  }

  /// @return the pure sine
  public static Wavetable sine() {
    return new Wavetable(new double[] {1}, new double[] {0});
  }

  /// @param turns phase in periods, any value
  /// @return the wave there, by cubic Hermite interpolation
  public double at(double turns) {
    double place = (turns - Math.floor(turns)) * SIZE;
    int i = Math.min((int) place, SIZE - 1);
    double x = place - i;
    double a = table[i];
    double b = table[i + 1];
    double c = table[i + 2];
    double d = table[i + 3];
    double c1 = 0.5 * (c - a);
    double c2 = a - 2.5 * b + 2 * c - 0.5 * d;
    double c3 = 0.5 * (d - a) + 1.5 * (b - c);
    return ((c3 * x + c2) * x + c1) * x + b;
  }
}
