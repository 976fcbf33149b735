// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Messages and what is heard of them.
class MidiSynthTest {
  private static final int ATTACK = SmallBank.ATTACK;
  private static final String GM_ON = "7e 7f 09 01";
  private static final String GS_RESET = "41 10 42 12 40 00 7f 00 41";
  private static final String XG_ON = "43 10 4c 00 00 7e 00";
  private static final double OCTAVE = 1200;

  @TempDir Path folder;

  @Test
  void masterVolumeFollowsTheSquareOfItsNumber() {
    try (SynthRig rig = new SynthRig(folder)) {
      double before = rig.on(0, 69).play(100).leftDb();
      rig.exclusive("7f 7f 04 01 00 40").play(20);
      assertThat(rig.play(100).leftDb() - before).isCloseTo(-12.04, within(0.05));
      rig.exclusive("7f 7f 04 01 7f 7f").play(20);
      assertThat(rig.play(100).leftDb() - before).isCloseTo(0, within(0.01));
    }
  }

  @Test
  void balanceTurnsOneSideDownAndPanLeavesTheSumAlone() {
    try (SynthRig rig = new SynthRig(folder)) {
      double before = rig.on(0, 69).play(100).rightDb();
      rig.control(0, 8, 127).play(20);
      rig.play(100);
      assertThat(rig.leftDb()).isLessThan(-90);
      assertThat(rig.rightDb()).isCloseTo(before, within(0.01));
      rig.control(0, 8, 64).exclusive("7f 7f 04 02 00 00").play(20);
      rig.play(100);
      assertThat(rig.rightDb()).isLessThan(-90);
      assertThat(rig.leftDb()).isCloseTo(before, within(0.01));
    }
  }

  @Test
  void masterAndChannelTuningsAddUp() {
    try (SynthRig rig = new SynthRig(folder)) {
      rig.on(0, 69).exclusive("7f 7f 04 03 00 60").play(20); // +50 cents
      assertThat(rig.play(300).cents()).isCloseTo(50, within(0.1));
      rig.exclusive("7f 7f 04 04 00 43").play(20); // +3 semitones
      assertThat(rig.play(300).cents()).isCloseTo(350, within(0.1));
      rig.registered(0, 1, 0x20, 0).play(20); // -50 cents
      assertThat(rig.play(300).cents()).isCloseTo(300, within(0.1));
      rig.registered(0, 2, 0x40 - 2, 0).play(20); // -2 semitones
      assertThat(rig.play(300).cents()).isCloseTo(100, within(0.1));
      rig.on(9, 57).off(0, 69).play(100); // drums stay where they are
      assertThat(rig.play(300).cents()).isCloseTo(0, within(0.1));
    }
  }

  @Test
  void dataIncrementAndDecrementStepTheParameterThatIsChosen() {
    try (SynthRig rig = new SynthRig(folder)) {
      rig.on(0, 69).registered(0, 0, 2, 0);
      for (int i = 0; i < 50; i++) {
        rig.control(0, 96, 0); // bend range by cents
      }
      rig.synth().bend(0, 0, 16383);
      rig.play(20);
      assertThat(rig.play(300).cents()).isCloseTo(250, within(0.1));
      rig.registered(0, 2, 64, 0).control(0, 97, 0).play(20);
      assertThat(rig.play(300).cents()).isCloseTo(150, within(0.1));
      rig.control(0, 101, 127, 100, 127, 96, 0, 96, 0).play(20); // null: nothing is chosen
      assertThat(rig.play(300).cents()).isCloseTo(150, within(0.1));
    }
  }

  @Test
  void theModulationDepthRangeStretchesTheWheel() {
    try (SynthRig rig = new SynthRig(folder)) {
      rig.on(0, 69).control(0, 1, 127).play(50);
      assertThat(rig.play(500).highestCents()).isCloseTo(50, within(2.0));
      rig.registered(0, 5, 1, 0).play(50);
      assertThat(rig.play(500).highestCents()).isCloseTo(100, within(4.0));
    }
  }

