// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The test signals of EBU Tech 3341 (loudness, true peak) and Tech 3342 (range), which are
/// described there well enough to be made here.
class LoudnessTest {
  private static final int BLOCK = 480;

  /// A stereo sine of 1 kHz: pairs of level in dBFS and seconds.
  private static Loudness listen(int rate, double... levelsAndSeconds) {
    var loudness = new Loudness(rate);
    long frame = 0;
    float[] block = new float[BLOCK];
    for (int part = 0; part < levelsAndSeconds.length; part += 2) {
      double gain = Math.pow(10, levelsAndSeconds[part] / 20);
      long end = frame + Math.round(levelsAndSeconds[part + 1] * rate);
      while (frame < end) {
        int n = (int) Math.min(BLOCK, end - frame);
        for (int i = 0; i < n; i++) {
          block[i] = (float) (gain * Math.sin(2 * Math.PI * 1000 * (frame + i) / rate));
        }
        loudness.measure(block, block, n);
        frame += n;
      }
    }
    return loudness;
  }

  @ParameterizedTest
  @ValueSource(ints = {44_100, 48_000, 96_000})
  void case1AToneAtMinus23ReadsMinus23Everywhere(int rate) {
    Loudness loudness = listen(rate, -23, 20);
    assertThat(loudness.integrated()).isCloseTo(-23, within(0.1));
    assertThat(loudness.momentary()).isCloseTo(-23, within(0.1));
    assertThat(loudness.shortTerm()).isCloseTo(-23, within(0.1));
  }

  @Test
  void case2AToneAtMinus33ReadsMinus33() {
    assertThat(listen(48_000, -33, 20).integrated()).isCloseTo(-33, within(0.1));
  }

  @Test
  void case3WhatIsTenBelowIsGatedAway() {
    assertThat(listen(48_000, -36, 10, -23, 60, -36, 10).integrated()).isCloseTo(-23, within(0.1));
  }

  @Test
  void case4WhatIsBelowMinus70IsGatedAwayFirst() {
    assertThat(listen(48_000, -72, 10, -36, 10, -23, 60, -36, 10, -72, 10).integrated())
        .isCloseTo(-23, within(0.1));
  }

  @Test
  void case5LevelsCloserTogetherCountTogether() {
    assertThat(listen(48_000, -26, 20, -20, 20.1, -26, 20).integrated())
        .isCloseTo(-23, within(0.1));
  }

  @Test
  void rangesOfTwentyTenAndFiveLuAreSeen() {
    assertThat(listen(48_000, -20, 20, -30, 20).range()).isCloseTo(10, within(1.0));
    assertThat(listen(48_000, -20, 20, -15, 20).range()).isCloseTo(5, within(1.0));
    assertThat(listen(48_000, -40, 20, -20, 20).range()).isCloseTo(20, within(1.0));
    assertThat(listen(48_000, -50, 20, -35, 20, -20, 20, -35, 20, -50, 20).range())
        .isCloseTo(15, within(1.0));
  }

  @Test
  void silenceIsSaidToBeSilence() {
    var loudness = new Loudness(48_000);
    loudness.measure(new float[48_000], new float[48_000], 48_000);
    assertThat(loudness.integrated()).isEqualTo(Loudness.SILENCE_LUFS);
    assertThat(loudness.range()).isZero();
    assertThat(loudness.truePeakDb()).isEqualTo(-120, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 45, 60, 67.5})
  void cases15To18ATonesTruePeakIsSeenBetweenItsSamples(double degrees) {
    var loudness = new Loudness(48_000);
    double divisor = degrees == 60 ? 6 : degrees == 67.5 ? 8 : 4;
    float[] tone = new float[48_000];
    for (int i = 0; i < tone.length; i++) {
      // Fades in, or the first sample would be a peak of its own.
      double fade = Math.min(1, i / 4800.0);
      tone[i] =
          (float) (0.5 * fade * Math.sin(2 * Math.PI * i / divisor + Math.toRadians(degrees)));
    }
    loudness.measure(tone, tone, tone.length);
    assertThat(loudness.truePeakDb()).isBetween(-6.4, -5.8);
  }
}
