// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.waves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FourierTest {
  @Test
  void fastConvolutionEqualsTheDirectSum() {
    double[] signal = {1, -2, 3, 0.5, 0, 4, -1};
    double[] response = {0.5, 0, -1, 2};
    double[] fast = Fourier.convolve(signal, response);
    for (int i = 0; i < signal.length; i++) {
      double sum = 0;
      for (int j = 0; j < response.length && j <= i; j++) {
        sum += response[j] * signal[i - j];
      }
      assertThat(fast[i]).isCloseTo(sum, within(1e-12));
    }
  }

  @Test
  void aModeRunsAsTheDampedSineItStandsFor() {
    Modes modes = new Modes(44_100);
    modes.add(0.7, 441.5, 3, 0.4);
    double[] out = new double[4000];
    modes.render(out, 10);
    for (int i = 0; i < 3000; i += 97) {
      double t = i / 44_100.0;
      double exact = 0.7 * StrictMath.exp(-3 * t) * StrictMath.sin(2 * Math.PI * 441.5 * t + 0.4);
      assertThat(out[10 + i]).isCloseTo(exact, within(1e-9));
    }
  }

  @Test
  void decimationKeepsWhatFitsAndDropsWhatWouldFold() {
    double[] fits = new double[16_000];
    double[] folds = new double[16_000];
    for (int i = 0; i < fits.length; i++) {
      fits[i] = StrictMath.sin(2 * Math.PI * 0.05 * i);
      folds[i] = StrictMath.sin(2 * Math.PI * 0.15 * i);
    }
    assertThat(rms(Decimator.down(fits, 4))).isCloseTo(Math.sqrt(0.5), within(0.005));
    assertThat(rms(Decimator.down(folds, 4))).isLessThan(1e-4);
  }

  private static double rms(double[] x) {
    double sum = 0;
    for (int i = 500; i < x.length - 500; i++) {
      sum += x[i] * x[i];
    }
    return Math.sqrt(sum / (x.length - 1000));
  }
}