  @Test
  void aGeneratorIsMovedByItsNumber() {
    try (SynthRig rig = new SynthRig(folder)) {
      rig.on(0, 69).control(0, 99, 120, 98, 52, 38, 70, 6, 64).play(20); // fine tuning + 70
      assertThat(rig.play(300).cents()).isCloseTo(70, within(0.1));
      rig.control(0, 99, 120, 98, 51, 38, 2, 6, 64).play(20); // coarse tuning + 2
      assertThat(rig.play(300).cents()).isCloseTo(270, within(0.1));
    }
  }

  @Test
  void attackReleaseAndCutoffAnswerToControllersAndToTheNumbersOfGsAndXg() {
    try (SynthRig rig = new SynthRig(folder)) {
      double full = rig.on(0, 93).play(50).leftDb();
      rig.control(0, 74, 0).play(20);
      assertThat(rig.play(50).leftDb() - full).as("1760 Hz, dark").isLessThan(-3);
      rig.control(0, 74, 64).unregistered(0, 1, 0x20, 0).play(20);
      assertThat(rig.play(50).leftDb() - full).as("the part's cutoff").isLessThan(-3);
      rig.unregistered(0, 1, 0x20, 64).off(0, 93).play(50);
      rig.control(0, 73, 127).on(0, 69).play(100);
      assertThat(rig.leftDb() - full).as("a slow attack").isLessThan(-12);
      rig.control(0, 73, 64, 120, 0).play(50);
      rig.control(0, 72, 127).on(0, 69).play(50);
      rig.off(0, 69).play(10);
      assertThat(rig.play(4).leftDb() - full).as("a long release").isGreaterThan(-30);
    }
  }

  @Test
  void portamentoGlidesAtTheRateOfTheDevices() {
    try (SynthRig rig = new SynthRig(folder)) {
      rig.control(0, 65, 127, 5, 64).on(0, 57).play(100);
      rig.off(0, 57).play(50);
      rig.on(0, 69).play(10);
      assertThat(rig.play(20).cents()).as("soon after the start").isCloseTo(-1160, within(25.0));
      rig.play(310);
      assertThat(rig.play(10).cents()).as("half of 687 ms").isCloseTo(-600, within(25.0));
      rig.play(400);
      assertThat(rig.play(100).cents()).as("arrived").isCloseTo(0, within(0.1));
      rig.off(0, 69).control(0, 65, 0, 84, 81).play(50);
      rig.on(0, 69).play(10);
      assertThat(rig.play(20).cents()).as("portamento control").isCloseTo(1160, within(25.0));
      rig.off(0, 69).play(50);
      assertThat(rig.on(0, 69).play(50).cents()).as("only once").isCloseTo(0, within(2.0));
    }
  }

  @Test
  void monoModePlaysOneNoteAndGoesBackToTheKeyBelow() {
    try (SynthRig rig = new SynthRig(folder)) {
      rig.control(0, 126, 1).on(0, 69).play(50);
      rig.on(0, 72).play(50);
      assertThat(rig.synth().activeVoices()).isEqualTo(1);
      assertThat(rig.play(200).cents()).isCloseTo(300, within(0.1));
      rig.off(0, 72).play(50);
      assertThat(rig.play(200).cents()).isCloseTo(0, within(0.1));
      rig.off(0, 69).play(50);
      assertThat(rig.synth().activeVoices()).isZero();
      rig.control(0, 127, 0).on(0, 69).on(0, 72).play(50);
      assertThat(rig.synth().activeVoices()).as("poly again").isEqualTo(2);
    }
  }

  @Test
  void legatoInMonoModeStrikesNoNewAttack() {
    try (SynthRig rig = new SynthRig(folder, ATTACK, 0)) { // one second
      rig.control(0, 126, 1, 68, 127).on(0, 69).play(900);
      double before = rig.play(20).leftDb();
      rig.on(0, 74).play(20);
      assertThat(rig.leftDb() - before).isCloseTo(0, within(1.0));
      assertThat(rig.play(100).cents()).isCloseTo(500, within(0.5));
      rig.control(0, 68, 0).on(0, 76).play(20);
      assertThat(rig.play(20).leftDb() - before).as("struck anew").isLessThan(-10);
    }
  }

