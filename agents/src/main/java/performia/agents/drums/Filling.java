// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.drums;

import java.util.ArrayList;
import java.util.List;
import performia.agents.BandView;
import performia.agents.Chance;
import performia.agents.style.PulseGrid;
import performia.agents.style.StepPattern;

/// Leads from one section into the next: replaces the last pulses of a bar by a fill that is
/// plainly not the groove. Stateless; agents thread.
final class Filling {
  /// A fill is heard as one when it shares no more of its strokes with the groove than this.
  private static final double STILL_GROOVE = 0.46;

  private static final int TRIES = 10;

  private Filling() {}

  /// The groove bar with a fill at its end; the bar itself where the book has no fill.
  static DrumBar fill(DrumBook book, DrumBar groove, BandView view, int bar) {
    PulseGrid grid = view.grid(bar);
    double intensity = view.intensity(bar);
    long key = Groove.fillKey(view, bar);
    double wanted = 1 + intensity * 2.6 + Chance.of(Chance.mix(key, 1)) * 1.2;
    DrumBar best = groove;
    double least = 2;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      List<DrumBook.Fill> fitting =
          fitting(book, grid.pulses(), intensity, wanted + attempt * 0.25);
      if (fitting.isEmpty()) {
        continue;
      }
      int pick = (int) (Chance.of(Chance.mix(key, 10 + attempt)) * fitting.size());
      DrumBar filled = laid(fitting.get(pick), groove, grid, key);
      boolean speaks = filled.drumStrokes() >= groove.drumStrokes() + 2;
      double alike = filled.similarity(groove) + (speaks ? 0 : 0.3);
      if (alike < least) {
        least = alike;
        best = filled;
      }
      if (alike <= STILL_GROOVE) {
        break;
      }
    }
    return best;
  }

  private static List<DrumBook.Fill> fitting(
      DrumBook book, int pulses, double intensity, double wanted) {
    var fitting = new ArrayList<DrumBook.Fill>();
    for (double slack = 0.6; slack < 4 && fitting.isEmpty(); slack += 0.7) {
      for (DrumBook.Fill fill : book.fills()) {
        if (fill.pulses() <= pulses
            && intensity >= fill.from()
            && intensity <= fill.to()
            && Math.abs(fill.pulses() - wanted) <= slack) {
          fitting.add(fill);
        }
      }
    }
    return fitting;
  }

  private static DrumBar laid(DrumBook.Fill fill, DrumBar groove, PulseGrid grid, long key) {
    DrumBar bar = groove.copy();
    int first = grid.pulses() - fill.pulses();
    bar.clear(first * StepPattern.STEPS, grid.pulses() * StepPattern.STEPS);
    bar.fillFrom(first * StepPattern.STEPS);
    for (DrumBook.Stroke stroke : fill.strokes()) {
      for (int pulse = 0; pulse < fill.pulses(); pulse++) {
        for (int step = 0; step < StepPattern.STEPS; step++) {
          char sign = stroke.layer().pattern().sign(pulse, step);
          int at = (first + pulse) * StepPattern.STEPS + step;
          if (Groove.level(sign) > 0
              && !grid.isTooFine(first + pulse, step)
              && Chance.of(Chance.mix(key, at * 32L + stroke.piece().pitch()))
                  < Groove.probability(sign)) {
            bar.strike(stroke.piece(), at, Groove.level(sign));
          }
        }
      }
    }
    return bar;
  }
}
