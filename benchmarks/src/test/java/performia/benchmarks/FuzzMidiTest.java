// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import performia.engine.midi.StandardMidiFile;

/// A slice of what `FuzzMidi` does by the ten thousand.
class FuzzMidiTest {
  @Test
  void threeHundredBrokenFilesAreReadOrRefused() {
    FuzzMidi fuzz = new FuzzMidi(MidiMutations.seeds(), 7);
    assertThatCode(() -> fuzz.run(300)).as(fuzz.summary()).doesNotThrowAnyException();
  }

  @Test
  void theFilesThatAreBrokenAreGood() {
    for (byte[] seed : MidiMutations.seeds()) {
      assertThat(StandardMidiFile.read(seed, "seed").remarks()).isEmpty();
      assertThat(StandardMidiFile.read(seed, "seed").size()).isGreaterThan(3);
    }
  }
}
