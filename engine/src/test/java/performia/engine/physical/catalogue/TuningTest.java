// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import performia.engine.sound.Instrument;

/// The first partial of a note against equal temperament, found by how far the phase of a windowed
/// sinusoid turns from one half of the note to the other.
class TuningTest {
  private static final int BLOCK = 512;

  @ParameterizedTest
  @CsvSource({
    "steel-guitar, 40, 82, 7",
    "nylon-guitar, 40, 79, 7",
    "electric-guitar, 40, 84, 7",
    "electric-bass, 28, 63, 7",
    "upright-bass, 28, 63, 7",
    "piano, 21, 96, 13",
    "tine-piano, 36, 84, 12",
    "reed-piano, 36, 84, 12",
    "vibraphone, 53, 89, 9",
    "marimba, 45, 89, 11",
    "glockenspiel, 67, 103, 12",
    "celesta, 60, 100, 10",
    "clarinet, 50, 86, 9",
    "tenor-sax, 46, 76, 10",
    "alto-sax, 50, 82, 8",
    "flute, 60, 94, 8"
  })
  void firstPartialsAreInTuneToOneCent(String id, int lowest, int highest, int step) {
    for (int rate : new int[] {44_100, 48_000, 96_000}) {
      Instrument instrument =
          PhysicalInstruments.find("model:" + id).orElseThrow().create(rate, BLOCK);
      for (int key = lowest; key <= highest; key += step) {
        assertThat(cents(instrument, rate, key))
            .as(id + " key " + key + " at " + rate)
            .isCloseTo(0, within(1.0));
      }
    }
  }

  @Test
  void theEstimateSeesHalfACent() {
    float[] sound = new float[88_200];
    double hz = 220 * StrictMath.pow(2, 0.5 / 1200);
    for (int i = 0; i < sound.length; i++) {
      sound[i] = (float) StrictMath.sin(2 * Math.PI * hz * i / 44_100);
    }
    assertThat(cents(sound, 44_100, 220)).isCloseTo(0.5, within(0.01));
  }

  private static double cents(Instrument instrument, int rate, int key) {
    instrument.reset();
    instrument.noteOn(0, key, 0.6f);
    float[] sound = new float[rate * 5 / 4];
    float[] block = new float[BLOCK];
    for (int at = 0; at < sound.length; at += BLOCK) {
      int frames = Math.min(BLOCK, sound.length - at);
      Arrays.fill(block, 0);
      instrument.render(block, new float[BLOCK], frames);
      System.arraycopy(block, 0, sound, at, frames);
    }
    return cents(sound, rate, 440 * StrictMath.pow(2, (key - 69) / 12.0));
  }

  private static double cents(float[] sound, int rate, double wanted) {
    int window = (int) (0.5 * rate);
    int first = (int) (0.2 * rate);
    double hz = wanted;
    for (double apart : new double[] {0.02, 0.1, 0.5}) {
      int second = first + (int) (apart * rate);
      double turned =
          phase(sound, rate, hz, second, window) - phase(sound, rate, hz, first, window);
      turned -= 2 * Math.PI * Math.rint(turned / (2 * Math.PI));
      hz += turned / (2 * Math.PI) * rate / (second - first);
    }
    return 1200 * StrictMath.log(hz / wanted) / StrictMath.log(2);
  }

  private static double phase(float[] sound, int rate, double hz, int from, int window) {
    double turn = 2 * Math.PI * hz / rate;
    double cosTurn = StrictMath.cos(turn);
    double sinTurn = StrictMath.sin(turn);
    double c = StrictMath.cos(turn * from);
    double s = StrictMath.sin(turn * from);
    double re = 0;
    double im = 0;
    for (int i = 0; i < window; i++) {
      double x = (i + 0.5) / window;
      double weight = x * x * (1 - x) * (1 - x) * sound[from + i];
      re += weight * c;
      im -= weight * s;
      double next = c * cosTurn - s * sinTurn;
      s = s * cosTurn + c * sinTurn;
      c = next;
    }
    return StrictMath.atan2(im, re);
  }
}
