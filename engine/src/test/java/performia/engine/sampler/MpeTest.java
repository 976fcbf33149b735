// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// MIDI Polyphonic Expression (RP-053), heard.
class MpeTest {
  private static final int MPE = 6;
  private static final int TOP = 16383;

  @TempDir Path folder;

  private static int bend(double semitones, double range) {
    return (int) Math.round(8192 + 8191 * semitones / range);
  }

  @Test
  void eachNoteBendsByItselfAndTheManagerBendsThemAll() {
    try (SynthRig rig = new SynthRig(folder)) {
      rig.registered(0, MPE, 5, 0).on(1, 57).play(20);
      rig.synth().bend(0, 1, bend(12, 48));
      rig.play(20);
      assertThat(rig.play(300).cents()).as("of 48 semitones").isCloseTo(0, within(0.5));
      rig.synth().bend(0, 0, TOP);
      rig.play(20);
      assertThat(rig.play(300).cents()).as("and 2 of the manager's").isCloseTo(200, within(0.5));
      rig.synth().bend(0, 2, TOP);
      rig.play(20);
      assertThat(rig.play(300).cents()).as("another member's").isCloseTo(200, within(0.5));
      rig.registered(0, 0, 12, 0).play(20);
      assertThat(rig.play(300).cents()).as("a wider range there").isCloseTo(1200, within(0.5));
      rig.off(1, 57).on(6, 69).play(50);
      assertThat(rig.play(300).cents()).as("outside of the zone").isCloseTo(0, within(0.1));
    }
  }

  @Test
  void aBendRangeOfOneMemberIsThatOfAll() {
    try (SynthRig rig = new SynthRig(folder)) {
      rig.registered(15, MPE, 3, 0).registered(14, 0, 24, 0).on(12, 69);
      rig.synth().bend(0, 12, TOP);
      rig.play(20);
      assertThat(rig.play(300).cents()).isCloseTo(2400, within(0.5));
    }
  }

  @Test
  void pressureAndBrightnessOfANoteAreItsOwnPlusTheManagers() {
    try (SynthRig rig = new SynthRig(folder)) {
      rig.registered(0, MPE, 5, 0).on(1, 69).play(50);
      rig.synth().channelPressure(0, 2, 127);
      rig.play(20);
      assertThat(rig.play(400).highestCents()).as("another's").isLessThan(1.5);
      rig.synth().channelPressure(0, 1, 64);
      rig.play(20);
      assertThat(rig.play(400).highestCents()).as("its own").isCloseTo(25, within(2.0));
      rig.synth().channelPressure(0, 0, 127);
      rig.play(20);
      assertThat(rig.play(400).highestCents()).as("no more than all").isCloseTo(50, within(2.5));
      rig.synth().channelPressure(0, 0, 0);
      rig.synth().channelPressure(0, 1, 0);
      rig.off(1, 69).on(1, 93).play(100);
      double full = rig.play(50).leftDb();
      rig.control(1, 74, 32).play(20);
      double half = rig.play(50).leftDb();
      rig.control(0, 74, 32).play(20);
      assertThat(rig.play(50).leftDb()).isLessThan(half - 2).isLessThan(full - 3);
    }
  }

  @Test
  void whatTheManagerSaysItsMembersHear() {
    try (SynthRig rig = new SynthRig(folder)) {
      rig.registered(0, MPE, 15, 0);
      rig.synth().program(0, 0, 1);
      double full = rig.on(9, 57).play(50).leftDb();
      assertThat(rig.play(300).cents())
          .as("the tenth channel is melodic")
          .isCloseTo(0, within(0.1));
      rig.control(0, 7, 50).play(20);
      assertThat(rig.play(50).leftDb() - full).isCloseTo(-12.04, within(0.1));
      rig.control(0, 64, 127).off(9, 57).play(100);
      assertThat(rig.synth().activeVoices()).isEqualTo(1);
      rig.control(0, 64, 0).play(100);
      assertThat(rig.synth().activeVoices()).isZero();
    }
  }

  @Test
  void aZoneThatChangesLetsItsNotesGo() {
    try (SynthRig rig = new SynthRig(folder)) {
      rig.registered(0, MPE, 14, 0).on(1, 69).on(10, 69).play(50);
      assertThat(rig.synth().activeVoices()).isEqualTo(2);
      rig.registered(15, MPE, 6, 0).play(100); // takes channels 9..14 from the lower zone
      assertThat(rig.synth().activeVoices()).isZero();
      rig.on(10, 57);
      rig.synth().bend(0, 15, TOP);
      rig.play(20);
      assertThat(rig.play(300).cents()).as("the upper manager bends").isCloseTo(-1000, within(0.5));
      rig.off(10, 57).registered(15, MPE, 0, 0).on(10, 69);
      rig.synth().bend(0, 10, TOP);
      rig.play(20);
      assertThat(rig.play(300).cents()).as("no zone: two semitones").isCloseTo(200, within(0.5));
    }
  }
}
