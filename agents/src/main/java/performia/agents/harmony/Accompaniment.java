// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.harmony;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import performia.agents.BandView;
import performia.agents.Chance;
import performia.agents.Span;
import performia.agents.harmony.Comping.Pattern;
import performia.agents.style.PulseGrid;
import performia.agents.style.Seat;
import performia.agents.style.StepPattern;
import performia.engine.music.ChordChange.Attack;
import performia.engine.music.Timeline;

/// Turns a feel's patterns into the strokes of one bar, for any chordal seat: which pattern, fitted
/// to metre and chords, with everybody's pushes, stops and holds. Stateless; agents thread.
public final class Accompaniment {
  /// How often a stroke on a pulse, and one between pulses, is left out at the top of a pattern's
  /// range.
  private static final double DROP_ON_PULSE = 0.03;

  private static final double DROP_OFF_PULSE = 0.08;

  /// How much more often at the bottom of it: between two patterns the band thins out rather than
  /// switches.
  private static final double THIN_ON_PULSE = 0.12;

  private static final double THIN_OFF_PULSE = 0.28;

  private static final double STOP_BEATS = 0.3;
  private static final double CLEAR_BEATS = 0.3;

  private Accompaniment() {}

  /// The strokes of a bar, in order.
  public static List<Stroke> strokes(BandView view, Seat seat, Comping comping, int bar) {
    List<Stroke> strokes = new ArrayList<>();
    Timeline.PlayedBar played = view.timeline().bars().get(bar);
    if (!view.place(bar).isEnding()) {
      patterned(view, seat, comping, played, strokes);
    }
    for (Span span : view.spans(bar)) {
      mark(view, span, strokes);
    }
    strokes.sort(Comparator.comparingDouble(Stroke::beat));
    return strokes;
  }

  private static Pattern pick(BandView view, Seat seat, Comping comping, int bar) {
    List<Pattern> suiting = comping.suiting(view.grid(bar), view.intensity(bar));
    double home =
        Chance.of(Chance.mix(view.place(bar).label().hashCode(), view.place(bar).bar() % 4));
    boolean atHome = view.chance(seat, bar, "home", 0, comping.memory()) < comping.home();
    double draw = atHome ? home : view.chance(seat, bar, "comp", 0, comping.memory());
    double total = suiting.stream().mapToDouble(Pattern::weight).sum();
    double at = draw * total;
    for (Pattern pattern : suiting) {
      at -= pattern.weight();
      if (at < 0) {
        return pattern;
      }
    }
    return suiting.getLast();
  }

  private static void patterned(
      BandView view, Seat seat, Comping comping, Timeline.PlayedBar bar, List<Stroke> strokes) {
    Pattern pattern = pick(view, seat, comping, bar.index());
    PulseGrid grid = view.grid(bar.index());
    int steps = grid.pulses() * StepPattern.STEPS;
    double thin = 1 - pattern.within(view.intensity(bar.index()));
    for (int step = 0; step < steps; step++) {
      char sign = sign(pattern.steps(), grid, bar, step);
      if (sign == '.' || sign == '-') {
        continue;
      }
      double beat = bar.start() + grid.beatAt(step / 4.0);
      double drop =
          step % StepPattern.STEPS == 0
              ? DROP_ON_PULSE + THIN_ON_PULSE * thin
              : DROP_OFF_PULSE + THIN_OFF_PULSE * thin;
      drop *= comping.thin();
      boolean dropped =
          step > 0
              && view.chance(seat, bar.index(), "drop", step, comping.memory(), comping.home())
                  < drop;
      Span span = view.spanAt(bar.index(), beat);
      if (dropped || span.isHit() || isRungOver(span, beat)) {
        continue;
      }
      int after = step + 1;
      while (after < steps && sign(pattern.steps(), grid, bar, after) == '-') {
        after++;
      }
      double length = grid.beatAt(after / 4.0) - grid.beatAt(step / 4.0);
      Timeline.PlayedChord chord = view.timeline().chords().get(span.index());
      boolean early = Character.toLowerCase(sign) == 'a' && span.until() - beat < 1.01;
      if (early && chord.index() + 1 < view.timeline().chords().size()) {
        chord = view.timeline().chords().get(chord.index() + 1);
        length = span.until() - beat + 0.6;
      } else {
        length = Math.min(length, span.until() - beat);
      }
      if (!chord.chord().isNone() && chord.written().attack() == Attack.FREE) {
        strokes.add(new Stroke(beat, length, sign, chord, Character.isUpperCase(sign)));
      }
    }
  }

  /// Whether a chord that everybody hit early still rings over this beat, as the written one.
  private static boolean isRungOver(Span span, double beat) {
    return span.isTied() && beat - span.from() < CLEAR_BEATS;
  }

  private static char sign(StepPattern steps, PulseGrid grid, Timeline.PlayedBar bar, int step) {
    return steps.sign(grid, bar.indexInPass(), step / 4, step % 4);
  }

  /// Makes every change of chord heard: a hit where all hit, a stroke where the pattern has none.
  private static void mark(BandView view, Span span, List<Stroke> strokes) {
    if (!span.isChange() || span.chord().isNone()) {
      return;
    }
    Timeline.PlayedChord chord = view.timeline().chords().get(span.index());
    if (span.isAccent()) {
      strokes.removeIf(s -> Math.abs(s.beat() - span.from()) < CLEAR_BEATS);
      double length =
          span.attack() == Attack.STOP
              ? Math.min(STOP_BEATS, span.until() - span.from())
              : span.isHit() ? span.until() - span.from() : Math.min(1, span.until() - span.from());
      strokes.add(new Stroke(span.from(), length, 'H', chord, true));
    } else if (strokes.stream()
        .noneMatch(s -> s.chord().index() == chord.index() && s.beat() < span.to())) {
      double length = Math.min(1, span.until() - span.from());
      strokes.add(new Stroke(span.from(), length, 'x', chord, false));
    }
  }
}
