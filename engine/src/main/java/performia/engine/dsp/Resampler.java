// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.dsp;

import java.util.Arrays;

/// Turns one channel at one sample rate into the same sound at another, a stream of any length: a
/// windowed sinc (Kaiser) of 48 taps, cut into 512 phases with straight lines between them (Smith,
/// "Digital Audio Resampling", 1984). Audio thread; allocates nothing after construction.
///
/// Samples are put in with [#write] and taken out with [#read]; the sound comes out later by
/// [#latencyFrames].
public final class Resampler {
  private static final int HALF = 24;
  private static final int TAPS = 2 * HALF;
  private static final int PHASES = 512;
  private static final double BETA = 9;

  /// Where the transition to silence has its middle, as a share of the lower rate's half.
  private static final double CUTOFF = 0.93;

  private final int fromRate;
  private final int toRate;
  private final float[][] phases;
  private final float[] held;
  private int size;

  // Where the next frame lies among those held: a whole number and so many parts of `toRate`, so
  // that
  // no error adds up, however long the stream.
  private int whole;
  private int parts;

  /// @param fromRate frames a second of what is written
  /// @param toRate frames a second of what is read; neither more than eight times the other
  /// @param capacityFrames how many written frames may wait, at least 64
  public Resampler(int fromRate, int toRate, int capacityFrames) {
    if (fromRate < 1 || toRate < 1 || fromRate > 8L * toRate || toRate > 8L * fromRate) {
      throw new IllegalArgumentException("resampling from " + fromRate + " to " + toRate + " Hz");
    }
    if (capacityFrames < 64 || capacityFrames > 1 << 20) {
      throw new IllegalArgumentException(capacityFrames + " frames (64..2^20)");
    }
    this.fromRate = fromRate;
    this.toRate = toRate;
    phases = phases(Math.min(1, (double) toRate / fromRate) * CUTOFF);
    held = new float[capacityFrames + TAPS];
    reset();
  }

  private static float[][] phases(double cutoff) {
    var phases = new float[PHASES + 1][TAPS];
    for (int phase = 0; phase <= PHASES; phase++) {
      double sum = 0;
      var taps = new double[TAPS];
      for (int k = 0; k < TAPS; k++) {
        double x = k - (HALF - 1) - (double) phase / PHASES;
        double edge = x / HALF;
        double angle = Math.PI * cutoff * x;
        double sinc = Math.abs(angle) < 1e-9 ? 1 : StrictMath.sin(angle) / angle;
        taps[k] = sinc * bessel(BETA * Math.sqrt(Math.max(0, 1 - edge * edge)));
        sum += taps[k];
      }
      for (int k = 0; k < TAPS; k++) {
        phases[phase][k] = (float) (taps[k] / sum);
      }
    }
    return phases;
  }

  /// The modified Bessel function of the first kind and order zero, by its series.
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; k < 40; k++) {
      term *= x / (2 * k) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }

  /// Frames, at the rate of what is written, by which the sound comes out later.
  public static int latencyFrames() {
    return HALF;
  }

  /// Forgets what was written; silence lies before what comes.
  public void reset() {
    Arrays.fill(held, 0);
    size = TAPS - 1;
    whole = HALF - 1;
    parts = 0;
  }

  /// Appends frames; those that find no room are dropped.
  ///
  /// @return how many were taken
  public int write(float[] samples, int from, int frames) {
    int taken = Math.min(frames, held.length - size);
    System.arraycopy(samples, from, held, size, taken);
    size += taken;
    return taken;
  }

  /// How many frames can be read now.
  public int available() {
    long last = (long) (size - HALF - 1 - whole) * toRate - parts;
    return last < 0 ? 0 : (int) (last / fromRate) + 1;
  }

  /// Takes frames out.
  ///
  /// @return how many were given, fewer than asked when not enough was written
  public int read(float[] into, int from, int frames) {
    int given = Math.min(frames, available());
    for (int i = 0; i < given; i++) {
      double phase = (double) parts * PHASES / toRate;
      int row = (int) phase;
      into[from + i] = sum(whole - (HALF - 1), phases[row], phases[row + 1], (float) (phase - row));
      parts += fromRate;
      whole += parts / toRate;
      parts %= toRate;
    }
    forget();
    return given;
  }

  private float sum(int first, float[] row, float[] next, float share) {
    float low = 0;
    float high = 0;
    for (int k = 0; k < TAPS; k++) {
      low += held[first + k] * row[k];
      high += held[first + k] * next[k];
    }
    return low + share * (high - low);
  }

  private void forget() {
    int unused = Math.min(whole - (HALF - 1), size);
    if (unused > 0) {
      System.arraycopy(held, unused, held, 0, size - unused);
      size -= unused;
      whole -= unused;
    }
  }
}
