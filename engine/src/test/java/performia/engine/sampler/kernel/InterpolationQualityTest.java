// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static performia.engine.sampler.kernel.Lanes.QUANTUM;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

/// How clean a sine comes out of each reader: a unit sine at a share of the source rate is read at
/// ratios of up to an octave either way, and what is left after the best fit of the sine that was
/// meant is noise. Frequencies that would end above 0.31 of the output's rate are left out: there
/// the studio reader begins to narrow.
class InterpolationQualityTest {
  private static final int FRAMES = 1 << 15;
  private static final int QUANTA = 64;
  private static final double[] FREQUENCIES = {0.01, 0.05, 0.1, 0.2, 0.3};

  private final Lanes lanes = new Lanes(16);
  private final MemorySegment sound = Arena.ofAuto().allocate(4L * FRAMES, 4);

  @Test
  void theStudioReaderLeavesNinetyDecibelsUpToThreeTenthsOfTheSourceRate() {
    Kernel kernel = new ScalarKernel(new ScalarReader(Interpolation.STUDIO));
    for (double frequency : FREQUENCIES) {
      assertThat(worst(kernel, frequency)).as("%s", frequency).isGreaterThanOrEqualTo(90);
    }
  }

  /// The floor is what the kit's script says of FluidSynth's four-point class.
  @Test
  void theCubicIsNoWorseThanTheUsualFourPointReader() {
    Kernel kernel = new ScalarKernel(new ScalarReader(Interpolation.CUBIC));
    assertThat(worst(kernel, 0.05)).isGreaterThanOrEqualTo(66);
    assertThat(worst(kernel, 0.1)).isGreaterThanOrEqualTo(47.5);
    assertThat(worst(kernel, 0.2)).isGreaterThanOrEqualTo(28.5);
    assertThat(worst(kernel, 0.3)).isGreaterThanOrEqualTo(17.5);
  }

  @Test
  void nothingAboveTheOutputsHalfRateFoldsBack() {
    Kernel kernel = new ScalarKernel(new ScalarReader(Interpolation.STUDIO));
    for (double ratio : new double[] {1.05, 1.2, 1.4, 1.6, 1.9, 2, 2.6, 3.3, 4}) {
      for (double output = 0.5; output < 0.5 * ratio; output += 0.037 * ratio) {
        double[] heard = read(kernel, output / ratio, ratio);
        double decibels = 10 * Math.log10(2 * power(heard));
        assertThat(decibels).as("%s at ratio %s", output, ratio).isLessThan(-80);
      }
    }
  }

  @Test
  void theNarrowedReaderKeepsWhatIsHeard() {
    Kernel kernel = new ScalarKernel(new ScalarReader(Interpolation.STUDIO));
    for (double ratio : new double[] {0.7, 1, 1.05, 1.2, 1.4, 1.6, 1.9}) {
      assertThat(level(kernel, 0.2, ratio)).as("at ratio %s", ratio).isGreaterThan(-0.5);
      assertThat(level(kernel, 0.3, ratio)).as("at ratio %s", ratio).isGreaterThan(-3);
    }
  }

  /// The level in dB of a tone, by its frequency in the output.
  double level(Kernel kernel, double output, double ratio) {
    return 10 * Math.log10(2 * power(read(kernel, output / ratio, ratio)));
  }

  /// The worst signal-to-noise ratio over the ratios, in dB.
  double worst(Kernel kernel, double frequency) {
    double worst = 999;
    for (double semitones = -12; semitones <= 12; semitones += 1.37) {
      double ratio = Math.pow(2, semitones / 12);
      if (frequency * ratio <= 0.31) {
        worst = Math.min(worst, clean(read(kernel, frequency, ratio), frequency * ratio));
      }
    }
    return worst;
  }

  private double[] read(Kernel kernel, double frequency, double ratio) {
    for (int i = 0; i < FRAMES; i++) {
      double x = Math.sin(2 * Math.PI * frequency * i + 0.7);
      sound.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) x);
    }
    lanes.frames[0] = sound;
    lanes.wide[0] = true;
    lanes.base[0] = 100;
    lanes.increment[0] = Math.round(ratio * 0x1p32);
    lanes.phase[0] = 3L << 30;
    var row = new float[QUANTUM];
    var out = new double[QUANTA * QUANTUM];
    for (int quantum = 0; quantum < QUANTA; quantum++) {
      kernel.read(lanes, 0, row, 0);
      for (int i = 0; i < QUANTUM; i++) {
        out[quantum * QUANTUM + i] = row[i] / 32768.0;
      }
      lanes.phase[0] += QUANTUM * lanes.increment[0];
    }
    return out;
  }

  private static double power(double[] heard) {
    double sum = 0;
    for (double x : heard) {
      sum += x * x;
    }
    return sum / heard.length;
  }

  /// Signal to noise after the least-squares fit of a sine, in dB.
  private static double clean(double[] heard, double frequency) {
    double ss = 0;
    double sc = 0;
    double cc = 0;
    double sy = 0;
    double cy = 0;
    for (int i = 0; i < heard.length; i++) {
      double s = Math.sin(2 * Math.PI * frequency * i);
      double c = Math.cos(2 * Math.PI * frequency * i);
      ss += s * s;
      sc += s * c;
      cc += c * c;
      sy += s * heard[i];
      cy += c * heard[i];
    }
    double determinant = ss * cc - sc * sc;
    double a = (sy * cc - cy * sc) / determinant;
    double b = (cy * ss - sy * sc) / determinant;
    double noise = 0;
    for (int i = 0; i < heard.length; i++) {
      double meant =
          a * Math.sin(2 * Math.PI * frequency * i) + b * Math.cos(2 * Math.PI * frequency * i);
      noise += (heard[i] - meant) * (heard[i] - meant);
    }
    return 10 * Math.log10((a * a + b * b) / 2 * heard.length / noise);
  }
}
