// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import performia.engine.sampler.SoundBank;
import performia.engine.sampler.region.LoopMode;
import performia.engine.sampler.region.Preset;
import performia.engine.sampler.region.Region;

class BankBuilderTest {
  @TempDir Path folder;

  @Test
  void theSameTonesGiveTheSameBytes() throws IOException {
    Path once = folder.resolve("once.sf2");
    Path again = folder.resolve("again.sf2");
    new BankBuilder(SmallBank.presets()).write(once);
    new BankBuilder(SmallBank.presets()).write(again);
    assertThat(again).hasSameBinaryContentAs(once);
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("once.sf2", "again.sf2");
  }

  @Test
  void everyChunkIsThereAndEverySizeAddsUp() throws IOException {
    ByteBuffer file = written();
    Map<String, Integer> sizes = new LinkedHashMap<>();
    assertThat(id(file, 0)).isEqualTo("RIFF");
    assertThat(file.getInt(4)).isEqualTo(file.capacity() - 8);
    assertThat(id(file, 8)).isEqualTo("sfbk");
    for (int at = 12; at < file.capacity(); at += 8 + file.getInt(at + 4)) {
      assertThat(id(file, at)).isEqualTo("LIST");
      int end = at + 8 + file.getInt(at + 4);
      for (int in = at + 12; in < end; in += 8 + file.getInt(in + 4)) {
        sizes.put(id(file, in), file.getInt(in + 4));
        assertThat(file.getInt(in + 4) % 2).isZero();
      }
    }
    assertThat(sizes.keySet())
        .containsExactly(
            "ifil", "isng", "INAM", "IENG", "ICOP", "ISFT", "smpl", "phdr", "pbag", "pmod", "pgen",
            "inst", "ibag", "imod", "igen", "shdr");
    assertThat(sizes.get("phdr")).isEqualTo(38 * 3);
    assertThat(sizes.get("inst")).isEqualTo(22 * 3);
    assertThat(sizes.get("shdr")).isEqualTo(46 * (3 + 8 + 1));
  }

  @Test
  void samplesLieInsideTheirChunkWithSilenceBetweenThem() throws IOException {
    ByteBuffer file = written();
    int smpl = find(file, "smpl");
    int shdr = find(file, "shdr");
    int frames = file.getInt(smpl + 4) / 2;
    int count = file.getInt(shdr + 4) / 46 - 1;
    int next = 0;
    for (int i = 0; i < count; i++) {
      int at = shdr + 8 + 46 * i;
      int start = file.getInt(at + 20);
      int end = file.getInt(at + 24);
      assertThat(start).isEqualTo(next);
      assertThat(file.getInt(at + 28)).isBetween(start, end);
      assertThat(file.getInt(at + 32)).isBetween(file.getInt(at + 28), end);
      for (int gap = end; gap < end + 46; gap++) {
        assertThat(file.getShort(smpl + 8 + 2 * gap)).isZero();
      }
      next = end + 46;
    }
    assertThat(next).isEqualTo(frames);
  }

  @Test
  void ourOwnReaderFindsWhatWasMeant() throws IOException {
    Path file = folder.resolve("small.sf2");
    new BankBuilder(SmallBank.presets()).write(file);
    try (SoundBank bank = SoundBank.open(file)) {
      assertThat(bank.name()).isEqualTo("Performia");
      Preset kit = Objects.requireNonNull(bank.exactly(128, 0));
      Preset sine = Objects.requireNonNull(bank.exactly(0, 5));
      assertThat(kit.layerCount(38, 100)).as("left and right").isEqualTo(2);
      assertThat(kit.layerCount(39, 100)).isZero();
      Region region = sine.layer(60, 100, 0);
      assertThat(region.sound().loop()).isEqualTo(LoopMode.ALWAYS);
      assertThat(region.sound().loopEnd() - region.sound().loopStart()).isEqualTo(2000);
      assertThat(kit.layer(38, 100, 0).exclusiveClass()).isEqualTo(3);
    }
  }

  @Test
  void neighbouringVelocitiesTakeOtherStrokes() throws IOException {
    Path file = folder.resolve("small.sf2");
    new BankBuilder(SmallBank.presets()).write(file);
    try (SoundBank bank = SoundBank.open(file)) {
      Preset kit = Objects.requireNonNull(bank.exactly(128, 0));
      assertThat(kit.layer(38, 100, 0).sound().name())
          .isNotEqualTo(kit.layer(38, 103, 0).sound().name());
    }
  }

  private ByteBuffer written() throws IOException {
    Path file = folder.resolve("small.sf2");
    new BankBuilder(SmallBank.presets()).write(file);
    return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String id(ByteBuffer file, int at) {
    byte[] bytes = new byte[4];
    file.get(at, bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private static int find(ByteBuffer file, String chunk) {
    for (int at = 12; at < file.capacity(); at += 2) {
      if (id(file, at).equals(chunk)) {
        return at;
      }
    }
    throw new AssertionError(chunk);
  }
}
