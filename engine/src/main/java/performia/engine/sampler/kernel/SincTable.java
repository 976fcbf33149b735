// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The taps of the studio reader for one speed: a Kaiser-windowed sinc, a row for each phase
/// between two frames, to be interpolated between rows. Immutable; built on a loader thread, read
/// by any.
///
/// Up to the recorded speed, 16 taps with the edge at half the recording's rate. Above it, the stop
/// band begins at half the output's rate, so that nothing folds back, and the taps grow with the
/// speed; speeds are set apart by a twenty-fourth of an octave.
final class SincTable {
  /// Taps at the highest speeds.
  static final int MOST_TAPS = 80;

  /// Kaiser's window with this shape has its side lobes 90 dB down (J. Kaiser and R. Schafer, "On
  /// the use of the I0-sinh window for spectrum analysis", IEEE Trans. ASSP 28, 1980).
  private static final double BETA = 9;

  /// Half the width of the transition band times the number of taps, in cycles a frame, for
  /// [#BETA].
  private static final double HALF_TRANSITION = 2.95;

  private static final int WINDOW_POINTS = 4096;

  private static final int STEPS_AN_OCTAVE = 24;
  private static final int OCTAVES = 3;

  /// Five cents above the recorded speed are still that speed.
  private static final double AS_RECORDED = 1.003;

  /// A multiple of 16.
  final int taps;

  /// Base-2 logarithm of the number of phases.
  final int phaseBits;

  /// Row by row, one more than there are phases.
  final float[] rows;

  /// @param cutoff where half the amplitude is left, cycles a frame of the recording
  private SincTable(int taps, int phaseBits, double cutoff, double[] window) {
    this.taps = taps;
    this.phaseBits = phaseBits;
    int phases = 1 << phaseBits;
    rows = new float[(phases + 1) * taps];
    double[] row = new double[taps];
    for (int phase = 0; phase <= phases; phase++) {
      double sum = 0;
      for (int k = 0; k < taps; k++) {
        double x = k - (taps / 2 - 1) - phase / (double) phases;
        row[k] = sinc(2 * cutoff * x) * at(window, x / (taps / 2.0));
        sum += row[k];
      }
      for (int k = 0; k < taps; k++) {
        rows[phase * taps + k] = (float) (row[k] / sum);
      }
    }
  }

  /// The tables for all speeds, in the order of [#index].
  static SincTable[] all() {
    var tables = new SincTable[1 + OCTAVES * STEPS_AN_OCTAVE];
    double[] window = window();
    tables[0] = new SincTable(16, 8, 0.5, window);
    for (int i = 1; i < tables.length; i++) {
      tables[i] = narrowed(Math.pow(2, (double) i / STEPS_AN_OCTAVE), window);
    }
    return tables;
  }

  private static SincTable narrowed(double ratio, double[] window) {
    int taps = ratio < 2.01 ? 48 : MOST_TAPS;
    double cutoff = Math.max(0.5 / ratio - HALF_TRANSITION / taps, 0.02);
    return new SincTable(taps, ratio < 2.01 ? 7 : 6, cutoff, window);
  }

  /// The rows for vectors: piece by piece of 16 taps, and phase by phase. Native memory, so that
  /// each row starts a cache line.
  MemorySegment[] laidOut() {
    int phases = (1 << phaseBits) + 1;
    var pieces = new MemorySegment[taps / 16];
    for (int piece = 0; piece < pieces.length; piece++) {
      MemorySegment out = Arena.ofAuto().allocate(4L * phases * 16, 64);
      for (int phase = 0; phase < phases; phase++) {
        for (int k = 0; k < 16; k++) {
          out.setAtIndex(
              ValueLayout.JAVA_FLOAT, 16L * phase + k, rows[phase * taps + piece * 16 + k]);
        }
      }
      pieces[piece] = out;
    }
    return pieces;
  }

  /// Which table reads at this speed.
  ///
  /// @param increment 32.32 fixed point
  static int index(long increment) {
    if (increment <= (long) (AS_RECORDED * (1L << 32))) {
      return 0;
    }
    // The exponent of a float and a little more is a logarithm good enough to choose by.
    float ratio = increment * 0x1p-32f;
    int octave = Math.getExponent(ratio);
    float within = ratio / (1 << octave) - 1;
    // A parabola for log2(1 + within), never below it.
    float log = octave + within + 0.3463f * within * (1 - within) + 0.008f;
    int step = (int) (log * STEPS_AN_OCTAVE) + 1;
    return Math.min(step, OCTAVES * STEPS_AN_OCTAVE);
  }

  private static double sinc(double x) {
    double y = Math.PI * x;
    return Math.abs(y) < 1e-9 ? 1 : Math.sin(y) / y;
  }

  /// Half of Kaiser's window, to be interpolated in straight lines, and a point more.
  private static double[] window() {
    var window = new double[WINDOW_POINTS + 2];
    double middle = bessel(BETA);
    for (int i = 0; i < WINDOW_POINTS; i++) {
      double x = (double) i / WINDOW_POINTS;
      window[i] = bessel(BETA * Math.sqrt(1 - x * x)) / middle;
    }
    window[WINDOW_POINTS] = 1 / middle;
    return window;
  }

  /// @param x -1..1
  private static double at(double[] window, double x) {
    double position = Math.abs(x) * WINDOW_POINTS;
    int i = (int) position;
    return window[i] + (window[i + 1] - window[i]) * (position - i);
  }

  /// The modified Bessel function of order 0, by its series.
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    double quarter = x * x / 4;
    for (int k = 1; term > sum * 1e-12; k++) {
      term *= quarter / (k * k);
      sum += term;
    }
    return sum;
  }
}
