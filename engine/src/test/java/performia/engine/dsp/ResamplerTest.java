// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
  private static float[] through(Resampler resampler, double hz, int fromRate, int chunk) {
    var out = new float[60_000];
    int got = 0;
    var in = new float[chunk];
    for (int written = 0; written < fromRate / 2; written += chunk) {
      for (int i = 0; i < chunk; i++) {
        in[i] = (float) (0.5 * Math.sin(2 * Math.PI * hz * (written + i) / fromRate));
      }
      assertThat(resampler.write(in, 0, chunk)).isEqualTo(chunk);
      got += resampler.read(out, got, Math.min(out.length - got, resampler.available()));
    }
    return java.util.Arrays.copyOf(out, got);
  }

  @ParameterizedTest
  @CsvSource({
    "48000,44100,997",
    "44100,48000,997",
    "48000,96000,15000",
    "96000,48000,8000",
    "48000,44100,15000"
  })
  void aToneComesOutAtItsPitchAndNothingElseDoes(int from, int to, double hz) {
    float[] out = through(new Resampler(from, to, 512), hz, from, 64);
    // The part of the tone that fits best, by least squares; the rest is error.
    double cc = 0;
    double ss = 0;
    double cs = 0;
    double xc = 0;
    double xs = 0;
    for (int i = 1_000; i < out.length; i++) {
      double c = Math.cos(2 * Math.PI * hz * i / to);
      double s = Math.sin(2 * Math.PI * hz * i / to);
      cc += c * c;
      ss += s * s;
      cs += c * s;
      xc += out[i] * c;
      xs += out[i] * s;
    }
    double determinant = cc * ss - cs * cs;
    double a = (xc * ss - xs * cs) / determinant;
    double b = (xs * cc - xc * cs) / determinant;
    double error = 0;
    double power = 0;
    for (int i = 1_000; i < out.length; i++) {
      double tone =
          a * Math.cos(2 * Math.PI * hz * i / to) + b * Math.sin(2 * Math.PI * hz * i / to);
      power += tone * tone;
      error += (out[i] - tone) * (out[i] - tone);
    }
    assertThat(Math.hypot(a, b)).isBetween(0.49, 0.51);
    assertThat(10 * Math.log10(power / error)).isGreaterThan(85);
  }

  @Test
  void whatLiesAboveTheLowerRateIsSilenced() {
    float[] out = through(new Resampler(96_000, 44_100, 512), 30_000, 96_000, 64);
    double power = 0;
    for (int i = 1_000; i < out.length; i++) {
      power += out[i] * out[i];
    }
    assertThat(10 * Math.log10(power / (out.length - 1_000) / 0.125)).isLessThan(-80);
  }

  @Test
  void asManyFramesComeOutAsTheRatesSay() {
    float[] out = through(new Resampler(48_000, 44_100, 512), 440, 48_000, 100);
    assertThat(out.length).isBetween(22_050 - 48, 22_050 + 48);
  }

  @Test
  void theSizeOfTheChunksDoesNotMatter() {
    float[] small = through(new Resampler(48_000, 44_100, 1_024), 440, 48_000, 10);
    float[] large = through(new Resampler(48_000, 44_100, 1_024), 440, 48_000, 480);
    for (int i = 0; i < Math.min(small.length, large.length); i++) {
      assertThat(small[i]).as("frame %d", i).isEqualTo(large[i]);
    }
  }

  @Test
  void ratesOutOfProportionAreRefused() {
    assertThatThrownBy(() -> new Resampler(8_000, 96_000, 512))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
