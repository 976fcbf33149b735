// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

/// Sine and cosine of a cutoff given in octaves, so that the audio thread needs neither. Immutable;
/// built off the audio thread, read on it.
final class FilterTable {
  private static final float LOWEST_OCTAVES = 3;
  private static final int STEPS_PER_OCTAVE = 64;

  private final float[] sine;
  private final float[] oneMinusCosine;
  private final float highest;

  FilterTable(double sampleRate) {
    double top = StrictMath.log(0.45 * sampleRate) / StrictMath.log(2);
    int steps = (int) ((top - LOWEST_OCTAVES) * STEPS_PER_OCTAVE);
    highest = steps - 1e-3f;
    sine = new float[steps + 1];
    oneMinusCosine = new float[steps + 1];
    for (int i = 0; i <= steps; i++) {
      double hz = StrictMath.pow(2, LOWEST_OCTAVES + (double) i / STEPS_PER_OCTAVE);
      double angle = 2 * Math.PI * hz / sampleRate;
      sine[i] = (float) StrictMath.sin(angle);
      double half = StrictMath.sin(angle / 2);
      oneMinusCosine[i] = (float) (2 * half * half); // exact where 1 - cos would cancel
    }
  }

  /// Where a cutoff lies in the table; beyond 8 Hz or 0.45 of the rate it stays at the end.
  float position(float octaves) {
    return Math.max(0, Math.min(highest, (octaves - LOWEST_OCTAVES) * STEPS_PER_OCTAVE));
  }

  float sine(float position) {
    return between(sine, position);
  }

  float oneMinusCosine(float position) {
    return between(oneMinusCosine, position);
  }

  private static float between(float[] table, float position) {
    int i = (int) position;
    return table[i] + (position - i) * (table[i + 1] - table[i]);
  }
}
