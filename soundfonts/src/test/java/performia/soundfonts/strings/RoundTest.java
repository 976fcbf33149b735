// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.strings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.waves.Biquad;
import performia.soundfonts.waves.Tuning;
import performia.soundfonts.waves.Wavetable;

class RoundTest {
  @Test
  void aRoundIsInTuneWithinATwentiethOfACentOnEveryKey() {
    for (int pitch = 28; pitch <= 100; pitch++) {
      double hertz = Round.of(Tuning.hertz(pitch), 1.15, 0.1).hertz();
      double cents = 1200 * StrictMath.log(hertz / Tuning.hertz(pitch)) / StrictMath.log(2);
      assertThat(cents).as("key %d", pitch).isCloseTo(0, within(0.05));
    }
  }

  @Test
  void vibratoDetuningAndBreathComeRoundExactly() {
    Round round = Round.of(220, 1.2, 0.1);
    Chance chance = new Chance(5);
    round.play(Wavetable.sine(), round.nearest(8), 6, 12, 0.3, chance);
    round.breathe(Biquad.lowPass(Sound.RATE_HZ, 2000, 0.7), 0.1, chance);
    Sound sound = round.sound();
    for (int i = 0; i < Sound.LOOP_GUARD_FRAMES; i++) {
      float once = sound.left()[sound.loopStart() + i];
      float again = sound.left()[sound.loopEnd() + i];
      assertThat(again).isCloseTo(once, within(1e-5f));
    }
  }

  @Test
  void vibratoIsAsWideAsAskedFor() {
    Round round = Round.of(441, 1, 0.1);
    round.play(Wavetable.sine(), 0, 5, 30, 0, new Chance(1));
    Sound sound = round.sound();
    double shortest = 1e9;
    double longest = 0;
    double before = -1;
    for (int i = sound.loopStart() + 1; i < sound.loopEnd(); i++) {
      float a = sound.left()[i - 1];
      float b = sound.left()[i];
      if (a < 0 && b >= 0) {
        double at = i - 1 + a / (double) (a - b);
        if (before >= 0) {
          shortest = Math.min(shortest, at - before);
          longest = Math.max(longest, at - before);
        }
        before = at;
      }
    }
    double cents = 1200 * StrictMath.log(longest / shortest) / StrictMath.log(2);
    assertThat(cents).isBetween(50.0, 75.0);
  }
}
