// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sound;

/// A simple test instrument: every note is a decaying sine that a release shortens.
public final class SineInstrument implements Instrument {
  private static final int VOICES = 32;

  private final int sampleRate;
  private final int[] pitches = new int[VOICES];
  private final int[] starts = new int[VOICES];
  private final int[] ends = new int[VOICES];
  private final double[] phases = new double[VOICES];
  private final double[] steps = new double[VOICES];
  private final float[] levels = new float[VOICES];
  private final float[] falls = new float[VOICES];
  private int next;

  public SineInstrument(int sampleRate) {
    this.sampleRate = sampleRate;
  }

  @Override
  public void noteOn(int offset, int pitch, float velocity) {
    int voice = next++ % VOICES;
    pitches[voice] = pitch;
    starts[voice] = offset;
    ends[voice] = Integer.MAX_VALUE;
    phases[voice] = 0;
    steps[voice] = 2 * Math.PI * 440 * StrictMath.pow(2, (pitch - 69) / 12.0) / sampleRate;
    levels[voice] = velocity;
    falls[voice] = 1 - 3f / sampleRate;
  }

  @Override
  public void noteOff(int offset, int pitch) {
    for (int v = 0; v < VOICES; v++) {
      if (pitches[v] == pitch && levels[v] > 0 && ends[v] == Integer.MAX_VALUE) {
        ends[v] = offset;
      }
    }
  }

  @Override
  public void render(float[] left, float[] right, int frames) {
    for (int v = 0; v < VOICES; v++) {
      for (int i = starts[v]; i < frames && levels[v] > 0; i++) {
        if (i == ends[v]) {
          falls[v] = 1 - 60f / sampleRate;
        }
        float sample = levels[v] * (float) StrictMath.sin(phases[v]);
        phases[v] += steps[v];
        levels[v] *= falls[v];
        left[i] += sample;
        right[i] += sample;
      }
      starts[v] = 0;
      if (ends[v] < frames) {
        ends[v] = -1;
      }
      if (levels[v] < 1e-5f) {
        levels[v] = 0;
      }
    }
  }

  @Override
  public void reset() {
    java.util.Arrays.fill(levels, 0);
    next = 0;
  }

  @Override
  public int activeVoices() {
    int active = 0;
    for (float level : levels) {
      if (level > 0) {
        active++;
      }
    }
    return active;
  }
}
