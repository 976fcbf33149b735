// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The MIDI Tuning Standard, heard.
class TuningTest {
  @TempDir Path folder;

  /// A tuning in which every key lies so many 14-bit steps above the tempered one.
  private static String dump(String head, int steps) {
    var hex = new StringBuilder(head).append("20".repeat(16));
    for (int key = 0; key < 128; key++) {
      hex.append("%02x%02x%02x".formatted(key, steps >> 7, steps & 0x7f));
    }
    return hex.append("00").toString();
  }

  @Test
  void aDumpIsHeardWhenItsProgramIsChosen() {
    try (SynthRig rig = new SynthRig(folder)) {
      rig.exclusive(dump("7e 7f 08 01 05", 8192)); // half a semitone
      rig.exclusive(dump("7e 7f 08 04 02 05", 4096)); // a quarter, in bank 2
      rig.on(0, 69).play(20);
      assertThat(rig.play(300).cents()).isCloseTo(0, within(0.1));
      rig.registered(0, 3, 5, 0).play(20);
      assertThat(rig.play(300).cents()).isCloseTo(50, within(0.1));
      rig.registered(0, 4, 2, 0).registered(0, 3, 5, 0).play(20);
      assertThat(rig.play(300).cents()).isCloseTo(25, within(0.1));
      rig.registered(0, 3, 99, 0).play(20); // never sent: tempered
      assertThat(rig.play(300).cents()).isCloseTo(0, within(0.1));
    }
  }

  @Test
  void aNoteIsRetunedWhileItSoundsOnlyInRealTime() {
    try (SynthRig rig = new SynthRig(folder)) {
      rig.on(0, 69).exclusive("7f 7f 08 02 00 01 45 46 20 00").play(20); // key 70 and a quarter
      assertThat(rig.play(300).cents()).isCloseTo(125, within(0.1));
      rig.exclusive("7e 7f 08 07 00 00 01 45 44 00 00").play(20);
      assertThat(rig.play(300).cents()).as("still as it was").isCloseTo(125, within(0.1));
      rig.off(0, 69).play(50);
      rig.on(0, 69).play(20);
      assertThat(rig.play(300).cents()).as("from the next note on").isCloseTo(-100, within(0.1));
      rig.exclusive("7f 7f 08 02 00 01 45 7f 7f 7f").play(20);
      assertThat(rig.play(300).cents()).as("no change").isCloseTo(-100, within(0.1));
    }
  }

  @Test
  void theTwelvePitchClassesAreTunedInOneByteAndInTwo() {
    try (SynthRig rig = new SynthRig(folder)) {
      String flat = "40".repeat(9) + "2c" + "40".repeat(2); // A 20 cents low
      rig.on(0, 69).exclusive("7f 7f 08 08 00 00 01" + flat).play(20);
      assertThat(rig.play(300).cents()).isCloseTo(-20, within(0.1));
      rig.exclusive("7e 7f 08 08 03 7f 7f" + "40".repeat(12)).play(20);
      assertThat(rig.play(300).cents()).as("not in real time").isCloseTo(-20, within(0.1));
      rig.off(0, 69).play(50);
      String fine = "4000".repeat(9) + "6000" + "4000".repeat(2); // A 50 cents high
      rig.exclusive("7f 7f 08 09 00 00 01" + fine).on(0, 69).play(20);
      assertThat(rig.play(300).cents()).isCloseTo(50, within(0.1));
      rig.off(0, 69).on(1, 69).play(100);
      assertThat(rig.play(300).cents()).as("another channel").isCloseTo(0, within(0.1));
    }
  }

  @Test
  void scalesOfGsAndXgAreHeard() {
    try (SynthRig rig = new SynthRig(folder)) {
      rig.on(0, 69).exclusive("41 10 42 12 40 11 49 7f 00").play(20);
      assertThat(rig.play(300).cents()).isCloseTo(63, within(0.1));
      rig.exclusive("43 10 4c 08 00 4a 36").play(20);
      assertThat(rig.play(300).cents()).isCloseTo(-10, within(0.1));
    }
  }

  @Test
  void anOctaveDumpFillsAllKeys() {
    try (SynthRig rig = new SynthRig(folder)) {
      String classes = "40".repeat(9) + "54" + "40".repeat(2);
      rig.exclusive("7e 7f 08 05 00 07" + "20".repeat(16) + classes + "00");
      rig.registered(0, 3, 7, 0).on(0, 57).play(20);
      assertThat(rig.play(300).cents()).isCloseTo(-1180, within(0.1));
    }
  }
}
