// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.util.Arrays;
import performia.engine.sampler.kernel.Lanes;

/// What the voices of one player sum up to in a block, bus by bus, and the gate through which it
/// leaves. Built off the audio thread, used only on it.
///
/// No sum of voices is absurd unless something in the player is wrong: recordings are bounded when
/// they are loaded. Should it happen all the same, the frame is silence, for a number that is none
/// would never leave a reverb again; and it is counted, so that what is wrong comes to light.
final class Buses {
  /// No sum of voices is as loud as this, full scale being 1.
  private static final float ABSURD = 1e6f;

  private final float[][] sums;
  private long refused;

  /// @param maxFrames the longest block
  Buses(int maxFrames) {
    sums = new float[Lanes.BUSES][maxFrames];
  }

  /// The sums, by bus, then frame; voices add to them.
  float[][] sums() {
    return sums;
  }

  /// Adds the first frames of a bus to an array.
  void addTo(float[] out, int bus, int frames) {
    float[] in = sums[bus];
    for (int i = 0; i < frames; i++) {
      float x = in[i];
      if (Math.abs(x) < ABSURD) {
        out[i] += x;
      } else {
        refused++;
      }
    }
  }

  /// How many frames of any bus were no numbers, or absurd ones, since the player was made; 0
  /// unless there is a fault.
  long refused() {
    return refused;
  }

  /// Empties the first frames.
  void clear(int frames) {
    for (int bus = 0; bus < Lanes.BUSES; bus++) {
      Arrays.fill(sums[bus], 0, frames, 0f);
    }
  }
}
