// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

/// What stands around the kit. Stateless; any thread.
final class Percussion {
  private final int sampleRate;

  Percussion(int sampleRate) {
    this.sampleRate = sampleRate;
  }

  /// Folded sheet: two strong modes a little under a fifth apart, and duller ones above.
  Struck cowbell() {
    return bar(
        new double[] {563, 841, 1480, 2210, 3140, 4390},
        new double[] {0.36, 0.34, 0.24, 0.16, 0.12, 0.09},
        new double[] {1, 0.85, 0.3, 0.2, 0.16, 0.1},
        0.0004,
        0.2,
        0.1,
        0.17,
        56);
  }

  /// Two bars of rosewood; what is heard is one mode of each.
  Struck claves() {
    return bar(
        new double[] {2480, 2530, 6700},
        new double[] {0.11, 0.09, 0.04},
        new double[] {1, 0.5, 0.12},
        0.00025,
        0.25,
        0.2,
        0.3,
        75);
  }

  Struck block(double hz, int seed) {
    return bar(
        new double[] {hz, 1.51 * hz, 2.42 * hz, 3.6 * hz},
        new double[] {0.09, 0.06, 0.045, 0.03},
        new double[] {1, 0.35, 0.3, 0.15},
        0.0003,
        0.3,
        0.25,
        0.31,
        seed);
  }

  Struck agogo(double hz, int seed) {
    return bar(
        new double[] {hz, 2.74 * hz, 3.02 * hz, 5.1 * hz},
        new double[] {0.55, 0.42, 0.35, 0.2},
        new double[] {0.8, 0.55, 0.3, 0.14},
        0.0003,
        0.15,
        0.3,
        0.14,
        seed);
  }

  /// @param seconds damped by the hand, or free
  Struck triangle(double seconds, int seed) {
    double[] hz = {1290, 2870, 4020, 5260, 6440, 8120, 9700, 11600};
    double[] t60 = new double[8];
    double[] gains = {0.1, 0.3, 0.4, 0.7, 0.5, 0.5, 0.35, 0.25};
    for (int i = 0; i < 8; i++) {
      t60[i] = seconds * (1 - 0.06 * i);
    }
    return bar(hz, t60, gains, 0.0001, 0.05, 0.4, 0.07 + 0.01 / seconds, seed);
  }

  private Struck bar(
      double[] hz,
      double[] t60,
      double[] gains,
      double contact,
      double click,
      double pan,
      double level,
      int seed) {
    Ring ring = new Ring(hz, t60, gains, contact, sampleRate);
    Burst touch = new Burst(3300, 0.5, 0.0002, 0.012, sampleRate);
    return new Struck(ring, touch, click, pan, level, seed);
  }

  Shaken tambourine() {
    return new Shaken(
        new double[] {2300, 5600, 8100, 10400},
        new double[] {1, 22, 26, 18},
        new double[] {0.08, 1, 0.9, 0.7},
        900,
        0.002,
        0.32,
        0.004,
        -0.35,
        0.24,
        54,
        sampleRate);
  }

  /// @param hz the shell's own
  Shaken shaker(double hz, double rise, double seconds, double pan, int seed) {
    return new Shaken(
        new double[] {hz, 1.7 * hz},
        new double[] {1.4, 2},
        new double[] {1, 0.5},
        1800,
        rise,
        seconds,
        0.002,
        pan,
        0.14,
        seed,
        sampleRate);
  }

  /// A few hands that do not quite meet.
  Shaken clap() {
    return new Shaken(
        new double[] {1150, 1900},
        new double[] {1.6, 1},
        new double[] {1, 0.6},
        500,
        0.006,
        0.16,
        0.004,
        0.1,
        0.65,
        40,
        sampleRate);
  }
}
