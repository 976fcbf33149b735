// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.waves;

/// The discrete Fourier transform of power-of-two length, and fast convolution. Stateless.
public final class Fourier {
  private Fourier() {}

  /// Transforms in place, forwards.
  ///
  /// @param re real parts, length a power of two
  /// @param im imaginary parts, same length
  public static void transform(double[] re, double[] im) {
    int n = re.length;
    if (Integer.bitCount(n) != 1 || im.length != n) {
      throw new IllegalArgumentException("length " + n + " is not a power of two");
    }
    reorder(re, im);
    double[] cos = new double[n / 2];
    double[] sin = new double[n / 2];
    turns(cos, sin);
    for (int span = 1; span < n; span <<= 1) {
      for (int k = 0; k < span; k++) {
        double c = cos[k * (n / 2 / span)];
        double s = sin[k * (n / 2 / span)];
        for (int i = k; i < n; i += 2 * span) {
          int j = i + span;
          double x = re[j] * c - im[j] * s;
          double y = re[j] * s + im[j] * c;
          re[j] = re[i] - x;
          im[j] = im[i] - y;
          re[i] += x;
          im[i] += y;
        }
      }
    }
  }

  /// @return the first `signal.length` frames of the convolution of both
  public static double[] convolve(double[] signal, double[] response) {
    int n = Integer.highestOneBit(signal.length + response.length) << 1;
    double[] re = new double[n];
    double[] im = new double[n];
    System.arraycopy(signal, 0, re, 0, signal.length);
    System.arraycopy(response, 0, im, 0, response.length);
    transform(re, im);
    // Both real signals rode in one transform; part them and multiply, conjugated for the way back.
    double[] productRe = new double[n];
    double[] productIm = new double[n];
    for (int k = 0; k < n; k++) {
      int m = (n - k) & (n - 1);
      double ar = 0.5 * (re[k] + re[m]);
      double ai = 0.5 * (im[k] - im[m]);
      double br = 0.5 * (im[k] + im[m]);
      double bi = -0.5 * (re[k] - re[m]);
      productRe[k] = ar * br - ai * bi;
      productIm[k] = -(ar * bi + ai * br);
    }
    transform(productRe, productIm);
    double[] out = new double[signal.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = productRe[i] / n;
    }
    return out;
  }

  /// The roots of unity of half a circle, clockwise: every 32nd exactly, those between by turning.
  private static void turns(double[] cos, double[] sin) {
    double step = -Math.PI / cos.length;
    double c1 = StrictMath.cos(step);
    double s1 = StrictMath.sin(step);
    for (int k = 0; k < cos.length; k++) {
      if (k % 32 == 0) {
        cos[k] = StrictMath.cos(step * k);
        sin[k] = StrictMath.sin(step * k);
      } else {
        cos[k] = cos[k - 1] * c1 - sin[k - 1] * s1;
        sin[k] = cos[k - 1] * s1 + sin[k - 1] * c1;
      }
    }
  }

  private static void reorder(double[] re, double[] im) {
    int n = re.length;
    for (int i = 1, j = 0; i < n; i++) {
      int bit = n >> 1;
      for (; (j & bit) != 0; bit >>= 1) {
        j ^= bit;
      }
      j ^= bit;
      if (i < j) {
        double swap = re[i];
        re[i] = re[j];
        re[j] = swap;
        swap = im[i];
        im[i] = im[j];
        im[j] = swap;
      }
    }
  }
}
