// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

/// Where a channel's next note glides from, and for how long. The glide has a constant rate, as the
/// devices have that files were written for: the time of a three-octave glide by controller 5, as
/// measured on a Roland SC-55 (dosbox-staging, pull request 2705). Built off the audio thread, used
/// only on it.
final class Portamento {
  private static final int NOBODY = -1;
  private static final int MEASURED_SEMITONES = 36;

  private static final int[] TIME = {0, 1, 2, 4, 8, 16, 32, 64, 80, 96, 112, 116, 120, 124, 127};
  private static final double[] SECONDS = {
    0, 0.006, 0.023, 0.05, 0.11, 0.25, 0.5, 2.06, 4.2, 8.4, 19.5, 26.7, 40, 80, 480
  };

  /// Seconds for a semitone by time 0..127, and one more for what lies between the last two.
  private static final float[] SECONDS_PER_SEMITONE = new float[129];

  static {
    for (int i = 0, t = 0; t < 128; t++) {
      while (i < TIME.length - 2 && t > TIME[i + 1]) {
        i++;
      }
      double way = (t - TIME[i]) / (double) (TIME[i + 1] - TIME[i]);
      double seconds =
          i == 0 ? way * SECONDS[1] : SECONDS[i] * StrictMath.pow(SECONDS[i + 1] / SECONDS[i], way);
      SECONDS_PER_SEMITONE[t] = (float) (seconds / MEASURED_SEMITONES);
    }
    SECONDS_PER_SEMITONE[128] = SECONDS_PER_SEMITONE[127];
  }

  private int lastKey = NOBODY;
  private int nextFrom = NOBODY;
  private float cents;
  private float seconds;

  void reset() {
    lastKey = NOBODY;
    nextFrom = NOBODY;
    cents = 0;
    seconds = 0;
  }

  /// Portamento control (84): the next note glides from this key, whatever the switch says.
  void from(int key) {
    nextFrom = key;
  }

  /// A note of this key is about to begin.
  ///
  /// @param on whether portamento is switched on
  /// @param time controller 5, 0..1
  void strike(int key, boolean on, float time) {
    int from = nextFrom != NOBODY ? nextFrom : on ? lastKey : NOBODY;
    nextFrom = NOBODY;
    lastKey = key;
    if (from == NOBODY || from == key) {
      cents = 0;
      seconds = 0;
      return;
    }
    seconds = seconds(time) * Math.abs(key - from);
    cents = seconds > 0 ? 100f * (from - key) : 0;
  }

  /// Seconds a semitone.
  static float seconds(float time) {
    float x = Math.max(0, Math.min(1, time)) * 127;
    int whole = (int) x;
    float low = SECONDS_PER_SEMITONE[whole];
    return low + (x - whole) * (SECONDS_PER_SEMITONE[whole + 1] - low);
  }

  /// How far from its own pitch the note begins.
  float cents() {
    return cents;
  }

  /// How long it takes to arrive.
  float seconds() {
    return seconds;
  }
}
