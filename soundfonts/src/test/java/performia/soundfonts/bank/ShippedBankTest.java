// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import performia.engine.sampler.Sampler;
import performia.engine.sampler.SoundBank;
import performia.engine.sampler.region.LoopMode;
import performia.engine.sampler.region.Preset;
import performia.engine.sampler.region.Sound;
import performia.soundfonts.Soundfonts;

/// The bank that the build has just made, as a player meets it.
class ShippedBankTest {
  private static final List<Integer> KIT_KEYS =
      List.of(
          35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56,
          57, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 75, 76, 77, 80, 81, 82);

  private static @Nullable SoundBank opened;

  @BeforeAll
  static void open() {
    opened = SoundBank.open(Soundfonts.embedded());
  }

  @AfterAll
  static void close() {
    bank().close();
  }

  private static SoundBank bank() {
    SoundBank bank = opened;
    if (bank == null) {
      throw new AssertionError("not open");
    }
    return bank;
  }

  @Test
  void itStaysUnderItsSize() throws IOException {
    assertThat(Files.size(Soundfonts.embedded())).isLessThanOrEqualTo(40L << 20);
  }

  @Test
  void everyProgramThatABandAsksForIsThere() {
    for (int program : new int[] {0, 4, 16, 24, 25, 27, 29, 32, 33, 34, 35, 36, 37, 48, 89}) {
      assertThat(bank().exactly(0, program)).as("program " + program).isNotNull();
    }
    for (int kit : new int[] {0, 24, 25, 32, 40}) {
      assertThat(bank().exactly(128, kit)).as("kit " + kit).isNotNull();
    }
  }

  @Test
  void everyKeyAnswersAtEveryVelocity() {
    for (Preset preset : bank().presets()) {
      boolean kit = preset.bank() == SoundBank.DRUMS;
      for (int key = 0; key < 128; key++) {
        if (kit ? KIT_KEYS.contains(key) : key >= 21 && key <= 108) {
          for (int velocity = 1; velocity < 128; velocity++) {
            assertThat(preset.layerCount(key, velocity))
                .as(preset.name() + " key " + key + " velocity " + velocity)
                .isBetween(1, 4);
          }
        }
      }
    }
  }

  @Test
  void noSampleClipsIsSilentOrLeansToOneSide() {
    for (Sound sound : sounds()) {
      double sum = 0;
      double power = 0;
      int peak = 0;
      for (int n = 0; n < sound.frameCount(); n++) {
        int x = frame(sound, n);
        sum += x;
        power += (double) x * x;
        peak = Math.max(peak, Math.abs(x));
      }
      double rms = Math.sqrt(power / sound.frameCount());
      assertThat(peak).as(sound.name() + " peak").isBetween(700, 32_500);
      assertThat(Math.abs(sum / sound.frameCount()))
          .as(sound.name() + " mean")
          .isLessThan(Math.max(12, 0.04 * rms));
    }
  }

  @Test
  void loopsReturnToWhereTheyBegan() {
    for (Sound sound : sounds()) {
      if (sound.loop() == LoopMode.NONE) {
        continue;
      }
      int length = sound.loopEnd() - sound.loopStart();
      int peak = 1;
      for (int n = sound.loopStart(); n < sound.loopEnd(); n++) {
        peak = Math.max(peak, Math.abs(frame(sound, n)));
      }
      for (int n = -Math.min(4, sound.loopStart()); n < 7; n++) {
        int here = frame(sound, sound.loopEnd() + n);
        int there = frame(sound, sound.loopEnd() + n - length);
        assertThat(Math.abs(here - there))
            .as(sound.name() + " at " + n)
            .isLessThanOrEqualTo(4 + peak / 25);
      }
    }
  }

  @Test
  void harderStrokesAreLouderWithoutAJump() {
    for (int[] note : new int[][] {{36, 128}, {38, 128}, {42, 128}, {51, 128}, {47, 128}}) {
      Preset kit = Objects.requireNonNull(bank().exactly(note[1], 0));
      double last = decibels(kit, note[0], 8);
      for (int velocity = 16; velocity <= 127; velocity += 8) {
        double here = decibels(kit, note[0], velocity);
        assertThat(here - last)
            .as("key " + note[0] + " from " + (velocity - 8) + " to " + velocity)
            .isBetween(-1.2, 6.0);
        last = here;
      }
      assertThat(last - decibels(kit, note[0], 8)).isBetween(20.0, 38.0);
    }
  }

  private static double decibels(Preset preset, int key, int velocity) {
    Sampler sampler = new Sampler(preset, 44_100, 8820, 16);
    float[] left = new float[8820];
    float[] right = new float[8820];
    sampler.noteOn(0, key, velocity / 127f);
    sampler.render(left, right, left.length);
    double power = 0;
    for (int n = 0; n < left.length; n++) {
      power += left[n] * (double) left[n] + right[n] * (double) right[n];
    }
    return 10 * Math.log10(power + 1e-20);
  }

  private static Collection<Sound> sounds() {
    Map<String, Sound> sounds = new LinkedHashMap<>();
    bank().presets().stream()
        .flatMap(p -> p.regions().stream())
        .forEach(r -> sounds.put(r.sound().name(), r.sound()));
    assertThat(sounds).hasSizeGreaterThan(200);
    assertThat(Arrays.asList(sounds.keySet().toArray())).doesNotHaveDuplicates();
    return sounds.values();
  }

  private static int frame(Sound sound, int n) {
    return sound.frames().get(ValueLayout.JAVA_SHORT_UNALIGNED, 2L * n);
  }
}
