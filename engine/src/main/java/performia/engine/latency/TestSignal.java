// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.latency;

/// A maximum-length sequence and how it is found again in a recording: noise to the ear, one sharp
/// peak to a correlation. Immutable; any thread but the audio thread, which only plays its samples.
public final class TestSignal {
  /// What [#find] says when the signal is not there.
  public static final int NONE = -1;

  /// Frames of the signal: 2¹² - 1.
  public static final int FRAMES = 4095;

  /// 18 dB below full scale: heard over a room's noise, no danger to ears.
  static final float LEVEL = 0.125f;

  // Chance alone reaches about 5 standard deviations over a second of lags.
  private static final double CERTAIN = 9;

  private final float[] samples = new float[FRAMES];

  public TestSignal() {
    // x^12 + x^6 + x^4 + x + 1 is primitive (Xilinx XAPP 052, table 3), so that every state but 0
    // comes once.
    int register = 1;
    for (int i = 0; i < FRAMES; i++) {
      samples[i] = (register & 1) == 0 ? -LEVEL : LEVEL;
      int bit = (register >> 11 ^ register >> 5 ^ register >> 3 ^ register) & 1;
      register = register << 1 & 0xFFF | bit;
    }
  }

  /// A sample of the signal.
  ///
  /// @param frame 0 up to [#FRAMES] - 1
  public float at(int frame) {
    return samples[frame];
  }

  /// Looks for the signal in a recording.
  ///
  /// @param heard begins at the frame at which the signal was sent
  /// @param length how much of it was recorded
  /// @return after how many frames it came back, or [#NONE]
  public int find(float[] heard, int length) {
    int lags = length - FRAMES + 1;
    int best = NONE;
    double peak = 0;
    double squares = 0;
    for (int lag = 0; lag < lags; lag++) {
      double sum = correlation(heard, lag);
      squares += sum * sum;
      if (Math.abs(sum) > peak) {
        peak = Math.abs(sum);
        best = lag;
      }
    }
    if (best == NONE) {
      return NONE;
    }
    double others = Math.sqrt((squares - peak * peak) / Math.max(1, lags - 1));
    return peak > 1e-6 && peak > CERTAIN * others ? best : NONE;
  }

  private double correlation(float[] heard, int lag) {
    float sum = 0;
    for (int i = 0; i < FRAMES; i++) {
      sum += samples[i] * heard[lag + i];
    }
    return sum;
  }
}
