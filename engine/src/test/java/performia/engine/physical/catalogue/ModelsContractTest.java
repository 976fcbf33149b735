// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import performia.engine.physical.Control;
import performia.engine.physical.Model;
import performia.engine.sound.Instrument;

/// What every modelled instrument promises, whatever it models.
class ModelsContractTest {
  private static final int[] RATES = {8000, 44_100, 192_000};

  static List<Model> models() {
    return PhysicalInstruments.all();
  }

  @Test
  void everyModelHasItsOwnName() {
    var ids = new HashSet<String>();
    for (Model model : models()) {
      assertThat(ids.add(model.id())).as(model.id()).isTrue();
      assertThat(model.id()).matches("model:[a-z0-9-]+");
      assertThat(PhysicalInstruments.find(model.id())).contains(model);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void blocksOfAnyLengthGiveTheSameBits(Model model) {
    float[][] whole = play(model, 1024);
    for (int block : new int[] {1, 61, 333}) {
      float[][] parts = play(model, block);
      assertThat(parts[0]).as("blocks of " + block).isEqualTo(whole[0]);
      assertThat(parts[1]).as("blocks of " + block).isEqualTo(whole[1]);
    }
  }

  /// A busy half second, every event at its own frame.
  private static float[][] play(Model model, int block) {
    int frames = 12_000;
    Instrument instrument = model.create(32_000, 1024);
    float[][] out = new float[2][frames];
    float[] left = new float[1024];
    float[] right = new float[1024];
    var chance = new Random(1);
    var events = new ArrayList<int[]>();
    for (int at = 3; at < frames; at += 1 + chance.nextInt(700)) {
      events.add(new int[] {at, chance.nextInt(7), chance.nextInt(128), chance.nextInt(128)});
    }
    int next = 0;
    for (int at = 0; at < frames; at += block) {
      int length = Math.min(block, frames - at);
      Arrays.fill(left, 0);
      Arrays.fill(right, 0);
      while (next < events.size() && events.get(next)[0] < at + length) {
        int[] event = events.get(next++);
        tell(instrument, event[0] - at, event[1], event[2], event[3]);
      }
      instrument.render(left, right, length);
      System.arraycopy(left, 0, out[0], at, length);
      System.arraycopy(right, 0, out[1], at, length);
    }
    return out;
  }

  private static void tell(Instrument instrument, int offset, int kind, int a, int b) {
    switch (kind) {
      case 0, 1, 2 -> instrument.noteOn(offset, 30 + a / 2, (b + 1) / 128f);
      case 3 -> instrument.noteOff(offset, 30 + a / 2);
      case 4, 5 -> {
        Control[] all = Control.values();
        instrument.control(offset, all[a % all.length].controller(), b / 127f);
      }
      default -> instrument.bend(offset, b / 32f - 2);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void noSettingAtAnyRateMakesItGrow(Model model) {
    var chance = new Random(7);
    for (int rate : RATES) {
      Instrument instrument = model.create(rate, 256);
      float[] left = new float[256];
      float[] right = new float[256];
      float most = 0;
      for (int block = 0; block < 60; block++) {
        for (int event = chance.nextInt(6); event > 0; event--) {
          int offset = event == 1 ? 255 : 0;
          switch (chance.nextInt(5)) {
            case 0, 1 ->
                instrument.noteOn(offset, chance.nextInt(128), 0.001f + chance.nextFloat());
            case 2 -> instrument.noteOff(offset, chance.nextInt(128));
            case 3 ->
                instrument.control(offset, chance.nextInt(128), chance.nextFloat() * 1.2f - 0.1f);
            default -> instrument.bend(offset, 100 * (chance.nextFloat() - 0.5f));
          }
        }
        if (block == 30) {
          instrument.control(0, 17, Float.NaN);
          instrument.bend(0, Float.NaN);
        }
        Arrays.fill(left, 0);
        Arrays.fill(right, 0);
        instrument.render(left, right, 256);
        for (int i = 0; i < 256; i++) {
          float size = Math.abs(left[i]) + Math.abs(right[i]);
          assertThat(Float.isFinite(size)).as(model.id() + " at " + rate).isTrue();
          most = Math.max(most, size);
        }
      }
      assertThat(most).as(model.id() + " at " + rate).isLessThan(40f);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void itSoundsAndComesToRest(Model model) {
    Instrument instrument = model.create(16_000, 160);
    float[] left = new float[160];
    float[] right = new float[160];
    instrument.noteOn(0, 48, 0.8f);
    float loudest = 0;
    for (int block = 0; block < 20; block++) {
      instrument.render(left, right, 160);
      loudest = Math.max(loudest, Math.abs(left[80]));
      assertThat(instrument.activeVoices()).isPositive();
    }
    assertThat(loudest).isGreaterThan(0.002f);
    instrument.noteOff(0, 48);
    int blocks = 0;
    while (instrument.activeVoices() > 0 && blocks < 2000) {
      instrument.render(left, right, 160);
      blocks++;
    }
    assertThat(instrument.activeVoices()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void aResetForgetsEverything(Model model) {
    Instrument instrument = model.create(24_000, 512);
    float[] first = new float[512];
    float[] again = new float[512];
    instrument.noteOn(5, 50, 0.7f);
    instrument.render(first, new float[512], 512);
    instrument.control(0, 17, 0.5f);
    instrument.bend(0, 1);
    instrument.noteOn(5, 60, 0.7f);
    instrument.render(new float[512], new float[512], 512);
    instrument.reset();
    instrument.noteOn(5, 50, 0.7f);
    instrument.render(again, new float[512], 512);
    assertThat(again).isEqualTo(first);
  }
}
