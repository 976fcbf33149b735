// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import performia.engine.PerformiaException;
import performia.engine.SharedData;
import performia.engine.sampler.MidiSynth;
import performia.engine.sampler.SoundBank;

/// The public SFZ test suite (rgc:audio, Plogue): every file is read, and what files state about
/// how they sound is measured on what the player renders.
class SfzConformanceTest {
  private static final int RATE = 48_000;
  private static final int BLOCK = 64;

  @TempDir static Path folder;

  @BeforeAll
  static void unpack() throws IOException {
    Path zip = SharedData.require("data/sfz_conformance/sfz_tests_rgc_plogue.zip");
    try (FileSystem inside = FileSystems.newFileSystem(zip);
        Stream<Path> files = Files.walk(inside.getPath("/"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(file.toString().substring(1));
        Files.createDirectories(copy.getParent());
        try (InputStream in = Files.newInputStream(file)) {
          Files.copy(in, copy);
        }
      }
    }
  }

  @Test
  void everyFileIsPlayedOrItsMissingSampleIsNamed() throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(f -> f.toString().endsWith(".sfz")).sorted().toList();
    }
    assertThat(files).hasSize(529);
    int refused = 0;
    for (Path file : files) {
      try (SoundBank bank = SoundBank.open(file)) {
        assertThat(bank.presets()).hasSize(1);
      } catch (PerformiaException e) {
        refused++;
        assertThat(e.getMessage()).contains("nothing of this instrument can sound");
      }
    }
    assertThat(refused)
        .as("files whose only samples the suite lacks, and one empty one")
        .isEqualTo(19);
  }

  /// Renders one note; left and right in turn.
  private static float[] render(String file, int key, int velocity, double down, double seconds)
      throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      Path path = walk.filter(f -> f.toString().endsWith(file)).findFirst().orElseThrow();
      try (SoundBank bank = SoundBank.open(path)) {
        bank.presets().getFirst().load();
        MidiSynth synth = new MidiSynth(bank, RATE, BLOCK, 32);
        synth.control(0, 0, 7, 127);
        synth.noteOn(0, 0, key, velocity);
        int blocks = (int) (seconds * RATE / BLOCK);
        int off = (int) (down * RATE / BLOCK);
        float[] out = new float[2 * blocks * BLOCK];
        for (int i = 0; i < blocks; i++) {
          if (i == off) {
            synth.noteOff(0, 0, key);
          }
          float[] left = new float[BLOCK];
          float[] right = new float[BLOCK];
          synth.render(left, right, new float[BLOCK], new float[BLOCK], BLOCK);
          for (int k = 0; k < BLOCK; k++) {
            out[2 * (i * BLOCK + k)] = left[k];
            out[2 * (i * BLOCK + k) + 1] = right[k];
          }
        }
        return out;
      }
    }
  }

  /// The level in dB of one side between two times.
  private static double level(float[] out, int side, double from, double to) {
    double sum = 0;
    int first = (int) (from * RATE);
    int last = (int) (to * RATE);
    for (int i = first; i < last; i++) {
      sum += (double) out[2 * i + side] * out[2 * i + side];
    }
    return 10 * Math.log10(Math.max(1e-18, sum / (last - first)));
  }

  /// Cents between two notes, by the zero crossings of a second of each.
  private static double cents(float[] low, float[] high) {
    return 1200 * Math.log(crossings(high) / crossings(low)) / Math.log(2);
  }

  private static double crossings(float[] out) {
    double first = -1;
    double last = -1;
    int count = 0;
    for (int i = RATE / 10; i < RATE; i++) {
      float before = out[2 * i - 2];
      float now = out[2 * i];
      if (before < 0 && now >= 0) {
        last = i - now / (now - before);
        first = first < 0 ? last : first;
        count++;
      }
    }
    return (count - 1) / (last - first);
  }

  @Test
  void invertedPhaseCancels() throws IOException {
    float[] out = render("10 - phase cancel.sfz", 60, 100, 1, 1);
    assertThat(level(out, 0, 0.1, 0.9)).isLessThan(-100);
  }

  @Test
  void theAmplifierEnvelopesDelayAndDecayTakeTheirTimes() throws IOException {
    float[] decay = render("03 - amp eg decay.sfz", 60, 127, 3, 1);
    double perSecond = level(decay, 0, 0.2, 0.25) - level(decay, 0, 0.7, 0.75);
    assertThat(perSecond).as("78 dB in its second").isCloseTo(39.1, within(1.0));
  }

  @Test
  void velocityTrackingFallsWithTheSquareAndTurnsRound() throws IOException {
    double loud = level(render("03 - amp velo tracking.sfz", 60, 127, 1, 1), 0, 0.2, 0.9);
    double soft = level(render("03 - amp velo tracking.sfz", 60, 64, 1, 1), 0, 0.2, 0.9);
    assertThat(loud - soft).isCloseTo(11.9, within(0.2));
    double turned =
        level(render("04 - amp velo tracking negative.sfz", 60, 127, 1, 1), 0, 0.2, 0.9);
    assertThat(turned).isLessThan(-80);
  }

  @ParameterizedTest
  @CsvSource({
    "01a - pitch keytrack 100 cents.sfz, 100",
    "02 - pitch keytrack - inverted keyboard.sfz, -100",
    "00 - pitch keycenter.sfz, 100"
  })
  void keysAreAsFarApartAsTheFileSays(String file, double expected) throws IOException {
    float[] low = render(file, 60, 100, 2, 1.1);
    float[] high = render(file, 61, 100, 2, 1.1);
    assertThat(cents(low, high)).isCloseTo(expected, within(0.5));
  }

  @Test
  void aSampleCountedThreeTimesPlaysThreeTimes() throws IOException {
    float[] out = render("15 - sample count.sfz", 60, 127, 5, 5);
    int last = out.length - 1;
    while (last > 0 && Math.abs(out[last]) < 1e-4f) {
      last--;
    }
    float[] once = Arrays.copyOf(out, last);
    int third = last / 2 / 3;
    double first = level(once, 0, 0, third / 2.0 / RATE);
    double second = level(once, 0, third / (double) RATE, third * 1.5 / RATE);
    assertThat(second).isCloseTo(first, within(3.0));
  }

  @Test
  void panGoesWhereItSays() throws IOException {
    float[] out = render("61 - eg01_ampeg.sfz", 60, 127, 5, 4);
    assertThat(level(out, 1, 0.1, 0.45)).as("right: half a second of nothing").isLessThan(-80);
    assertThat(level(out, 0, 0.05, 0.2)).as("left: a ping at once").isGreaterThan(-30);
    assertThat(level(out, 1, 1.6, 2.0)).as("right: risen").isGreaterThan(-15);
    assertThat(level(out, 0, 2.5, 3)).as("left: gone").isLessThan(-70);
  }
}
