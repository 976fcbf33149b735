// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.waves;

import java.util.Arrays;

/// A growing list of damped sinusoids that are summed into a buffer: the normal modes of a string,
/// a bar or a body. One thread.
///
/// Each mode runs as the exact two-term recursion of a sampled damped sine, four side by side, for
/// the recursion of one alone would wait on itself.
public final class Modes {
  private static final double INAUDIBLE = 1e-6;
  private static final int LANES = 4;

  private final double rateHz;
  private double[] amplitude = new double[64];
  private double[] frequencyHz = new double[64];
  private double[] decayPerSecond = new double[64];
  private double[] phase = new double[64];
  private int size;

  /// @param rateHz sample rate of the buffers to come
  public Modes(double rateHz) {
    this.rateHz = rateHz;
  }

  /// Adds one mode, `amplitude · exp(-decay · t) · sin(2π · frequency · t + phase)`; one at or
  /// above 0.48 of the sample rate is left out.
  public void add(double amplitude, double frequencyHz, double decayPerSecond, double phase) {
    if (frequencyHz >= 0.48 * rateHz || amplitude == 0) {
      return;
    }
    if (size == this.amplitude.length) {
      this.amplitude = Arrays.copyOf(this.amplitude, 2 * size);
      this.frequencyHz = Arrays.copyOf(this.frequencyHz, 2 * size);
      this.decayPerSecond = Arrays.copyOf(this.decayPerSecond, 2 * size);
      this.phase = Arrays.copyOf(this.phase, 2 * size);
    }
    this.amplitude[size] = amplitude;
    this.frequencyHz[size] = frequencyHz;
    this.decayPerSecond[size] = decayPerSecond;
    this.phase[size] = phase;
    size++;
  }

  /// @return how many modes there are
  public int size() {
    return size;
  }

  /// Adds all modes to the buffer from the given frame on; each stops where it is inaudible beside
  /// the loudest.
  public void render(double[] out, int from) {
    double loudest = 0;
    for (int i = 0; i < size; i++) {
      loudest = Math.max(loudest, Math.abs(amplitude[i]));
    }
    for (int i = 0; i < size; i += LANES) {
      renderFour(out, from, i, loudest * INAUDIBLE);
    }
  }

  private void renderFour(double[] out, int from, int first, double floor) {
    double[] a = new double[LANES];
    double[] b = new double[LANES];
    double[] now = new double[LANES];
    double[] before = new double[LANES];
    int length = 0;
    for (int lane = 0; lane < LANES && first + lane < size; lane++) {
      int i = first + lane;
      double r = StrictMath.exp(-decayPerSecond[i] / rateHz);
      double w = 2 * Math.PI * frequencyHz[i] / rateHz;
      a[lane] = 2 * r * StrictMath.cos(w);
      b[lane] = -r * r;
      // The two values before frame 0 of the same damped sine.
      now[lane] = amplitude[i] / r * StrictMath.sin(phase[i] - w);
      before[lane] = amplitude[i] / (r * r) * StrictMath.sin(phase[i] - 2 * w);
      length = Math.max(length, audibleFrames(i, floor, out.length - from));
    }
    double n0 = now[0], n1 = now[1], n2 = now[2], n3 = now[3];
    double p0 = before[0], p1 = before[1], p2 = before[2], p3 = before[3];
    final double a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3];
    final double b0 = b[0], b1 = b[1], b2 = b[2], b3 = b[3];
    for (int t = from; t < from + length; t++) {
      double x0 = a0 * n0 + b0 * p0;
      double x1 = a1 * n1 + b1 * p1;
      double x2 = a2 * n2 + b2 * p2;
      double x3 = a3 * n3 + b3 * p3;
      out[t] += (x0 + x1) + (x2 + x3);
      p0 = n0;
      p1 = n1;
      p2 = n2;
      p3 = n3;
      n0 = x0;
      n1 = x1;
      n2 = x2;
      n3 = x3;
    }
  }

  private int audibleFrames(int i, double floor, int available) {
    double ratio = Math.abs(amplitude[i]) / floor;
    if (ratio <= 1) {
      return 0;
    }
    double frames = StrictMath.log(ratio) / Math.max(decayPerSecond[i], 1e-3) * rateHz;
    return (int) Math.min(frames, available);
  }
}
