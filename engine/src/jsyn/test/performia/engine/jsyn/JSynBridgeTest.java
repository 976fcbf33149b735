// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.jsyn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsyn.engine.SynthesisEngine;
import com.jsyn.instruments.DrumWoodFM;
import com.jsyn.instruments.SubtractiveSynthVoice;
import com.jsyn.unitgen.Multiply;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import performia.engine.physical.drums.KitStyle;
import performia.engine.physical.drums.ModelledKit;
import performia.engine.physical.drums.Piece;

class JSynBridgeTest {
  private static final int RATE = 48_000;

  @Test
  void aVoiceOfJSynPlaysInTuneAndEndsAfterItsRelease() {
    var instrument = new JSynInstrument(SubtractiveSynthVoice::new, 4, RATE, 512);
    instrument.noteOn(0, 69, 0.8f);
    float[] out = render(instrument, RATE / 2, 512);
    int crossings = 0;
    for (int i = RATE / 4 + 1; i < RATE / 2; i++) {
      crossings += out[i] > 0 && out[i - 1] <= 0 ? 1 : 0;
    }
    assertThat(crossings).isBetween(109, 111);
    assertThat(instrument.activeVoices()).isEqualTo(1);
    instrument.noteOff(0, 69);
    render(instrument, 4 * RATE, 512);
    assertThat(instrument.activeVoices()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 100, 1024})
  void outputIsTheSameHoweverBlocksAreCut(int block) {
    assertThat(Arrays.mismatch(performance(block), performance(512))).isEqualTo(-1);
  }

  private static float[] performance(int block) {
    var instrument = new JSynInstrument(SubtractiveSynthVoice::new, 4, RATE, block);
    float[] out = new float[6_000];
    float[] left = new float[block];
    float[] right = new float[block];
    int[] frames = {0, 13, 1_001, 3_003};
    for (int from = 0; from < out.length; from += block) {
      int count = Math.min(block, out.length - from);
      for (int i = 0; i < frames.length; i++) {
        if (frames[i] >= from && frames[i] < from + count) {
          if (i == 3) {
            instrument.noteOff(frames[i] - from, 60);
          } else {
            instrument.noteOn(frames[i] - from, 60 + 4 * i, 0.5f);
          }
        }
      }
      Arrays.fill(left, 0);
      Arrays.fill(right, 0);
      instrument.render(left, right, count);
      System.arraycopy(left, 0, out, from, count);
    }
    return out;
  }

  @Test
  void moreNotesThanVoicesTakeTheOldest() {
    var instrument = new JSynInstrument(SubtractiveSynthVoice::new, 3, RATE, 64);
    for (int i = 0; i < 10; i++) {
      instrument.noteOn(0, 50 + i, 0.5f);
    }
    render(instrument, 64, 64);
    assertThat(instrument.activeVoices()).isEqualTo(3);
  }

  @Test
  void aKnobMovesAPortAndAWrongNameIsTold() {
    var instrument =
        new JSynInstrument(SubtractiveSynthVoice::new, 1, RATE, 512).knob(74, "Cutoff", 100, 8_000);
    double[] power = new double[2];
    for (int i = 0; i < 2; i++) {
      instrument.control(0, 74, i);
      instrument.noteOn(0, 45, 0.8f);
      float[] out = render(instrument, RATE / 2, 512);
      for (int n = RATE / 4; n < RATE / 2; n++) {
        power[i] += (out[n] - out[n - 1]) * (out[n] - out[n - 1]);
      }
      instrument.noteOff(0, 45);
      render(instrument, 3 * RATE, 512);
    }
    assertThat(power[1]).isGreaterThan(4 * power[0]);
    assertThatThrownBy(() -> instrument.knob(1, "nothing", 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing");
  }

  @Test
  void aHeldVoiceAllocatesNothingAndANoteLittle() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var instrument = new JSynInstrument(SubtractiveSynthVoice::new, 8, RATE, 64);
    float[] left = new float[64];
    float[] right = new float[64];
    for (int key = 40; key < 48; key++) {
      instrument.noteOn(0, key, 0.5f);
    }
    long held = Long.MAX_VALUE;
    for (int round = 0; round < 12; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int block = 0; block < 2_000; block++) {
        instrument.render(left, right, 64);
      }
      held = Math.min(held, threads.getCurrentThreadAllocatedBytes() - before);
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int note = 0; note < 1_000; note++) {
      instrument.noteOn(0, 40 + note % 8, 0.5f);
      instrument.noteOff(0, 40 + note % 8);
      instrument.render(left, right, 64);
    }
    long notes = threads.getCurrentThreadAllocatedBytes() - before;
    System.out.println("held: " + held + " B in 2000 blocks; a note: " + notes / 1_000 + " B");
    assertThat(held).isLessThan(200);
    assertThat(notes / 1_000).isLessThan(600);
  }

  @Test
  void otherVoicesOfItsLibraryPlayToo() {
    var instrument = new JSynInstrument(DrumWoodFM::new, 2, RATE, 256);
    instrument.noteOn(0, 60, 0.9f);
    float most = 0;
    for (float sample : render(instrument, RATE / 4, 256)) {
      most = Math.max(most, Math.abs(sample));
    }
    assertThat(most).isBetween(0.02f, 2f);
  }

  @Test
  void ourDrumSoundsInAPatchOfTheirs() {
    Piece tom = ModelledKit.piece(KitStyle.STANDARD, 45, RATE);
    Piece same = ModelledKit.piece(KitStyle.STANDARD, 45, RATE);
    var unit = new JSynUnit(tom, List.of(tom.trigger()), List.of(tom.left(), tom.right()));
    var half = new Multiply();
    var engine = new SynthesisEngine(null);
    engine.setRealTime(false);
    unit.output(0).connect(half.inputA);
    half.inputB.set(0.5);
    engine.add(unit);
    engine.add(half);
    double[] strike = unit.input(0).getValues();
    same.strike(0.8f);
    for (int block = 0; block < 500; block++) {
      Arrays.fill(strike, 0);
      strike[0] = block == 0 ? (double) 0.8f : 0;
      half.pullData(block + 1, 0, 8);
      same.generate(0, 8);
      for (int i = 0; i < 8; i++) {
        assertThat(half.output.getValues()[i]).isEqualTo(0.5 * same.left().values()[i]);
      }
    }
    assertThat(same.left().values()[0]).isNotZero();
  }

  private static float[] render(JSynInstrument instrument, int frames, int block) {
    float[] out = new float[frames];
    float[] left = new float[block];
    float[] right = new float[block];
    for (int from = 0; from < frames; from += block) {
      int count = Math.min(block, frames - from);
      Arrays.fill(left, 0);
      Arrays.fill(right, 0);
      instrument.render(left, right, count);
      System.arraycopy(left, 0, out, from, count);
    }
    return out;
  }
}
