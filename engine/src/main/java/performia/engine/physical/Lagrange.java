// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical;

/// Reads a ring of samples between its frames by fifth-order Lagrange interpolation, flat to 0.05
/// dB up to a third of the Nyquist frequency wherever the point lies (T. Laakso et al., "Splitting
/// the unit delay", IEEE Signal Processing Magazine 13, 1996). Being without memory, it may move at
/// every frame and never rings. Audio thread; allocates nothing.
public final class Lagrange {
  /// Taps; the point read lies between the third and the fourth.
  public static final int TAPS = 6;

  /// Frames it has to look ahead of the whole part of the delay: the shortest delay it can read.
  public static final int LEAST = 2;

  private double h0;
  private double h1;
  private double h2 = 1;
  private double h3;
  private double h4;
  private double h5;
  private int whole = LEAST;

  /// Chooses the delay.
  ///
  /// @param delayFrames [#LEAST] or above; below that the least is taken
  public void delay(double delayFrames) {
    double bounded = Math.max(LEAST, delayFrames);
    whole = (int) bounded;
    double d = bounded - whole + 2; // 2..3, seen from the newest tap
    double d0 = d;
    double d1 = d - 1;
    double d2 = d - 2;
    double d3 = d - 3;
    double d4 = d - 4;
    double d5 = d - 5;
    double low = d0 * d1;
    double mid = d2 * d3;
    double high = d4 * d5;
    h0 = -d1 * mid * high / 120;
    h1 = d0 * mid * high / 24;
    h2 = -low * d3 * high / 12;
    h3 = low * d2 * high / 12;
    h4 = -low * mid * d5 / 24;
    h5 = low * mid * d4 / 120;
  }

  /// Reads so many frames.
  ///
  /// @param ring a power of two long
  /// @param at index of the frame the first delay counts from
  public void read(double[] ring, int at, double[] out, int frames) {
    int mask = ring.length - 1;
    int from = at - whole;
    double a = h0;
    double b = h1;
    double c = h2;
    double d = h3;
    double e = h4;
    double f = h5;
    double x1 = ring[from + 1 & mask];
    double x2 = ring[from & mask];
    double x3 = ring[from - 1 & mask];
    double x4 = ring[from - 2 & mask];
    double x5 = ring[from - 3 & mask];
    for (int i = 0; i < frames; i++) {
      double x0 = ring[from + 2 + i & mask];
      out[i] = (a * x0 + b * x1) + (c * x2 + d * x3) + (e * x4 + f * x5);
      x5 = x4;
      x4 = x3;
      x3 = x2;
      x2 = x1;
      x1 = x0;
    }
  }

  /// Reads one frame.
  public double read(double[] ring, int at) {
    int mask = ring.length - 1;
    int from = at - whole;
    return (h0 * ring[from + 2 & mask] + h1 * ring[from + 1 & mask])
        + (h2 * ring[from & mask] + h3 * ring[from - 1 & mask])
        + (h4 * ring[from - 2 & mask] + h5 * ring[from - 3 & mask]);
  }

  /// The whole frames of the delay.
  public int whole() {
    return whole;
  }
}
