// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

/// The cymbals of the kits. Decays by band are those of B20 bronze as recordings have it: three to
/// four seconds at 500 Hz, one at 12 kHz (T. D. Rossing, Science of Percussion Instruments, chapter
/// 9, for how energy moves between bands). Stateless; any thread.
final class Cymbals {
  private static final int[] LARGE = {6, 12, 24, 36, 52, 64, 72, 72, 64, 48};
  private static final int[] SMALL = {4, 8, 12, 20, 32, 40, 56, 64, 64, 56};

  private final int sampleRate;

  Cymbals(int sampleRate) {
    this.sampleRate = sampleRate;
  }

  /// 16 inches, bright.
  Cymbal crash() {
    double[] t60 = {3.4, 3.6, 3.5, 3.2, 3.0, 2.7, 2.2, 1.6, 1.1, 0.7};
    double[] edge = {-24, -14, -12, -10, -8, -8, -10, -14, -20, -28};
    return crash(t60, edge, 80, -0.3, 0.14, 49);
  }

  /// 18 inches, lower and longer.
  Cymbal darkCrash() {
    double[] t60 = {3.8, 4.0, 3.8, 3.5, 3.1, 2.7, 2.2, 1.7, 1.3, 0.9};
    double[] edge = {-20, -10, -9, -8, -8, -10, -13, -18, -24, -32};
    return crash(t60, edge, 60, 0.35, 0.14, 57);
  }

  /// 10 inches.
  Cymbal splash() {
    double[] t60 = {0.8, 0.9, 1.0, 1.0, 1.0, 0.95, 0.85, 0.7, 0.6, 0.5};
    double[] edge = {-40, -30, -20, -13, -8, -6, -6, -8, -12, -20};
    return crash(t60, edge, 120, 0.15, 0.08, 55);
  }

  /// Its edge turned over: dense at once.
  Cymbal china() {
    double[] t60 = {2.0, 2.2, 2.2, 2.0, 1.7, 1.5, 1.2, 1.0, 0.9, 0.8};
    double[] edge = {-26, -20, -14, -8, -4, -2, -3, -6, -12, -20};
    return crash(t60, edge, 90, 0.45, 0.08, 52);
  }

  private Cymbal crash(
      double[] t60, double[] edge, double cascade, double pan, double impulse, int seed) {
    return new Cymbal(
        new Bronze(LARGE, t60, cascade, 0.003, 1),
        new Zone[] {new Zone(edge, 9000, impulse, 0, 0.05)},
        new Ring[0],
        3800,
        pan,
        1,
        seed,
        sampleRate);
  }

  /// 20 inches: a ping over a soft wash, a bell, and an edge that crashes.
  ///
  /// @param pingHz where the tip's place rings
  Cymbal ride(double pingHz, double darkness, int seed) {
    double[] t60 = {3.6, 3.4, 3.2, 3.0, 2.8, 2.5, 1.9, 1.4, 0.9, 0.6};
    double[] bow = {-34, -25, -18, -13, -8, -5, -3, -1, 0, -2};
    double[] bell = {-44, -34, -26, -20, -16, -14, -15, -18, -24, -30};
    double[] edge = {-22, -13, -11, -9, -8, -8, -10, -14, -20, -28};
    for (int band = 0; band < Bronze.BANDS; band++) {
      bow[band] -= darkness * band;
    }
    double[] ratios = {1, 1.31, 1.62, 2.08, 2.55};
    double[] ping = new double[5];
    for (int i = 0; i < 5; i++) {
      ping[i] = pingHz * ratios[i];
    }
    Ring tip =
        new Ring(
            ping,
            new double[] {0.28, 0.27, 0.26, 0.24, 0.2},
            new double[] {0.30, 0.25, 0.2, 0.15, 0.1},
            0.0001,
            sampleRate);
    return new Cymbal(
        new Bronze(LARGE, t60, 25, 0.01, 0.7),
        new Zone[] {
          new Zone(bow, 12000, 0.05, 0.1, 0.1),
          new Zone(bell, 7000, 0.045, 0.03, 0.05),
          new Zone(edge, 9000, 0.06, 0, 0.05)
        },
        new Ring[] {
          tip, bell(), new Ring(new double[1], new double[] {1}, new double[1], 0.001, sampleRate)
        },
        7000,
        0.3,
        1,
        seed,
        sampleRate);
  }

  /// The cup is stiff and small: few modes, far apart, each a close pair.
  private Ring bell() {
    double[] hz = {742, 1148, 1806, 2467, 3190, 3998, 4874, 5790, 6960};
    double[] gain = {0.20, 0.28, 0.55, 0.75, 0.85, 0.6, 0.4, 0.25, 0.15};
    double[] pairs = new double[18];
    double[] t60 = new double[18];
    double[] gains = new double[18];
    for (int i = 0; i < 9; i++) {
      pairs[2 * i] = hz[i];
      pairs[2 * i + 1] = hz[i] * 1.0016;
      t60[2 * i] = 2.9 - 0.2 * i;
      t60[2 * i + 1] = 2.3 - 0.15 * i;
      gains[2 * i] = gain[i];
      gains[2 * i + 1] = 0.4 * gain[i];
    }
    return new Ring(pairs, t60, gains, 0.00015, sampleRate);
  }

  HiHat hats() {
    double[] t60 = {1.2, 1.3, 1.4, 1.4, 1.5, 1.6, 1.5, 1.4, 1.2, 1.0};
    double[] stick = {-18, -11, -11, -9, -6, -4, -3, -2, 0, 0};
    double[] foot = {-16, -9, -9, -8, -6, -3, -2, -2, -3, -8};
    return new HiHat(
        new Bronze(SMALL, t60, 30, 0.02, 0.5),
        new Zone(stick, 16000, 0.045, 0.1, 0.1),
        new Zone(foot, 9000, 0.042, 0, 0.06),
        -0.25,
        1,
        42,
        sampleRate);
  }
}
