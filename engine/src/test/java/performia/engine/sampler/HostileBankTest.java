// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import performia.engine.PerformiaException;
import performia.engine.sampler.region.Preset;

class HostileBankTest {
  @TempDir Path folder;

  private static byte[] good() {
    SmallBank small = new SmallBank();
    int sine = small.sample(SmallBank.sine(200, 4), 44100, 60, 20, 180);
    small.modulator(0x0081, SmallBank.CUTOFF, -3000, 0, 0);
    small.presetGenerator(SmallBank.ATTENUATION, 30);
    small.preset(0, 0).zone(sine, SmallBank.LOOP, 1, SmallBank.VELOCITIES, 64 << 8);
    small.zone(sine, SmallBank.LOOP, 3, SmallBank.VELOCITIES, 65 | 127 << 8);
    small.preset(128, 0).zone(sine, SmallBank.EXCLUSIVE, 1);
    return small.bytes();
  }

  @Test
  void twoThousandMutationsNeverDoWorseThanASentence() throws IOException {
    byte[] good = good();
    Random random = new Random(20);
    int refused = 0;
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = mutate(good, random);
      Path file = Files.write(folder.resolve("bad.sf2"), bytes);
      try (SoundBank bank = SoundBank.open(file)) {
        playEverything(bank);
      } catch (PerformiaException e) {
        refused++;
        assertThat(e.where()).contains("byte ");
      }
    }
    assertThat(refused).isBetween(200, 1990);
  }

  private static byte[] mutate(byte[] good, Random random) {
    byte[] bytes = good.clone();
    // Most of the file is frames; the tables at its end and the heads at its start matter more.
    int tables = bytes.length - 700;
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(3) == 0 ? random.nextInt(140) : tables + random.nextInt(700);
      bytes[at] =
          switch (random.nextInt(3)) {
            case 0 -> (byte) 0xff;
            case 1 -> (byte) random.nextInt(256);
            default -> (byte) (bytes[at] ^ 1 << random.nextInt(8));
          };
    }
    return random.nextInt(8) == 0
        ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length))
        : bytes;
  }

  private static void playEverything(SoundBank bank) {
    float[] out = new float[256];
    for (Preset preset : bank.presets()) {
      Sampler sampler = new Sampler(preset, 48000, 256, 4);
      for (int key = 0; key < 128; key += 21) {
        sampler.noteOn(3, key, 1f);
        sampler.noteOn(9, key, 0.3f);
        sampler.render(out, out, 256);
        sampler.noteOff(0, key);
        sampler.render(out, out, 256);
      }
    }
  }

  @Test
  void aTruncatedFileIsRefusedWithThePlace() throws IOException {
    byte[] good = good();
    Path file = Files.write(folder.resolve("cut.sf2"), java.util.Arrays.copyOf(good, 600));
    assertThatThrownBy(() -> SoundBank.open(file))
        .isInstanceOf(PerformiaException.class)
        .hasMessageContaining("cut.sf2, byte ");
  }

  @Test
  void aLoopOutsideTheFramesIsCutAndTheBankSaysSo() {
    SmallBank small = new SmallBank();
    int sine = small.sample(SmallBank.sine(200, 4), 44100, 60, 20, 1_000_000);
    small.preset(0, 0).zone(sine, SmallBank.LOOP, 1);
    try (SoundBank bank = SoundBank.open(small.write(folder))) {
      assertThat(bank.repairs()).hasSize(1);
      assertThat(bank.repairs().getFirst())
          .startsWith("sample \"sample 0\" loops over frames 20 to 1000000 of 200 and is cut");
      assertThat(bank.presets().getFirst().regions().getFirst().sound().loopEnd()).isEqualTo(200);
    }
  }

  @Test
  void aPresetWhoseZonesLeadNowhereIsLeftOutAndTheRestPlays() throws IOException {
    byte[] bytes = good();
    int bag = indexOf(bytes, "pbag") + 8;
    bytes[bag + 4] = 9; // the second preset's zones start after there are no more
    Path file = Files.write(folder.resolve("torn.sf2"), bytes);
    try (SoundBank bank = SoundBank.open(file)) {
      assertThat(bank.presets()).hasSizeLessThan(2);
      assertThat(bank.repairs()).anyMatch(sentence -> sentence.contains("is left out"));
    } catch (PerformiaException e) {
      assertThat(e.where()).contains("torn.sf2, byte ");
    }
  }

  private static int indexOf(byte[] bytes, String tag) {
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(tag);
  }

  @Test
  void twoPresetsOfTheSameNumbersAreToldAndTheFirstPlays() {
    SmallBank small = new SmallBank();
    int sine = small.sample(SmallBank.sine(200, 4), 44100, 60);
    small.preset(0, 5).zone(sine).preset(0, 5).zone(sine);
    try (SoundBank bank = SoundBank.open(small.write(folder))) {
      assertThat(bank.presets().stream().map(Preset::name)).containsExactly("preset 0");
      assertThat(bank.repairs()).hasSize(1);
    }
  }

  @Test
  void foldersMissingFilesAndOtherFormatsGetASentence() throws IOException {
    Path text = Files.writeString(folder.resolve("song.txt"), "| C | F | G7 | C |");
    Path empty = Files.write(folder.resolve("empty.sf2"), new byte[0]);
    for (Path path : new Path[] {folder, folder.resolve("none.sf2"), text, empty}) {
      assertThatThrownBy(() -> SoundBank.open(path))
          .isInstanceOf(PerformiaException.class)
          .hasMessageContaining(path.toString());
    }
  }

  @Test
  void zonesThatMultiplyAreRefusedBeforeTheyEatTheHeap() throws IOException {
    SmallBank small = new SmallBank();
    int sine = small.sample(SmallBank.sine(50, 1), 44100, 60);
    small.preset(0, 0);
    for (int i = 0; i < 20_000; i++) {
      small.zone(sine);
    }
    Path file = small.write(folder);
    assertThatThrownBy(() -> SoundBank.open(file))
        .isInstanceOf(PerformiaException.class)
        .hasMessageContaining("more zones than any bank has");
  }
}