  @Test
  void pedalsHoldWhatTheyShould() {
    try (SynthRig rig = new SynthRig(folder)) {
      rig.control(0, 69, 127).on(0, 69).off(0, 69).play(100);
      assertThat(rig.synth().activeVoices()).as("hold 2").isEqualTo(1);
      rig.control(0, 69, 0).play(100);
      assertThat(rig.synth().activeVoices()).isZero();
      rig.on(0, 69).control(0, 66, 127).on(0, 72).off(0, 69).off(0, 72).play(100);
      assertThat(rig.synth().activeVoices()).as("sostenuto holds the first").isEqualTo(1);
      rig.control(0, 121, 0).play(100);
      assertThat(rig.synth().activeVoices()).as("controllers reset").isZero();
      double full = rig.on(0, 69).play(50).leftDb();
      rig.off(0, 69).control(0, 67, 127).play(50);
      assertThat(rig.on(0, 69).play(50).leftDb() - full).as("soft").isCloseTo(-3, within(0.6));
    }
  }

  @Test
  void theVelocityPrefixRefinesOneNote() {
    try (SynthRig rig = new SynthRig(folder)) {
      rig.synth().noteOn(0, 0, 69, 63);
      double coarse = rig.play(50).leftDb();
      rig.off(0, 69).play(50);
      rig.control(0, 88, 64);
      rig.synth().noteOn(0, 0, 69, 63);
      double fine = rig.play(50).leftDb();
      assertThat(fine - coarse).isCloseTo(40 * Math.log10(63.5 / 63), within(0.01));
      rig.off(0, 69).play(50);
      rig.synth().noteOn(0, 0, 69, 63);
      assertThat(rig.play(50).leftDb()).isCloseTo(coarse, within(0.001));
    }
  }

  @Test
  void volumeHasFourteenBits() {
    try (SynthRig rig = new SynthRig(folder)) {
      double coarse = rig.control(0, 7, 63).on(0, 69).play(50).leftDb();
      rig.control(0, 39, 64).play(20);
      assertThat(rig.play(50).leftDb() - coarse)
          .isCloseTo(40 * Math.log10(63.5 / 63), within(0.01));
    }
  }

  @Test
  void partsBecomeDrumPartsByEverySystemsOwnMessage() {
    try (SynthRig rig = new SynthRig(folder)) {
      assertThat(drums(rig, GS_RESET, "41 10 42 12 40 11 15 02 18")).isTrue();
      assertThat(drums(rig, GS_RESET, "41 10 42 12 40 12 15 02 17")).as("another part").isFalse();
      assertThat(drums(rig, XG_ON, "43 10 4c 08 00 07 02")).isTrue();
      rig.exclusive(XG_ON).control(0, 0, 127).synth().program(0, 0, 0);
      assertThat(heardDrums(rig)).as("XG by bank").isTrue();
      rig.exclusive("7e 7f 09 03").control(0, 0, 120).synth().program(0, 0, 0);
      assertThat(heardDrums(rig)).as("GM2 by bank").isTrue();
      rig.exclusive(GS_RESET).control(0, 0, 127).synth().program(0, 0, 0);
      assertThat(heardDrums(rig)).as("GS: 127 is a bank").isFalse();
      rig.exclusive(GS_RESET).control(0, 0, 3).synth().program(0, 0, 0);
      assertThat(heardDrums(rig)).as("GS: variation 3").isTrue();
      rig.exclusive(XG_ON).control(0, 0, 0, 32, 3).synth().program(0, 0, 0);
      assertThat(heardDrums(rig)).as("XG: bank 3").isTrue();
    }
  }

  private static boolean drums(SynthRig rig, String system, String part) {
    rig.exclusive(system).exclusive(part);
    return heardDrums(rig);
  }

