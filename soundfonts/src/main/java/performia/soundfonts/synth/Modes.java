// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.synth;

import java.util.Arrays;
import performia.soundfonts.tone.Sound;

/// A bank of damped sinusoids: the modes of a struck body, each heard by two microphones with its
/// own gain and phase. Filled and rendered by one thread.
///
/// Each mode is a complex number turned and shrunk once a frame, which costs four multiplications
/// and keeps its level exactly, however long it rings.
public final class Modes {
  private static final double INAUDIBLE = 1e-5;

  private double[] table = new double[8 * 64];
  private int count;

  /// Adds a mode.
  ///
  /// @param hz frequency; modes at or above 0.46 of the rate are left out
  /// @param t60Seconds time in which it falls by 60 dB
  /// @param gainLeft amplitude at the left microphone
  /// @param gainRight amplitude at the right microphone
  /// @param phase phase at the left microphone, radians
  /// @param phaseRight phase at the right microphone, radians
  public void add(
      double hz,
      double t60Seconds,
      double gainLeft,
      double gainRight,
      double phase,
      double phaseRight) {
    if (hz >= 0.46 * Sound.RATE_HZ || hz <= 0) {
      return;
    }
    if (8 * count == table.length) {
      table = Arrays.copyOf(table, 2 * table.length);
    }
    double w = 2 * StrictMath.PI * hz / Sound.RATE_HZ;
    double shrink = StrictMath.exp(-6.907755278982137 / (t60Seconds * Sound.RATE_HZ));
    int at = 8 * count++;
    table[at] = shrink * StrictMath.cos(w);
    table[at + 1] = shrink * StrictMath.sin(w);
    table[at + 2] = gainLeft * StrictMath.cos(phase);
    table[at + 3] = gainLeft * StrictMath.sin(phase);
    table[at + 4] = gainRight * StrictMath.cos(phaseRight);
    table[at + 5] = gainRight * StrictMath.sin(phaseRight);
    double gain = Math.max(Math.abs(gainLeft), Math.abs(gainRight));
    table[at + 6] =
        gain <= 0
            ? 0
            : t60Seconds * Sound.RATE_HZ * StrictMath.log10(Math.max(1, gain / INAUDIBLE)) / 3;
  }

  /// Adds a mode to a mono sound, starting at `phase` (0 starts at zero and rises).
  public void add(double hz, double t60Seconds, double gain, double phase) {
    add(hz, t60Seconds, gain, gain, phase, phase);
  }

  /// How many modes there are.
  public int size() {
    return count;
  }

  /// Adds all modes to both channels from frame `from` on; `right` may be the same array as `left`
  /// for a mono sound, which then is added once.
  @SuppressWarnings("ReferenceEquality")
  public void render(double[] left, double[] right, int from) {
    boolean mono = left == right;
    for (int m = 0; m < count; m++) {
      int at = 8 * m;
      double c = table[at];
      double s = table[at + 1];
      double lx = table[at + 2];
      double ly = table[at + 3];
      double rx = table[at + 4];
      double ry = table[at + 5];
      int end = (int) Math.min(left.length, from + table[at + 6]);
      double x = 1;
      double y = 0;
      for (int n = from; n < end; n++) {
        left[n] += lx * y + ly * x;
        if (!mono) {
          right[n] += rx * y + ry * x;
        }
        double turned = c * x - s * y;
        y = s * x + c * y;
        x = turned;
      }
    }
  }
}
