// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.dsp;

import java.util.Arrays;

/// A chorus: three slowly swinging copies of a mono feed, spread over left and right. Gives the wet
/// sound only. Audio thread; allocates nothing.
public final class Chorus {
  private static final int VOICES = 3;
  private static final double DELAY_SECONDS = 0.011;
  private static final double SWING_SECONDS = 0.004;
  private static final double[] RATES_HZ = {0.31, 0.37, 0.29};
  private static final double USUAL_HZ = 0.32;

  private final int sampleRate;
  private final float[] line;
  private final int mask;
  private final double delayFrames;
  private final double swingFrames;
  private final double[] phases = new double[VOICES];
  private final double[] steps = new double[VOICES];
  private int at;

  public Chorus(int sampleRate) {
    this.sampleRate = sampleRate;
    delayFrames = DELAY_SECONDS * sampleRate;
    swingFrames = SWING_SECONDS * sampleRate;
    int longest = (int) (delayFrames + swingFrames) + 2;
    line = new float[Integer.highestOneBit(longest) * 2];
    mask = line.length - 1;
    rateHz(USUAL_HZ);
    reset();
  }

  /// How often its copies swing, on average; 0 up to 20 Hz.
  public void rateHz(double hz) {
    double bounded = Math.max(0, Math.min(20, hz));
    for (int v = 0; v < VOICES; v++) {
      steps[v] = 2 * RATES_HZ[v] * (bounded / USUAL_HZ) / sampleRate;
    }
  }

  /// Adds the wet sound to both sides.
  public void process(float[] feed, float[] left, float[] right, int frames) {
    for (int i = 0; i < frames; i++) {
      line[at & mask] = feed[i];
      float a = tap(0);
      float b = tap(1);
      float c = tap(2);
      at++;
      left[i] += 0.6f * (a + 0.7f * c);
      right[i] += 0.6f * (b + 0.7f * c);
    }
  }

  private float tap(int voice) {
    double phase = phases[voice] + steps[voice];
    phases[voice] = phase >= 1 ? phase - 2 : phase;
    double x = phases[voice];
    // A parabola close to a sine.
    double delay = delayFrames + swingFrames * 4 * x * (1 - Math.abs(x));
    int whole = (int) delay;
    float fraction = (float) (delay - whole);
    float near = line[(at - whole) & mask];
    float far = line[(at - whole - 1) & mask];
    return near + fraction * (far - near);
  }

  /// Forgets what it holds.
  public void reset() {
    Arrays.fill(line, 0);
    at = 0;
    for (int v = 0; v < VOICES; v++) {
      phases[v] = 2.0 * v / VOICES - 1;
    }
  }
}