  /// The sounds of drums and variations are an octave higher.
  private static boolean heardDrums(SynthRig rig) {
    rig.play(20);
    double cents = rig.on(0, 69).play(100).cents();
    rig.control(0, 120, 0).play(20);
    return Math.abs(cents - OCTAVE) < 10;
  }

  @Test
  void aSystemOnPutsEverythingBackWithoutAClick() {
    try (SynthRig rig = new SynthRig(folder)) {
      rig.synth().program(0, 0, 1);
      rig.control(0, 7, 20).registered(0, 2, 70, 0).on(0, 69).play(50);
      rig.exclusive(GM_ON).play(20);
      assertThat(rig.synth().activeVoices()).isZero();
      double cents = rig.on(0, 69).play(100).cents();
      assertThat(cents).isCloseTo(0, within(1.0));
      assertThat(rig.leftDb()).isGreaterThan(-16);
    }
  }

  @Test
  void pressureGoesWhereItsDestinationsAreSet() {
    try (SynthRig rig = new SynthRig(folder)) {
      rig.exclusive("7f 7f 09 01 00 00 42 03 00").on(0, 69); // pitch + 2 semitones
      rig.synth().channelPressure(0, 0, 127);
      rig.play(20);
      double mean = rig.play(489).cents(); // four periods of the bank's own vibrato
      assertThat(mean).isCloseTo(200, within(3.0));
    }
  }

  @Test
  void singleDrumsAreTunedLevelledAndDried() {
    try (SynthRig rig = new SynthRig(folder)) {
      double full = rig.on(9, 57).play(100).leftDb();
      double wet = rig.reverbDb();
      rig.off(9, 57).unregistered(9, 0x18, 57, 64 + 5).unregistered(9, 0x1d, 57, 0).play(50);
      rig.on(9, 57).play(10);
      assertThat(rig.play(100).cents()).isCloseTo(500, within(0.5));
      assertThat(rig.reverbDb()).as("from " + wet).isLessThan(-100);
      rig.unregistered(9, 0x1a, 57, 60).play(20);
      assertThat(rig.play(100).leftDb() - full).isCloseTo(-6.02, within(0.05));
      rig.on(9, 59).off(9, 57).play(50);
      assertThat(rig.play(100).cents()).as("another key").isCloseTo(200, within(0.5));
      rig.exclusive("7f 7f 0a 01 09 3b 79 41").play(20); // key-based coarse tuning
      assertThat(rig.play(100).cents()).isCloseTo(300, within(0.5));
    }
  }

  @Test
  void brokenAndUnknownExclusivesAreIgnored() {
    try (SynthRig rig = new SynthRig(folder)) {
      rig.on(0, 69);
      for (String hex :
          new String[] {
            "",
            "7e",
            "7f 7f",
            "7f 7f 04",
            "7f 7f 04 01",
            "7e 7f 08 01 00",
            "7f 7f 08 02 00 05 45",
            "41 10 42 12",
            "41 10 42 12 40 1f 4b 00",
            "43 10 4c",
            "43 10 4c 08 7f 01 00",
            "00 20 32",
            "7f 7f 09 03 0f",
            "7f 7f 0a 01 7f 7f 7f 7f",
            "7e 7f 08 08 7f 7f 7f",
            "7f 7f 08 07 7f"
          }) {
        rig.exclusive(hex);
      }
      assertThat(rig.play(300).cents()).isCloseTo(0, within(0.5));
      byte[] wild = {(byte) 0xf0, 0x7e, (byte) 0xff, 9, (byte) 0x80};
      rig.synth().systemExclusive(0, wild, -3, 99);
      rig.synth().systemExclusive(0, wild, 4, -1);
      assertThat(rig.play(100).cents()).isCloseTo(0, within(0.5));
    }
  }

  @Test
  void blocksOfAnySizeGiveTheSameBits() {
    try (SynthRig rig = new SynthRig(folder, SmallBank.RELEASE, -3000, 6, 20, 10, 600)) {
      float[] whole = rig.traffic(1024);
      for (int block : new int[] {1, 7, 64, 333}) {
        assertThat(rig.traffic(block)).as("block " + block).isEqualTo(whole);
      }
    }
  }
}
