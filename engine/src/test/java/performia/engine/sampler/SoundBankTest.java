// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import performia.engine.sampler.region.Modulation;
import performia.engine.sampler.region.Parameter;
import performia.engine.sampler.region.Preset;
import performia.engine.sampler.region.Region;
import performia.engine.sampler.region.Sound;
import performia.engine.sampler.region.Source;

class SoundBankTest {
  @TempDir Path folder;

  @Test
  void itKnowsItsNameAndPresetsInOrder() {
    SmallBank small = bankOf(128, 8, 0, 25, 0, 24, 8, 24);
    try (SoundBank bank = SoundBank.open(small.write(folder))) {
      assertThat(bank.name()).isEqualTo("Small Bank");
      assertThat(bank.presets().stream().map(Preset::toString).toList())
          .isEqualTo(
              List.of(
                  "000:024 preset 2", "000:025 preset 1", "008:024 preset 3", "128:008 preset 0"));
    }
  }

  @Test
  void whatIsMissingFallsBackAsGeneralMidiPlayersDo() {
    SmallBank small = bankOf(0, 0, 0, 24, 8, 24, 128, 0, 128, 8);
    try (SoundBank bank = SoundBank.open(small.write(folder))) {
      assertThat(found(bank, 8, 24)).isEqualTo("008:024 preset 2");
      assertThat(found(bank, 9, 24)).isEqualTo("000:024 preset 1");
      assertThat(found(bank, 0, 30)).as("the same family").isEqualTo("000:024 preset 1");
      assertThat(found(bank, 0, 73)).isEqualTo("000:000 preset 0");
      assertThat(found(bank, 128, 9)).isEqualTo("128:008 preset 4");
      assertThat(found(bank, 128, 48)).isEqualTo("128:000 preset 3");
      assertThat(bank.exactly(0, 30)).isNull();
    }
  }

  @Test
  void aNoteFindsItsVelocityLayers() {
    SmallBank small = new SmallBank();
    int sine = small.sample(SmallBank.sine(100, 2), 44100, 60);
    small.preset(0, 0);
    small.zone(sine, SmallBank.KEYS, 40 | 60 << 8, SmallBank.VELOCITIES, 63 << 8);
    small.zone(sine, SmallBank.KEYS, 40 | 60 << 8, SmallBank.VELOCITIES, 64 | 127 << 8);
    small.zone(sine, SmallBank.KEYS, 50 | 127 << 8);
    try (SoundBank bank = SoundBank.open(small.write(folder))) {
      Preset preset = bank.presets().getFirst();
      assertThat(preset.layerCount(39, 64)).isZero();
      assertThat(preset.layerCount(40, 64)).isEqualTo(1);
      assertThat(preset.layer(40, 63, 0)).isSameAs(preset.regions().get(0));
      assertThat(preset.layer(40, 64, 0)).isSameAs(preset.regions().get(1));
      assertThat(preset.layerCount(55, 1)).isEqualTo(2);
      assertThat(preset.layer(61, 1, 0)).isSameAs(preset.regions().get(2));
    }
  }

  @Test
  void thePresetAddsToTheInstrument() {
    SmallBank small = new SmallBank();
    int sine = small.sample(SmallBank.sine(100, 2), 44100, 60);
    small.presetGenerator(SmallBank.ATTENUATION, 50).presetGenerator(52, 7);
    small.preset(0, 0).zone(sine, SmallBank.ATTENUATION, 100, 51, 2, 52, -20);
    Region region = only(small);
    assertThat(region.value(Parameter.ATTENUATION_DB)).isCloseTo(6f, within(1e-5f));
    assertThat(region.value(Parameter.PITCH_CENTS)).isCloseTo(187f, within(1e-4f));
  }

  @Test
  void theTenDefaultModulatorsAreThereAndCanBeReplaced() {
    SmallBank small = new SmallBank();
    int sine = small.sample(SmallBank.sine(100, 2), 44100, 60);
    small.preset(0, 0).zone(sine);
    assertThat(only(small).modulationCount()).isEqualTo(10);
    small.modulator(0x0502, SmallBank.ATTENUATION, 480, 0, 0);
    small.modulator(0x0102, SmallBank.CUTOFF, 0, 0x0d02, 0); // the default of version 2.01
    Region region = only(small);
    assertThat(region.modulationCount()).isEqualTo(9);
    Modulation velocity = region.modulation(0);
    assertThat(velocity.source().kind()).isEqualTo(Source.Kind.VELOCITY);
    assertThat(velocity.target()).isEqualTo(Parameter.ATTENUATION_DB);
    assertThat(velocity.amount()).isEqualTo(48f);
  }

  @Test
  void velocityMovesTheCutoffOnlyInBanksWhoseVersionSaysSo() throws IOException {
    SmallBank small = new SmallBank();
    small.preset(0, 0).zone(small.sample(SmallBank.sine(100, 2), 44100, 60));
    byte[] bytes = small.bytes();
    bytes[34] = 1; // version 2.01
    Path file = Files.write(folder.resolve("old.sf2"), bytes);
    try (SoundBank bank = SoundBank.open(file)) {
      Region region = bank.presets().getFirst().regions().getFirst();
      assertThat(region.modulationCount()).isEqualTo(9);
      for (int i = 0; i < 9; i++) {
        assertThat(region.modulation(i).target()).isNotEqualTo(Parameter.CUTOFF_OCTAVES);
      }
    }
  }

