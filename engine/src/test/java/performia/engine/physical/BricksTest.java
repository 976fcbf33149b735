// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BricksTest {
  @Test
  void elementaryFunctionsAgreeWithTheLibraryToABillionth() {
    for (int i = -4000; i <= 4000; i++) {
      double x = i * 0.0137;
      assertThat(Elementary.sin(x)).isCloseTo(StrictMath.sin(x), within(1e-9));
      assertThat(Elementary.cos(x)).isCloseTo(StrictMath.cos(x), within(1e-9));
      assertThat(Elementary.two(x) / StrictMath.pow(2, x)).isCloseTo(1, within(1e-9));
      double positive = StrictMath.exp(x);
      double log = StrictMath.log(positive) / StrictMath.log(2);
      assertThat(Elementary.log2(positive)).isCloseTo(log, within(1e-9));
      double y = 3 * StrictMath.sin(i);
      assertThat(Elementary.atan2(y, x)).isCloseTo(StrictMath.atan2(y, x), within(1e-9));
    }
  }

  @Test
  void aFractionalDelayDelaysByJustThatMuch() {
    double omega = 0.3;
    double[] ring = new double[256];
    for (int i = 0; i < ring.length; i++) {
      ring[i] = StrictMath.sin(omega * i);
    }
    double[] out = new double[20];
    for (double delay = 22; delay < 40; delay += 0.37) {
      var reader = new Lagrange();
      reader.delay(delay);
      reader.read(ring, 100, out, 20);
      for (int i = 0; i < 20; i++) {
        assertThat(out[i]).isCloseTo(StrictMath.sin(omega * (100 + i - delay)), within(2e-5));
        assertThat(reader.read(ring, 100 + i)).isEqualTo(out[i]);
      }
    }
  }

  @Test
  void lossesGiveTheDecayTimesTheyWereFittedTo() {
    var loss = new LoopLoss();
    for (int rate : new int[] {8000, 44_100, 192_000}) {
      loss.design(100, 5, 100, 0.8, 2500, rate);
      assertThat(seconds(loss, 100, 100, rate)).isCloseTo(5, within(0.01));
      assertThat(seconds(loss, 100, 2500, rate)).isCloseTo(0.8, within(0.01));
    }
  }

  private static double seconds(LoopLoss loss, double loopHz, double hz, double rate) {
    double gain = loss.gainAt(2 * Math.PI * hz / rate);
    return StrictMath.log(0.001) / StrictMath.log(gain) / loopHz;
  }

  @Test
  void dispersionPutsPartialsWhereStiffnessDoes() {
    double b = 1e-4;
    double f1 = 82.4;
    double rate = 48_000;
    var chain = new Dispersion(16);
    chain.coefficient(Dispersion.design(16, f1, b, rate, 2500));
    double turn = 2 * Math.PI / rate;
    double rest = rate / f1 - chain.phaseDelay(f1 * turn);
    for (int n = 2; n <= 26; n++) {
      double f = n * f1 * StrictMath.sqrt((1 + b * n * n) / (1 + b));
      // Where the loop's phase closes: n periods of the partial.
      double reached = n * rate / (rest + chain.phaseDelay(f * turn));
      assertThat(1200 * StrictMath.log(reached / f) / StrictMath.log(2))
          .as("partial " + n)
          .isCloseTo(0, within(3.0));
    }
  }

  @Test
  void dispersionChainsLeaveEveryLevelAsItWas() {
    var chain = new Dispersion(8);
    chain.coefficient(-0.7);
    double[] block = new double[4000];
    block[0] = 1;
    chain.process(block, block.length);
    double energy = 0;
    for (double sample : block) {
      energy += sample * sample;
    }
    assertThat(energy).isCloseTo(1, within(1e-9));
  }

  @Test
  void aModeRingsAtItsFrequencyWithItsDecayAtEveryRate() {
    for (int rate : new int[] {8000, 48_000, 192_000}) {
      var bank = new ModalBank(5, rate);
      bank.set(0, 440, 0.5, 1, 1, 0.5);
      bank.set(4, 300, 0.5, 0, 1, 1);
      double[] force = new double[rate];
      force[0] = 1;
      double[] left = new double[rate];
      double[] right = new double[rate];
      bank.add(force, left, right, 0, rate);
      for (int i = 0; i < rate / 2; i++) {
        double t = (i + 1.0) / rate;
        double wanted =
            StrictMath.pow(10, -3 * (t - 1.0 / rate) / 0.5) * StrictMath.sin(2 * Math.PI * 440 * t);
        assertThat(left[i]).isCloseTo(wanted, within(1e-6));
        assertThat(right[i]).isEqualTo(0.5 * left[i]);
      }
      assertThat(bank.level()).isLessThan(2e-6);
    }
  }

  @Test
  void modesTooHighForTheRateAreSilent() {
    var bank = new ModalBank(4, 8000);
    bank.set(1, 3900, 1, 1, 1, 1);
    double[] out = new double[64];
    double[] force = new double[64];
    force[0] = 1;
    bank.add(force, out, out, 0, 64);
    assertThat(out).containsOnly(0);
  }

  @Test
  void noiseIsEvenAndBeginsAgain() {
    var noise = new Noise(3);
    double first = noise.next();
    double sum = first;
    double squares = first * first;
    for (int i = 1; i < 100_000; i++) {
      double x = noise.next();
      sum += x;
      squares += x * x;
    }
    assertThat(sum / 100_000).isCloseTo(0, within(0.01));
    assertThat(squares / 100_000).isCloseTo(1 / 3.0, within(0.01));
    noise.reset();
    assertThat(noise.next()).isEqualTo(first);
  }
}
