// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.drums;

import java.util.TreeSet;
import performia.agents.BandView;
import performia.agents.Chance;
import performia.agents.Place;
import performia.agents.style.Layer;
import performia.agents.style.PulseGrid;
import performia.agents.style.Seat;
import performia.agents.style.StepPattern;

/// Lays a feel's groove out over a bar: layers by intensity, one variant of each for a phrase of
/// four bars, and chances stroke by stroke. Stateless; agents thread.
final class Groove {
  static final double ACCENT = 1.0;
  static final double FULL = 0.82;
  static final double LIGHT = 0.62;
  static final double GHOST = 0.34;

  private static final int PHRASE_BARS = 4;

  /// Share of the kick's choices that are the same in every take: the bassist leans on it.
  private static final double KICK_CANON = 0.55;

  private Groove() {}

  static DrumBar of(DrumBook book, BandView view, int bar) {
    PulseGrid grid = view.grid(bar);
    Place place = view.place(bar);
    DrumBar strokes = new DrumBar(grid.pulses());
    double intensity = view.intensity(bar);
    int number = 0;
    for (DrumBook.Stroke stroke : book.groove()) {
      number++;
      Layer layer = stroke.layer();
      if (layer.playsAt(intensity) && isChosen(book, view, bar, place, stroke)) {
        lay(strokes, stroke, number, book.memory() * 0.7, view, bar, place, grid);
      }
    }
    return strokes;
  }

  private static void lay(
      DrumBar strokes,
      DrumBook.Stroke stroke,
      int number,
      double memory,
      BandView view,
      int bar,
      Place place,
      PulseGrid grid) {
    StepPattern pattern = stroke.layer().pattern();
    Piece piece = stroke.piece();
    for (int pulse = 0; pulse < grid.pulses(); pulse++) {
      for (int step = 0; step < StepPattern.STEPS; step++) {
        char sign = pattern.sign(grid, place.bar(), pulse, step);
        double level = level(sign);
        if (level == 0 || grid.isTooFine(pulse, step)) {
          continue;
        }
        int at = pulse * StepPattern.STEPS + step;
        double chance = probability(sign);
        if (chance >= 1
            || view.chance(Seat.DRUMS, bar, "stroke", number * 64 + at, memory) < chance) {
          strokes.strike(piece, at, level);
        }
      }
      if (grid.isTriple(pulse) && piece.keepsTime()) {
        keepTriplet(strokes, piece, pulse);
      }
    }
  }

  /// A timekeeper that plays straight eighths plays all three of a dotted pulse, and none between.
  private static void keepTriplet(DrumBar strokes, Piece piece, int pulse) {
    int first = pulse * StepPattern.STEPS;
    strokes.set(piece, first + 3, 0);
    if (strokes.level(piece, first) > 0
        && strokes.level(piece, first + 2) > 0
        && strokes.level(piece, first + 1) == 0) {
      strokes.set(piece, first + 1, LIGHT);
    }
  }

  /// Chooses one of the variants of a piece that play at this intensity, for a whole phrase.
  private static boolean isChosen(
      DrumBook book, BandView view, int bar, Place place, DrumBook.Stroke stroke) {
    if (stroke.layer().variant().isEmpty()) {
      return true;
    }
    double intensity = view.intensity(bar);
    var variants = new TreeSet<String>();
    for (DrumBook.Stroke other : book.groove()) {
      if (other.piece() == stroke.piece()
          && other.layer().from() == stroke.layer().from()
          && other.layer().playsAt(intensity)
          && !other.layer().variant().isEmpty()) {
        variants.add(other.layer().variant());
      }
    }
    int phraseStart = bar - place.bar() % PHRASE_BARS;
    double draw =
        view.chance(
            Seat.DRUMS,
            phraseStart,
            "variant",
            stroke.piece().pitch() * 128 + (int) Math.round(stroke.layer().from() * 100),
            book.memory(),
            stroke.piece() == Piece.KICK ? KICK_CANON : 0);
    int pick = Math.min(variants.size() - 1, (int) (draw * variants.size()));
    return variants.stream().skip(pick).findFirst().orElseThrow().equals(stroke.layer().variant());
  }

  /// How hard a sign strikes; 0 for a rest.
  static double level(char sign) {
    if (sign >= '1' && sign <= '9') {
      return FULL * 0.92;
    }
    if (sign >= 'a' && sign <= 'f') {
      return GHOST;
    }
    return switch (sign) {
      case 'X' -> ACCENT;
      case 'x' -> FULL;
      case 'o' -> LIGHT;
      case 'g' -> GHOST;
      default -> 0;
    };
  }

  /// How likely a sign is played: digits are tenths of full strokes, `a` to `f` tenths of ghosts.
  static double probability(char sign) {
    if (sign >= '1' && sign <= '9') {
      return (sign - '0') / 10.0;
    }
    return sign >= 'a' && sign <= 'f' ? (sign - 'a' + 1) / 10.0 : 1;
  }

  /// A key of its own for every fill of a pass.
  static long fillKey(BandView view, int bar) {
    return Chance.mix(view.key(Seat.DRUMS, bar, "fill"), 9);
  }
}