  @Test
  void aWireThatFeedsAnotherMovesWhatThatOneMoves() {
    SmallBank small = new SmallBank();
    int sine = small.sample(SmallBank.sine(100, 2), 44100, 60);
    small.modulator(0x007f, 52, 1200, 0, 0); // a link moves the tuning
    small.modulator(0x0081, 0x8000, 127, 0, 0); // the wheel feeds the first
    small.modulator(0x0082, 0x8000, 64, 0, 0); // so does breath
    small.modulator(0x007f, 0x8004, 127, 0, 0); // two in a circle say nothing
    small.modulator(0x007f, 0x8003, 127, 0, 0);
    small.preset(0, 0).zone(sine);
    Region region = only(small);
    assertThat(region.modulationCount()).isEqualTo(11);
    Modulation tuned = region.modulation(10);
    assertThat(tuned.source().kind()).isEqualTo(Source.Kind.LINK);
    assertThat(tuned.source().listensTo(Source.Kind.CONTROLLER, 1)).isTrue();
    assertThat(tuned.source().listensTo(Source.Kind.CONTROLLER, 3)).isFalse();
    Channel channel = new Channel(1, 0);
    assertThat(channel.read(tuned.source(), 60, 1)).isZero();
    channel.control(2, 1);
    assertThat(channel.read(tuned.source(), 60, 1)).isCloseTo(64 / 127f, within(1e-5f));
    channel.control(1, 1);
    assertThat(channel.read(tuned.source(), 60, 1)).as("bounded").isEqualTo(1f);
  }

  @Test
  void twentyFourBitsAreReadyOnceLoaded() {
    SmallBank small = new SmallBank().deep();
    short[] steps = {0, 1, -1, 32767, -32768};
    small.preset(0, 0).zone(small.sample(steps, 44100, 60));
    try (SoundBank bank = SoundBank.open(small.write(folder))) {
      Preset preset = bank.presets().getFirst();
      assertThat(preset.isLoaded()).isFalse();
      assertThat(preset.layerCount(60, 100)).as("silent until then").isZero();
      preset.load();
      assertThat(preset.layerCount(60, 100)).isEqualTo(1);
      Sound sound = preset.layer(60, 100, 0).sound();
      assertThat(sound.wide()).isTrue();
      float[] frames = sound.frames().toArray(ValueLayout.JAVA_FLOAT);
      for (int i = 0; i < steps.length; i++) {
        float wanted = (steps[i] * 256 + SmallBank.LOW_BITS) / 8388608f;
        assertThat(frames[i]).isEqualTo(wanted);
      }
    }
  }

  @Test
  void pitchCorrectionHoldsWhateverTheScale() {
    SmallBank small = new SmallBank();
    int sine = small.sample(SmallBank.sine(100, 2), 44100, 60, 0, 100, 70);
    small.preset(0, 0).zone(sine, 56, 0);
    small.preset(0, 1).zone(sine, 56, 50);
    try (SoundBank bank = SoundBank.open(small.write(folder))) {
      assertThat(bank.presets().get(0).regions().getFirst().cents(72)).isEqualTo(70);
      assertThat(bank.presets().get(1).regions().getFirst().cents(72)).isEqualTo(670);
    }
  }

  @Test
  void aRegionsReverbSendComesOutOnTheReverbBus() {
    SmallBank small = new SmallBank();
    short[] flat = new short[2000];
    Arrays.fill(flat, (short) 16384);
    small.preset(0, 0).zone(small.sample(flat, 48000, 60), SmallBank.LOOP, 1, 16, 500);
    try (SoundBank bank = SoundBank.open(small.write(folder))) {
      Sampler sampler = new Sampler(bank.presets().getFirst(), 48000, 4096, 4);
      float[] left = new float[4096];
      float[] reverb = new float[4096];
      float[] chorus = new float[4096];
      sampler.noteOn(0, 60, 1f);
      sampler.render(left, new float[4096], reverb, chorus, 4096);
      assertThat(reverb[4000]).isCloseTo(0.25f, within(1e-3f));
      assertThat(chorus[4000]).isZero();
    }
  }

  @Test
  void aLoopThatLastsWhileHeldGoesOnToItsEndAfterwards() {
    SmallBank small = new SmallBank();
    short[] steps = new short[8000];
    Arrays.fill(steps, 0, 1000, (short) 16384);
    Arrays.fill(steps, 1000, 8000, (short) -16384);
    small
        .preset(0, 0)
        .zone(small.sample(steps, 48000, 60, 100, 900), SmallBank.LOOP, 3, SmallBank.RELEASE, 6000);
    try (SoundBank bank = SoundBank.open(small.write(folder))) {
      Sampler sampler = new Sampler(bank.presets().getFirst(), 48000, 8192, 4);
      float[] held = new float[8192];
      sampler.noteOn(0, 60, 1f);
      sampler.render(held, new float[8192], 8192);
      assertThat(held[8000]).isPositive();
      float[] gone = new float[8192];
      sampler.noteOff(0, 60);
      sampler.render(gone, new float[8192], 8192);
      assertThat(gone[2000]).isNegative();
      assertThat(sampler.activeVoices()).isZero();
    }
  }

  private static SmallBank bankOf(int... banksAndPrograms) {
    SmallBank small = new SmallBank();
    int sine = small.sample(SmallBank.sine(100, 2), 44100, 60);
    for (int i = 0; i < banksAndPrograms.length; i += 2) {
      small.preset(banksAndPrograms[i], banksAndPrograms[i + 1]).zone(sine);
    }
    return small;
  }

  private Region only(SmallBank small) {
    try (SoundBank bank = SoundBank.open(small.write(folder))) {
      return bank.presets().getFirst().regions().getFirst();
    }
  }

  private static String found(SoundBank bank, int number, int program) {
    return Objects.requireNonNull(bank.preset(number, program)).toString();
  }
}
