// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sound;

import java.util.Arrays;

/// A simple test instrument: every note is a decaying sine that a release shortens.
public final class SineInstrument implements Instrument {
  private static final int VOICES = 32;
  private static final int HELD = Integer.MAX_VALUE;

  private final int sampleRate;
  private final float[] allTurns = new float[128];
  private final float[] allSines = new float[128];
  private final int[] pitches = new int[VOICES];
  private final int[] starts = new int[VOICES];
  private final int[] ends = new int[VOICES];
  private final float[] turns = new float[VOICES];
  private final float[] lasts = new float[VOICES];
  private final float[] beforeLasts = new float[VOICES];
  private final float[] levels = new float[VOICES];
  private final float[] falls = new float[VOICES];
  private int next;

  public SineInstrument(int sampleRate) {
    this.sampleRate = sampleRate;
    for (int pitch = 0; pitch < 128; pitch++) {
      double step = 2 * Math.PI * 440 * StrictMath.pow(2, (pitch - 69) / 12.0) / sampleRate;
      allTurns[pitch] = (float) (2 * StrictMath.cos(step));
      allSines[pitch] = (float) StrictMath.sin(step);
    }
  }

  @Override
  public void noteOn(int offset, int pitch, float velocity) {
    int voice = next++ % VOICES;
    pitches[voice] = pitch;
    starts[voice] = offset;
    ends[voice] = HELD;
    turns[voice] = allTurns[pitch];
    lasts[voice] = 0;
    beforeLasts[voice] = -allSines[pitch];
    levels[voice] = velocity;
    falls[voice] = 1 - 3f / sampleRate;
  }

  @Override
  public void noteOff(int offset, int pitch) {
    for (int v = 0; v < VOICES; v++) {
      if (pitches[v] == pitch && levels[v] > 0 && ends[v] == HELD) {
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
        float sample = levels[v] * lasts[v];
        float following = turns[v] * lasts[v] - beforeLasts[v];
        beforeLasts[v] = lasts[v];
        lasts[v] = following;
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
    Arrays.fill(levels, 0);
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
