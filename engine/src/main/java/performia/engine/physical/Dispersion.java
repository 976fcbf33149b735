// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical;

import java.util.Arrays;

/// Stiffness of a string as a chain of equal first-order allpass sections: highs run ahead, so
/// partial `n` lies near `n f0 sqrt(1 + B n^2)` (S. Van Duyne and J. O. Smith, "A simplified
/// approach to modeling dispersion caused by stiffness in strings and plates", ICMC 1994). Audio
/// thread, [#design] excepted; allocates nothing.
public final class Dispersion {
  private static final double LEAST = -0.985;
  private static final int STEPS = 40;

  private final double[] states;
  private double coefficient;

  /// @param sections a multiple of 4, 0 or above: the more, the higher the partials that fit
  public Dispersion(int sections) {
    if (sections < 0 || sections > 64 || sections % 4 != 0) {
      throw new IllegalArgumentException(sections + " allpass sections (0..64, a multiple of 4)");
    }
    states = new double[sections];
  }

  /// How many sections there are.
  public int sections() {
    return states.length;
  }

  /// Takes a coefficient, as [#design] finds it.
  ///
  /// @param value -0.985 (very stiff) .. 0 (no stiffness: a plain delay of one frame a section)
  public void coefficient(double value) {
    coefficient = Math.max(LEAST, Math.min(0, value));
  }

  /// The coefficient in use.
  public double coefficient() {
    return coefficient;
  }

  /// Frames by which the whole chain delays a sinusoid.
  ///
  /// @param omega radians a frame, above 0
  public double phaseDelay(double omega) {
    return states.length * sectionDelay(coefficient, omega);
  }

  /// Phase delay of `(a + z^-1) / (1 + a z^-1)`.
  private static double sectionDelay(double a, double omega) {
    double sin = Elementary.sin(omega);
    double cos = Elementary.cos(omega);
    return (omega - 2 * Elementary.atan2(a * sin, 1 + a * cos)) / omega;
  }

  /// Filters in place.
  public void process(double[] samples, int frames) {
    double a = coefficient;
    double[] s = states;
    for (int k = 0; k + 3 < s.length; k += 4) {
      double s0 = s[k];
      double s1 = s[k + 1];
      double s2 = s[k + 2];
      double s3 = s[k + 3];
      for (int i = 0; i < frames; i++) {
        double x = samples[i];
        double y = a * x + s0;
        s0 = x - a * y;
        double z = a * y + s1;
        s1 = y - a * z;
        double u = a * z + s2;
        s2 = z - a * u;
        double v = a * u + s3;
        s3 = u - a * v;
        samples[i] = v;
      }
      s[k] = s0;
      s[k + 1] = s1;
      s[k + 2] = s2;
      s[k + 3] = s3;
    }
  }

  /// Forgets all state.
  public void reset() {
    Arrays.fill(states, 0);
  }

  /// The coefficient that puts the partials of a string where they belong, weighing them alike in
  /// cents up to a limit. Off the audio thread: a search.
  ///
  /// @param sections of the chain
  /// @param fundamentalHz first partial
  /// @param inharmonicity `B` of the formula above
  /// @param sampleRate frames a second
  /// @param limitHz highest partial that counts
  public static double design(
      int sections, double fundamentalHz, double inharmonicity, double sampleRate, double limitHz) {
    if (sections == 0 || inharmonicity <= 0) {
      return 0;
    }
    double loop = sampleRate / fundamentalHz;
    double best = 0;
    double least = Double.MAX_VALUE;
    for (int step = 0; step <= STEPS; step++) {
      double a = LEAST * step / STEPS;
      // The chain may not be longer than what the string leaves it.
      if (sections * (1 - a) / (1 + a) > 0.6 * loop) {
        break;
      }
      double error = misfit(sections, a, fundamentalHz, inharmonicity, sampleRate, limitHz);
      if (error < least) {
        least = error;
        best = a;
      }
    }
    double width = -LEAST / STEPS;
    for (int round = 0; round < 12; round++) {
      width *= 0.6;
      for (double a = best - width; a <= best + width; a += 2 * width) {
        if (a <= 0 && a >= LEAST && sections * (1 - a) / (1 + a) <= 0.6 * loop) {
          double error = misfit(sections, a, fundamentalHz, inharmonicity, sampleRate, limitHz);
          if (error < least) {
            least = error;
            best = a;
          }
        }
      }
    }
    return best;
  }

  /// Mean square of the relative error of the loop's period at the partials.
  private static double misfit(
      int sections, double a, double f1, double b, double sampleRate, double limitHz) {
    double turn = 2 * Math.PI / sampleRate;
    double rest = sampleRate / f1 - sections * sectionDelay(a, f1 * turn);
    double sum = 0;
    int count = 0;
    for (int n = 2; n <= 32; n++) {
      double f = n * f1 * Math.sqrt((1 + b * n * n) / (1 + b));
      if (f > limitHz || f > 0.45 * sampleRate) {
        break;
      }
      double period = rest + sections * sectionDelay(a, f * turn);
      double wanted = n * sampleRate / f;
      double error = (period - wanted) / wanted;
      sum += error * error;
      count++;
    }
    return count == 0 ? -a : sum / count;
  }
}
