// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DspTest {
  private static final int BLOCK = 64;

  @Test
  void aRampGoesStraightAndArrivesExactly() {
    Ramp ramp = new Ramp(0, 10);
    ramp.to(1);
    float last = 0;
    for (int i = 0; i < 10; i++) {
      float value = ramp.next();
      assertThat(value - last).isCloseTo(0.1f, within(1e-6f));
      last = value;
    }
    assertThat(last).isEqualTo(1);
    assertThat(ramp.settled()).isTrue();
  }

  @Test
  void nothingLeavesTheLimiterAboveItsCeiling() {
    Limiter limiter = new Limiter(0.96605f, 64, 0.08, 48_000);
    Random random = new Random(5);
    float[] left = new float[BLOCK];
    float[] right = new float[BLOCK];
    float worst = 0;
    for (int block = 0; block < 2000; block++) {
      float level = random.nextInt(4) == 0 ? 8 : 0.5f;
      for (int i = 0; i < BLOCK; i++) {
        left[i] = level * (random.nextFloat() * 2 - 1);
        right[i] = random.nextInt(500) == 0 ? -20 : 0.1f;
      }
      limiter.process(left, right, BLOCK);
      for (int i = 0; i < BLOCK; i++) {
        worst = Math.max(worst, Math.max(Math.abs(left[i]), Math.abs(right[i])));
      }
    }
    assertThat(worst).isLessThanOrEqualTo(0.96605f);
    assertThat(limiter.takeLowestGain()).isLessThan(0.1f);
  }

  @Test
  void whatStaysBelowTheCeilingPassesBitForBitEvenAfterAPeak() {
    Limiter limiter = new Limiter(0.96605f, 64, 0.005, 48_000);
    Random random = new Random(6);
    float[] left = new float[48_000];
    float[] right = new float[48_000];
    for (int i = 0; i < left.length; i++) {
      left[i] = random.nextFloat() - 0.5f;
      right[i] = random.nextFloat() - 0.5f;
    }
    left[100] = 4;
    float[] wanted = left.clone();
    limiter.process(left, right, left.length);
    for (int i = 24_000; i < left.length; i++) {
      assertThat(left[i]).isEqualTo(wanted[i - limiter.latencyFrames()]);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.8, 48000", "1.4, 44100", "2.5, 48000", "1.4, 96000"})
  void theReverbFadesIn60DecibelsInTheTimeThatIsSet(double seconds, int rate) {
    Reverb reverb = new Reverb(seconds, 5200, rate);
    int blocks = (int) (seconds * 1.5 * rate) / BLOCK;
    double[] energy = new double[blocks];
    double mean = 0;
    OnePole low = OnePole.lowPass(1000, rate);
    float[] left = new float[BLOCK];
    float[] right = new float[BLOCK];
    float[] outLeft = new float[BLOCK];
    float[] outRight = new float[BLOCK];
    left[0] = 1;
    right[0] = 1;
    for (int block = 0; block < blocks; block++) {
      reverb.process(left, right, outLeft, outRight, BLOCK);
      left[0] = 0;
      right[0] = 0;
      for (float sample : outLeft) {
        mean += sample;
      }
      low.process(outLeft, BLOCK);
      for (float sample : outLeft) {
        energy[block] += sample * sample;
      }
    }
    // Schroeder's backward integration, the slope between -5 and -35 dB.
    double total = 0;
    double[] decay = new double[blocks];
    for (int i = blocks - 1; i >= 0; i--) {
      total += energy[i];
      decay[i] = total;
    }
    int from = 0;
    int to = 0;
    for (int i = 0; i < blocks; i++) {
      double decibels = 10 * Math.log10(decay[i] / decay[0]);
      from = decibels > -5 ? i : from;
      to = decibels > -35 ? i : to;
    }
    double measured = 2.0 * (to - from) * BLOCK / rate;
    assertThat(measured).isCloseTo(seconds, within(seconds * 0.1));
    // The mean over time is the answer to a constant: the low cut leaves none.
    assertThat(Math.abs(mean)).isLessThan(0.02);
  }

  @Test
  void aConstantGetsNoAnswerFromTheReverbAndSilenceEndsInSilence() {
    Reverb reverb = new Reverb(0.5, 5200, 48_000);
    float[] ones = new float[BLOCK];
    java.util.Arrays.fill(ones, 1);
    float[] left = new float[BLOCK];
    float[] right = new float[BLOCK];
    for (int block = 0; block < 3000; block++) {
      reverb.process(ones, ones, left, right, BLOCK);
    }
    assertThat(Math.abs(left[0])).isLessThan(1e-3f);
    java.util.Arrays.fill(ones, 0);
    for (int block = 0; block < 6000; block++) {
      reverb.process(ones, ones, left, right, BLOCK);
    }
    for (float sample : left) {
      assertThat(sample).isZero(); // flushed, not denormal
    }
  }
}
