// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.dsp;

/// A first-order low- or high-pass. Audio thread; allocates nothing.
public final class OnePole {
  private static final float TINY = 1e-18f;

  private final boolean high;
  private final float coefficient;
  private float state;

  private OnePole(boolean high, double cutoffHz, int sampleRate) {
    if (!(cutoffHz > 0 && cutoffHz < sampleRate / 2.0)) {
      throw new IllegalArgumentException(
          "cut-off " + cutoffHz + " Hz (above 0, below " + sampleRate / 2 + ")");
    }
    this.high = high;
    coefficient = (float) (1 - StrictMath.exp(-2 * Math.PI * cutoffHz / sampleRate));
  }

  /// Lets the lows pass; -3 dB at the cut-off.
  public static OnePole lowPass(double cutoffHz, int sampleRate) {
    return new OnePole(false, cutoffHz, sampleRate);
  }

  /// Lets the highs pass and takes a constant away altogether.
  public static OnePole highPass(double cutoffHz, int sampleRate) {
    return new OnePole(true, cutoffHz, sampleRate);
  }

  /// Filters in place.
  public void process(float[] samples, int frames) {
    float low = state;
    for (int i = 0; i < frames; i++) {
      low += coefficient * (samples[i] - low);
      samples[i] = high ? samples[i] - low : low;
    }
    state = low + TINY - TINY;
  }

  /// Forgets all state.
  public void reset() {
    state = 0;
  }
}
