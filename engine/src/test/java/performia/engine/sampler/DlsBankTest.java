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
import java.util.Random;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import performia.engine.PerformiaException;
import performia.engine.sampler.region.LoopMode;
import performia.engine.sampler.region.Parameter;
import performia.engine.sampler.region.Preset;
import performia.engine.sampler.region.Region;
import performia.engine.sampler.region.Source;

class DlsBankTest {
  private static final int UNIT = 65_536;

  @TempDir Path folder;

  /// A bank as they are shipped: a melodic instrument of two regions, one of another bank, a kit.
  private static SmallDls bank() {
    SmallDls small = new SmallDls();
    int low = small.wave(SmallBank.sine(100, 1), 22_050, 60, 0);
    int high = small.wave(SmallBank.sine(100, 2), 22_050, 72, -30);
    byte[] shape =
        SmallDls.list(
            "lart",
            SmallDls.articulator(
                "art1",
                0,
                0,
                0x206,
                0,
                -1200 * UNIT, // attack 0.5 s
                0,
                0,
                0x20a,
                0,
                500 * UNIT, // sustain at half of the 96 dB
                0,
                0,
                0x104,
                0,
                -851 * UNIT, // oscillator at 5 Hz
                1,
                0x81,
                3,
                0,
                30 * UNIT, // by which the wheel moves the pitch
                5,
                0,
                3,
                0,
                1200 * UNIT, // an envelope moves it by an octave
                0,
                0,
                4,
                0,
                -250 * UNIT));
    small.instrument(
        0,
        5,
        shape,
        SmallDls.region("rgn ", low, 0, 59, 0),
        SmallDls.region("rgn ", high, 60, 127, 0, SmallDls.settings(70, 10, 655_360, 1, 10, 50)));
    small.instrument(8 << 8, 5, new byte[0], SmallDls.region("rgn ", low, 0, 127, 0));
    small.instrument(0x8000_0000, 0, new byte[0], SmallDls.region("rgn ", high, 42, 42, 3));
    return small;
  }

  @Test
  void instrumentsAreFoundByBankAndProgramAndDrumsByTheirFlag() {
    try (SoundBank bank = SoundBank.open(bank().write(folder))) {
      assertThat(bank.name()).isEqualTo("Small DLS");
      assertThat(bank.presets().stream().map(Preset::toString).toList())
          .isEqualTo(
              List.of("000:005 instrument 0", "008:005 instrument 1", "128:000 instrument 2"));
      assertThat(bank.repairs()).isEmpty();
    }
  }

  @Test
  void anotherReaderFindsTheSameInstruments() throws IOException, InvalidMidiDataException {
    Path file = bank().write(folder);
    var theirs = MidiSystem.getSoundbank(file.toFile());
    try (SoundBank ours = SoundBank.open(file)) {
      assertThat(
              Arrays.stream(theirs.getInstruments())
                  .map(i -> i.getName().strip() + " " + i.getPatch().getProgram()))
          .containsExactlyInAnyOrderElementsOf(
              ours.presets().stream().map(p -> p.name() + " " + p.program()).toList());
    }
  }

  @Test
  void regionsTakeTheirWavesSettingsOrTheirOwn() {
    try (SoundBank bank = SoundBank.open(bank().write(folder))) {
      List<Region> regions = bank.presets().getFirst().regions();
      Region low = regions.getFirst();
      assertThat(low.range().keyHigh()).isEqualTo(59);
      assertThat(low.sound().loop()).isEqualTo(LoopMode.ALWAYS);
      assertThat(low.sound().loopEnd()).isEqualTo(100);
      assertThat(low.cents(72)).isEqualTo(1200);
      Region high = regions.getLast();
      assertThat(high.sound().loop()).isEqualTo(LoopMode.WHILE_HELD);
      assertThat(high.sound().loopStart()).isEqualTo(10);
      assertThat(high.cents(70)).isEqualTo(10);
      assertThat(high.value(Parameter.ATTENUATION_DB)).isCloseTo(-1f, within(1e-5f));
      assertThat(bank.presets().getLast().regions().getFirst().exclusiveClass()).isEqualTo(3);
    }
  }

