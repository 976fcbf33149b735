// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import performia.engine.physical.Control;

class ModelledKitTest {
  private static final int RATE = 48_000;
  private static final int[] MAP = {
    35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 59,
    60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 75, 76, 77, 80, 81, 82
  };

  @ParameterizedTest
  @EnumSource
  void everyKeyOfTheGeneralMidiMapSoundsAndFallsSilentAgain(KitStyle style) {
    ModelledKit kit = new ModelledKit(style, 16_000, 256);
    for (int key : MAP) {
      kit.noteOn(0, key, 0.8f);
      assertThat(peak(render(kit, 4_000, 256))).as("key " + key).isBetween(0.004f, 1.5f);
      kit.reset();
    }
    kit.noteOn(0, 49, 1);
    render(kit, 16_000 * 20, 256);
    assertThat(kit.activeVoices()).isZero();
    assertThat(peak(render(kit, 512, 256))).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64, 333, 1024})
  void outputIsTheSameBitForBitHoweverBlocksAreCut(int block) {
    float[][] whole = performance(4096);
    float[][] cut = performance(block);
    assertThat(Arrays.mismatch(cut[0], whole[0])).isEqualTo(-1);
    assertThat(Arrays.mismatch(cut[1], whole[1])).isEqualTo(-1);
  }

  private static float[][] performance(int block) {
    ModelledKit kit = new ModelledKit(KitStyle.STANDARD, RATE, block);
    int[] frames = {0, 3, 1000, 1001, 2500, 4097, 4100, 6000, 9000, 9001};
    int[] keys = {36, 42, 38, 46, 49, 42, 44, 45, 53, 54};
    float[][] out = new float[2][12_288];
    float[] left = new float[block];
    float[] right = new float[block];
    for (int from = 0; from < out[0].length; from += block) {
      int count = Math.min(block, out[0].length - from);
      for (int i = 0; i < keys.length; i++) {
        if (frames[i] >= from && frames[i] < from + count) {
          kit.noteOn(frames[i] - from, keys[i], 0.3f + 0.06f * i);
          if (frames[i] == 4100) {
            kit.control(frames[i] - from, Control.OPENING.controller(), 0.2f);
            kit.control(frames[i] - from, Control.SWEEP_SPEED.controller(), 0.4f);
            kit.control(frames[i] - from, Control.CHOKE.controller(), 0.7f);
          }
        }
      }
      Arrays.fill(left, 0);
      Arrays.fill(right, 0);
      kit.render(left, right, count);
      System.arraycopy(left, 0, out[0], from, count);
      System.arraycopy(right, 0, out[1], from, count);
    }
    return out;
  }

  @Test
  void strokesFallOnTheirFrame() {
    for (int key : MAP) {
      ModelledKit kit = new ModelledKit(KitStyle.STANDARD, RATE, 512);
      kit.noteOn(200, key, 1);
      float[] out = render(kit, 512, 512);
      int first = 0;
      while (out[first] == 0) {
        first++;
      }
      assertThat(first).as("key " + key).isBetween(200, 205);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {44_100, 48_000, 96_000})
  void kickAndTomsAreInTuneToACent(int rate) {
    int[] keys = {36, 41, 43, 45, 47, 48, 50};
    double[] hertz = {52, 72, 86, 104, 119, 140, 165};
    ModelledKit kit = new ModelledKit(KitStyle.STANDARD, rate, 1024);
    for (int i = 0; i < keys.length; i++) {
      kit.reset();
      kit.noteOn(0, keys[i], 0.08f);
      float[] out = render(kit, rate, 1024);
      double cents = 1200 * Math.log(Phase.hertz(out, rate, hertz[i]) / hertz[i]) / Math.log(2);
      assertThat(cents).as("key " + keys[i]).isBetween(-1.0, 1.0);
    }
  }

  @Test
  void aHardStrokeBeginsHigherThanItEnds() {
    ModelledKit kit = new ModelledKit(KitStyle.STANDARD, RATE, 1024);
    kit.noteOn(0, 45, 1);
    float[] out = render(kit, RATE, 1024);
    assertThat(crossings(out, 480, 4320)).isGreaterThan(crossings(out, 20_000, 23_840) + 1);
  }

  private static int crossings(float[] x, int from, int to) {
    // Of the lowest modes only.
    double low = 0;
    double before = 0;
    int count = 0;
    for (int i = 0; i < to; i++) {
      low += 0.02 * (x[i] - low);
      count += i > from && low > 0 && before <= 0 ? 1 : 0;
      before = low;
    }
    return count;
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 11_025, 22_050, 44_100, 96_000, 192_000})
  void nothingRunsAwayWhateverIsPlayed(int rate) {
    Random chance = new Random(rate);
    for (KitStyle style : KitStyle.values()) {
      ModelledKit kit = new ModelledKit(style, rate, 128);
      float[] left = new float[128];
      float[] right = new float[128];
      for (int block = 0; block < 150; block++) {
        for (int i = chance.nextInt(6); i > 0; i--) {
          kit.noteOn(0, chance.nextInt(140) - 6, chance.nextFloat() * 1.2f);
        }
        float wild = chance.nextInt(9) == 0 ? Float.NaN : chance.nextFloat() * 3 - 1;
        kit.control(0, chance.nextInt(128), wild);
        Arrays.fill(left, 0);
        Arrays.fill(right, 0);
        kit.render(left, right, 128);
        assertThat(peak(left)).isLessThan(12f);
        assertThat(peak(right)).isLessThan(12f);
      }
    }
  }

  @Test
  void noTwoStrokesAreAlikeAndEveryTakeIs() {
    ModelledKit kit = new ModelledKit(KitStyle.STANDARD, RATE, 1024);
    float[][] strokes = new float[3][];
    for (int i = 0; i < 3; i++) {
      if (i == 2) {
        kit.reset();
      }
      kit.noteOn(0, 38, 0.7f);
      strokes[i] = render(kit, 2 * RATE, 1024);
    }
    assertThat(Arrays.mismatch(strokes[1], strokes[0])).isNotEqualTo(-1);
    assertThat(Arrays.mismatch(strokes[2], strokes[0])).isEqualTo(-1);
    // Unlike, but of one drummer: levels within 2 dB.
    assertThat(power(strokes[1], 0, RATE) / power(strokes[0], 0, RATE)).isBetween(0.63, 1.6);
  }

  @Test
  void wrongRatesAreRefused() {
    assertThatThrownBy(() -> new ModelledKit(KitStyle.STANDARD, 4_000, 64))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("8000..192000");
  }

  static float[] render(ModelledKit kit, int frames, int block) {
    float[] out = new float[frames];
    float[] left = new float[block];
    float[] right = new float[block];
    for (int from = 0; from < frames; from += block) {
      int count = Math.min(block, frames - from);
      Arrays.fill(left, 0);
      Arrays.fill(right, 0);
      kit.render(left, right, count);
      for (int i = 0; i < count; i++) {
        out[from + i] = 0.5f * (left[i] + right[i]);
      }
    }
    return out;
  }

  static float peak(float[] x) {
    float most = 0;
    for (float value : x) {
      // NaN must not hide.
      most = Float.isFinite(value) ? Math.max(most, Math.abs(value)) : Float.MAX_VALUE;
    }
    return most;
  }

  static double power(float[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) x[i] * x[i];
    }
    return sum / (to - from);
  }
}
