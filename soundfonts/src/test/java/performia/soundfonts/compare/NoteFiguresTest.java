// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import performia.soundfonts.waves.Modes;
import performia.soundfonts.waves.Tuning;

class NoteFiguresTest {
  private static final double STIFFNESS = 4e-4;

  /// A stiff string of ten partials whose decay, tuning and inharmonicity are known.
  private static float[][] string(double detuneCents, double decayPerSecond) {
    double f0 = Tuning.hertz(48 + detuneCents / 100) / Math.sqrt(1 + STIFFNESS);
    Modes modes = new Modes(NoteSource.RATE_HZ);
    for (int k = 1; k <= 10; k++) {
      modes.add(0.2 / k, k * f0 * Math.sqrt(1 + STIFFNESS * k * k), decayPerSecond, 0);
    }
    double[] out = new double[3 * NoteSource.RATE_HZ];
    modes.render(out, 100);
    float[] channel = new float[out.length];
    for (int i = 0; i < out.length; i++) {
      channel[i] = (float) out[i];
    }
    return new float[][] {channel, channel};
  }

  @Test
  void tuningAndInharmonicityOfAKnownStringAreFound() {
    NoteFigures figures = NoteFigures.of(string(7, 1), 48);
    assertThat(figures.cents()).isCloseTo(7, within(0.2));
    assertThat(figures.inharmonicity()).isCloseTo(STIFFNESS, within(0.02 * STIFFNESS));
  }

  @Test
  void decayOfAKnownStringIsFoundOverallAndInItsBands() {
    NoteFigures figures = NoteFigures.of(string(0, 2), 48);
    assertThat(figures.t60Seconds()).isCloseTo(6.908 / 2, within(0.1));
    assertThat(figures.lowSeconds()).isCloseTo(6.908 / 2, within(0.1));
    assertThat(figures.midSeconds()).isCloseTo(6.908 / 2, within(0.15));
  }

  @Test
  void aHeldToneDoesNotDecay() {
    assertThat(NoteFigures.of(string(0, 1e-6), 48).t60Seconds()).isInfinite();
  }
}