  @Test
  void articulatorsBecomeParametersAndWires() {
    try (SoundBank bank = SoundBank.open(bank().write(folder))) {
      Region region = bank.presets().getFirst().regions().getFirst();
      assertThat(region.power(Parameter.ATTACK_OCTAVES)).isCloseTo(0.5, within(1e-6));
      assertThat(region.value(Parameter.SUSTAIN_DB)).isCloseTo(48f, within(1e-4f));
      assertThat(region.power(Parameter.LFO_RATE_OCTAVES)).isCloseTo(5, within(0.01));
      assertThat(region.value(Parameter.ENVELOPE_TO_PITCH_CENTS)).isEqualTo(1200);
      assertThat(region.value(Parameter.PAN)).isEqualTo(-0.5f);
      Channel channel = new Channel(1, 0);
      channel.control(1, 1);
      float depth = 0;
      float velocity = 0;
      for (int i = 0; i < region.modulationCount(); i++) {
        var wire = region.modulation(i);
        float moved =
            wire.amount()
                * channel.read(wire.source(), 60, 0.5f)
                * channel.read(wire.scale(), 60, 0.5f);
        depth += wire.target() == Parameter.LFO_TO_PITCH_CENTS ? moved : 0;
        velocity += wire.source().kind() == Source.Kind.VELOCITY ? moved : 0;
      }
      assertThat(depth).isEqualTo(30);
      assertThat(velocity).as("half the velocity is 12 dB").isCloseTo(12.04f, within(0.01f));
    }
  }

  @Test
  void aSecondLevelRegionChangesSingleConnectionsOfItsInstrument() {
    SmallDls small = new SmallDls();
    int wave = small.wave(SmallBank.sine(100, 1), 44_100, 60, 0);
    byte[] shared =
        SmallDls.list(
            "lar2",
            SmallDls.articulator("art2", 0, 0, 0x500, 0, 6900 * UNIT, 0, 0, 0x501, 0, 60 * UNIT));
    byte[] own = SmallDls.list("lar2", SmallDls.articulator("art2", 0, 0, 0x501, 0, 120 * UNIT));
    small.instrument(0, 0, shared, SmallDls.region("rgn2", wave, 0, 127, 0, own));
    try (SoundBank bank = SoundBank.open(small.write(folder))) {
      Region region = bank.presets().getFirst().regions().getFirst();
      assertThat(region.power(Parameter.CUTOFF_OCTAVES)).isCloseTo(440, within(0.01));
      assertThat(region.value(Parameter.RESONANCE_DB)).isEqualTo(12);
    }
  }

  @Test
  void whatItsConditionsRuleOutIsNotRead() {
    byte[] secondLevel = id(0xf14599e5);
    byte[] gmHardware = id(0x178f2f24);
    byte[] yes = SmallDls.chunk("cdl ", SmallDls.u16(17), secondLevel);
    byte[] no = SmallDls.chunk("cdl ", SmallDls.u16(17), gmHardware);
    byte[] notNo = SmallDls.chunk("cdl ", SmallDls.u16(17), gmHardware, SmallDls.u16(15));
    byte[] broken = SmallDls.chunk("cdl ", SmallDls.u16(1), SmallDls.u16(1));
    SmallDls small = new SmallDls();
    int wave = small.wave(SmallBank.sine(100, 1), 44_100, 60, 0);
    small.instrument(
        0,
        0,
        new byte[0],
        SmallDls.region("rgn2", wave, 0, 10, 0, yes),
        SmallDls.region("rgn2", wave, 11, 20, 0, no),
        SmallDls.region("rgn2", wave, 21, 30, 0, notNo),
        SmallDls.region("rgn2", wave, 31, 40, 0, broken));
    try (SoundBank bank = SoundBank.open(small.write(folder))) {
      assertThat(bank.presets().getFirst().regions().stream().map(r -> r.range().keyLow()))
          .containsExactly(0, 21);
    }
  }

  private static byte[] id(int first) {
    return SmallDls.join(SmallDls.u32(first), new byte[12]);
  }

  @Test
  void eightBitWavesAreWrittenOutWhenLoaded() {
    SmallDls small = new SmallDls();
    byte[] data = {0, (byte) 128, (byte) 255, 64};
    int wave = small.wave(data, 11_025, 8, SmallDls.settings(60, 0, 0, 0, 0, 4));
    small.instrument(0, 0, new byte[0], SmallDls.region("rgn ", wave, 0, 127, 0));
    try (SoundBank bank = SoundBank.open(small.write(folder))) {
      Preset preset = bank.presets().getFirst();
      preset.load();
      short[] frames = preset.layer(60, 100, 0).sound().frames().toArray(ValueLayout.JAVA_SHORT);
      assertThat(frames).containsExactly(-32768, 0, 32512, -16384);
    }
  }

  @Test
  void aThousandMutationsNeverDoWorseThanASentence() throws IOException {
    byte[] good = bank().bytes();
    Random random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      byte[] bytes = good.clone();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Path file = Files.write(folder.resolve("bad.dls"), bytes);
      try (SoundBank bank = SoundBank.open(file)) {
        for (Preset preset : bank.presets()) {
          preset.load();
        }
      } catch (PerformiaException e) {
        assertThat(e.where()).contains("byte ");
      }
    }
  }
}
