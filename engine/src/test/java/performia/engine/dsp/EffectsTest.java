// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectsTest {
  private static final int RATE = 48_000;
  private static final int BLOCK = 64;

  private interface Through {
    void run(float[] left, float[] right, int frames);
  }

  /// The gain in dB that a sine of 0.1 gets, once everything has settled.
  private static double response(Through process, double hz) {
    int total = RATE / 2 / BLOCK * BLOCK;
    float[] left = sine(hz, 0.1, total);
    float[] right = left.clone();
    double in = level(left, total / 2, total);
    through(process, left, right);
    return 20 * Math.log10(level(left, total / 2, total) / in);
  }

  private static float[] sine(double hz, double gain, int frames) {
    var out = new float[frames];
    for (int i = 0; i < frames; i++) {
      out[i] = (float) (gain * Math.sin(2 * Math.PI * hz * i / RATE));
    }
    return out;
  }

  private static void through(Through process, float[] left, float[] right) {
    var l = new float[BLOCK];
    var r = new float[BLOCK];
    for (int at = 0; at + BLOCK <= left.length; at += BLOCK) {
      System.arraycopy(left, at, l, 0, BLOCK);
      System.arraycopy(right, at, r, 0, BLOCK);
      process.run(l, r, BLOCK);
      System.arraycopy(l, 0, left, at, BLOCK);
      System.arraycopy(r, 0, right, at, BLOCK);
    }
  }

  private static double level(float[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += samples[i] * samples[i];
    }
    return Math.sqrt(sum / (to - from));
  }

  /// The level of one frequency, by correlation.
  private static double partial(float[] samples, double hz, int from, int to) {
    double re = 0;
    double im = 0;
    for (int i = from; i < to; i++) {
      double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i - from) / (to - from));
      re += window * samples[i] * Math.cos(2 * Math.PI * hz * i / RATE);
      im += window * samples[i] * Math.sin(2 * Math.PI * hz * i / RATE);
    }
    return 4 * Math.hypot(re, im) / (to - from);
  }

  @Test
  void elementaryFunctionsAreAsGoodAsTheySay() {
    for (double x = -20; x < 20; x += 0.0137) {
      assertThat(Elementary.sin(x)).isCloseTo(Math.sin(x), within(1e-9));
      assertThat(Elementary.cos(x)).isCloseTo(Math.cos(x), within(1e-9));
      assertThat(Elementary.tanh(x)).isCloseTo(Math.tanh(x), within(1e-8));
      assertThat(Elementary.exp2(x) / Math.pow(2, x)).isCloseTo(1, within(1e-9));
      assertThat(Elementary.log2(Math.pow(2, x))).isCloseTo(x, within(1e-9));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "12, 0, 0, 30, 12",
    "12, 0, 0, 8000, 0",
    "0, -9, 0, 1000, -9",
    "0, 0, 6, 16000, 6",
    "0, 0, 6, 100, 0",
    "-18, 0, 0, 25, -18",
    "0, 0, -18, 18000, -18"
  })
  void theEqualizerGivesEachBandTheDecibelsAskedFor(
      double low, double middle, double high, double hz, double wanted) {
    var equalizer = new Equalizer(RATE);
    equalizer.low(low);
    equalizer.middle(middle);
    equalizer.high(high);
    assertThat(response(equalizer::process, hz)).isCloseTo(wanted, within(0.6));
  }

  @Test
  void aFlatEqualizerChangesNoBit() {
    var equalizer = new Equalizer(RATE);
    float[] left = sine(777, 0.5, 640);
    float[] wanted = left.clone();
    through(equalizer::process, left, left.clone());
    assertThat(left).isEqualTo(wanted);
  }

  @Test
  void aCompressorTakesFourToOneAboveItsThresholdAndLeavesTheBalance() {
    var compressor = new Compressor(RATE);
    compressor.amount(0.5); // everything above -18 dBFS
    int total = RATE;
    double[] out = new double[2];
    for (int loud = 0; loud < 2; loud++) {
      compressor.reset();
      float[] left = sine(1000, loud == 0 ? 0.2 : 0.8, total);
      float[] right = new float[total];
      for (int i = 0; i < total; i++) {
        right[i] = left[i] / 2;
      }
      through(compressor::process, left, right);
      out[loud] = 20 * Math.log10(level(left, total / 2, total));
      assertThat(level(left, total / 2, total) / level(right, total / 2, total))
          .isCloseTo(2, within(1e-3));
    }
    // 12 dB more in: 3 dB more out; the knee and the ripple of the detector take their share.
    assertThat(out[1] - out[0]).isBetween(2.0, 4.5);
  }

  @Test
  void whatIsSoftPassesACompressorWithNothingButMakeUpGain() {
    var compressor = new Compressor(RATE);
    compressor.amount(0.5);
    compressor.reset();
    assertThat(response(compressor::process, 1000) - 20 * Math.log10(1)).isBetween(2.0, 7.0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.375, 1.7})
  void theEchoComesAgainAfterItsTimeOnTheOtherSideAndSofter(double seconds) {
    var echo = new Echo(RATE);
    echo.seconds(seconds);
    echo.feedback(0.5);
    echo.reset();
    int total = (int) (seconds * 3 * RATE) / BLOCK * BLOCK;
    float[] left = new float[total];
    float[] right = new float[total];
    for (int i = 0; i < 200; i++) {
      left[i] = (float) (0.5 * Math.sin(2 * Math.PI * 800 * i / RATE));
      right[i] = left[i];
    }
    through((l, r, n) -> echo.process(l, r, l, r, n), left, right);
    int first = loudest(left, 0, total);
    int second = loudest(right, 0, total);
    assertThat(first / (double) RATE).isCloseTo(seconds, within(0.006));
    assertThat(second / (double) RATE).isCloseTo(2 * seconds, within(0.008));
    assertThat(Math.abs(right[second]))
        .isBetween(0.25f * Math.abs(left[first]), 0.6f * Math.abs(left[first]));
  }

  private static int loudest(float[] samples, int from, int to) {
    int found = from;
    for (int i = from; i < to; i++) {
      if (Math.abs(samples[i]) > Math.abs(samples[found])) {
        found = i;
      }
    }
    return found;
  }

  @Test
  void aFastRotarySwingsLevelAndPitchAtItsSpeedAndBothSidesApart() {
    var rotary = new Rotary(RATE);
    rotary.mix(1);
    rotary.speed(1);
    rotary.reset();
    int total = 2 * RATE / BLOCK * BLOCK;
    float[] left = sine(2000, 0.3, total);
    float[] right = left.clone();
    through(rotary::process, left, right);
    // Sidebands 6.7 Hz apart say that it turns.
    double carrier = partial(left, 2000, RATE, 2 * RATE);
    assertThat(partial(left, 2006.7, RATE, 2 * RATE)).isGreaterThan(0.15 * carrier);
    double difference = 0;
    for (int i = RATE; i < total; i++) {
      difference += Math.abs(left[i] - right[i]);
    }
    assertThat(difference / RATE).isGreaterThan(0.02);
  }

  @Test
  void aDrivenAmplifierAddsHarmonicsButHardlyAliases() {
    var amplifier = new Amplifier(RATE);
    amplifier.mix(1);
    amplifier.drive(0.8);
    amplifier.reset();
    float[] left = sine(1234, 0.3, RATE);
    through(amplifier::process, left, left.clone());
    double first = partial(left, 1234, RATE / 2, RATE);
    assertThat(partial(left, 3 * 1234, RATE / 2, RATE)).isGreaterThan(0.1 * first);
    assertThat(partial(left, 2 * 1234, RATE / 2, RATE)).isGreaterThan(0.01 * first);
    // Harmonics 39 and 38 of the plain rate would fold to these.
    assertThat(partial(left, RATE - 38 * 1234, RATE / 2, RATE)).isLessThan(2e-3 * first);
    assertThat(partial(left, 39 * 1234 - RATE, RATE / 2, RATE)).isLessThan(2e-3 * first);
  }

  @Test
  void theKnobsOfAnAmplifierChangeColourMoreThanLevel() {
    double[] loudness = new double[3];
    for (int i = 0; i < 3; i++) {
      var amplifier = new Amplifier(RATE);
      amplifier.mix(1);
      amplifier.drive(i / 2.0);
      amplifier.reset();
      float[] left = sine(440, 0.25, RATE);
      through(amplifier::process, left, left.clone());
      loudness[i] = 20 * Math.log10(level(left, RATE / 2, RATE));
    }
    assertThat(Math.abs(loudness[1] - loudness[0])).isLessThan(7);
    assertThat(Math.abs(loudness[2] - loudness[0])).isLessThan(7);
  }

  enum Effect {
    AMPLIFIER,
    EQUALIZER,
    COMPRESSOR,
    ROTARY,
    ECHO
  }

  @ParameterizedTest
  @EnumSource(Effect.class)
  void noKnobClicksOrBlowsUpHoweverItIsTurned(Effect effect) {
    for (int rate : new int[] {8000, 44_100, 192_000}) {
      var random = new Random(3);
      var amplifier = new Amplifier(rate);
      var equalizer = new Equalizer(rate);
      var compressor = new Compressor(rate);
      var rotary = new Rotary(rate);
      var echo = new Echo(rate);
      float[] l = new float[BLOCK];
      float[] r = new float[BLOCK];
      float worst = 0;
      for (int block = 0; block < 3000; block++) {
        for (int i = 0; i < BLOCK; i++) {
          l[i] = random.nextFloat() * 2 - 1;
          r[i] = random.nextFloat() * 2 - 1;
        }
        double knob = random.nextDouble() * 40 - 20;
        double share = random.nextDouble();
        switch (effect) {
          case AMPLIFIER -> {
            amplifier.mix(share);
            amplifier.drive(knob);
            amplifier.tone(random.nextDouble());
            amplifier.process(l, r, BLOCK);
          }
          case EQUALIZER -> {
            equalizer.low(knob);
            equalizer.middleHz(share * 30_000);
            equalizer.middle(-knob);
            equalizer.high(knob);
            equalizer.process(l, r, BLOCK);
          }
          case COMPRESSOR -> {
            compressor.amount(share);
            compressor.process(l, r, BLOCK);
          }
          case ROTARY -> {
            rotary.mix(1);
            rotary.speed(share);
            rotary.process(l, r, BLOCK);
          }
          case ECHO -> {
            echo.seconds(knob);
            echo.feedback(1);
            echo.process(l, r, l, r, BLOCK);
          }
        }
        for (int i = 0; i < BLOCK; i++) {
          worst = Math.max(worst, Math.abs(l[i]) + Math.abs(r[i]));
          assertThat(l[i] + r[i]).isFinite();
        }
      }
      assertThat(worst).isLessThan(60);
    }
  }

  @Test
  void noTruePeakLeavesTheLimiterAboveItsCeiling() {
    // A sine at a quarter of the rate, 45 degrees off: its samples are 3 dB below its peaks.
    var limiter = new Limiter(0.89125f, 64, 0.08, RATE);
    var loudness = new Loudness(RATE);
    int total = RATE / BLOCK * BLOCK;
    float[] left = new float[total];
    for (int i = 0; i < total; i++) {
      left[i] = (float) (1.2 * Math.sin(2 * Math.PI * (RATE / 4.0) * i / RATE + Math.PI / 4));
    }
    through(
        (l, r, n) -> {
          limiter.process(l, r, n);
          loudness.measure(l, r, n);
        },
        left,
        left.clone());
    assertThat(loudness.truePeakDb()).isLessThan(-0.9);
  }
}
