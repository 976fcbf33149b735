// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.drums;

import java.util.Arrays;
import performia.agents.drums.Piece.Limb;
import performia.agents.style.StepPattern;

/// One bar on the drummer's stand: how hard each piece is struck at each step, 0 for not. Made for
/// one bar, on the agents thread.
final class DrumBar {
  private static final Piece[] PIECES = Piece.values();

  private final double[][] levels;
  private final int steps;
  private int fillFrom;

  DrumBar(int pulses) {
    steps = pulses * StepPattern.STEPS;
    levels = new double[PIECES.length][steps];
    fillFrom = steps;
  }

  int steps() {
    return steps;
  }

  double level(Piece piece, int step) {
    return levels[piece.index()][step];
  }

  /// Says that from this step on the bar is a fill.
  void fillFrom(int step) {
    fillFrom = step;
  }

  boolean isFill(int step) {
    return step >= fillFrom;
  }

  /// Strikes at least that hard.
  void strike(Piece piece, int step, double level) {
    double[] row = levels[piece.index()];
    row[step] = Math.max(row[step], level);
  }

  void set(Piece piece, int step, double level) {
    levels[piece.index()][step] = level;
  }

  /// Silences every piece from a step on.
  void clear(int from, int to) {
    for (double[] row : levels) {
      Arrays.fill(row, Math.max(0, from), Math.min(steps, to), 0);
    }
  }

  /// Leaves out what two hands and two feet cannot do, and what one pair of hats cannot.
  void makePlayable() {
    for (int step = 0; step < steps; step++) {
      if (level(Piece.OPEN, step) > 0) {
        set(Piece.HAT, step, 0);
        set(Piece.PEDAL, step, 0);
      }
      if (level(Piece.HAT, step) > 0) {
        set(Piece.PEDAL, step, 0);
      }
      if (level(Piece.SNARE, step) > 0) {
        set(Piece.RIM, step, 0);
      }
      if (level(Piece.BELL, step) > 0) {
        set(Piece.RIDE, step, 0);
      }
      int hands = 0;
      for (Piece piece : PIECES) {
        if (piece.limb() == Limb.HAND && level(piece, step) > 0 && ++hands > 2) {
          set(piece, step, 0);
        }
      }
    }
  }

  /// How alike two bars are: the share of strokes they have in common.
  double similarity(DrumBar other) {
    int both = 0;
    int either = 0;
    for (int p = 0; p < PIECES.length; p++) {
      for (int step = 0; step < steps; step++) {
        boolean mine = levels[p][step] > 0;
        boolean theirs = other.levels[p][step] > 0;
        both += mine && theirs ? 1 : 0;
        either += mine || theirs ? 1 : 0;
      }
    }
    return either == 0 ? 1 : (double) both / either;
  }

  /// How many strokes fall on drums rather than on what keeps the time.
  int drumStrokes() {
    int strokes = 0;
    for (Piece piece : PIECES) {
      for (int step = 0; piece.isDrum() && step < steps; step++) {
        strokes += level(piece, step) > 0 ? 1 : 0;
      }
    }
    return strokes;
  }

  /// A copy that can be changed by itself.
  DrumBar copy() {
    DrumBar copy = new DrumBar(steps / StepPattern.STEPS);
    copy.fillFrom = fillFrom;
    for (int p = 0; p < PIECES.length; p++) {
      System.arraycopy(levels[p], 0, copy.levels[p], 0, steps);
    }
    return copy;
  }
}
