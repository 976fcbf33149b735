// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.bass;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import performia.agents.Agent;
import performia.agents.BandView;
import performia.agents.BarWriter;
import performia.agents.Place;
import performia.agents.PlannedNote;
import performia.agents.Span;
import performia.agents.style.Feel;
import performia.agents.style.Layer;
import performia.agents.style.PulseGrid;
import performia.agents.style.Seat;
import performia.agents.style.StepPattern;
import performia.engine.music.ChordChange.Attack;

/// The bassist: the root where a chord comes, the feel's line between, together with the kick, and
/// a step into what follows. Agents thread.
public final class BassAgent implements Agent {
  private static final int KICK = 36;
  private static final int PHRASE_BARS = 4;

  /// Share of its choices that a bassist makes in every take.
  static final double CANON = 0.88;

  private static final double STOP_BEATS = 0.4;

  /// A note to come: where, and how it was asked for.
  ///
  /// @param beat of the song, swung
  /// @param sign as in the style file
  /// @param strong whether it stands on a strong beat
  record Onset(double beat, char sign, boolean strong) {}

  private @Nullable Feel feel;
  private BassBook book = BassBook.EMPTY;

  @Override
  public Seat seat() {
    return Seat.BASS;
  }

  @Override
  public void prepare(BandView view) {
    book(view.feel());
  }

  @Override
  public void plan(BandView view, int bar, BarWriter out) {
    BassBook known = book(view.feel());
    int last = lastPitch(view, bar);
    for (Span span : view.spans(bar)) {
      if (span.chord().isNone()) {
        continue;
      }
      if (span.isHit()) {
        last = hit(view, bar, known.neck(), span, last, out);
      } else {
        BassLine line = new BassLine(view, bar, known, span);
        last = line.play(onsets(view, bar, known, span), last, out);
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // a memo of what was read last, not a question of worth
  private BassBook book(Feel wanted) {
    if (feel != wanted) {
      book = BassBook.read(wanted.text(Seat.BASS));
      feel = wanted;
    }
    return book;
  }

  private static int lastPitch(BandView view, int bar) {
    for (int back = 1; back <= 2; back++) {
      List<PlannedNote> before = view.planned(Seat.BASS, bar - back);
      if (!before.isEmpty()) {
        return before.getLast().note().pitch();
      }
    }
    return Neck.HOME;
  }

  private static int hit(BandView view, int bar, Neck neck, Span span, int last, BarWriter out) {
    if (!span.isChange()) {
      return last;
    }
    int pitch = neck.nearest(span.chord().bass(), Math.min(last, Neck.HOME), -2);
    double length =
        span.attack() == Attack.STOP
            ? Math.min(STOP_BEATS, span.until() - span.from())
            : (span.until() - span.from()) * 0.97;
    out.note(span.from(), length, pitch, BassLine.force(view.intensity(bar)));
    return pitch;
  }

  /// The places of one chord's notes: the line's, the kick's, and always the change itself.
  private static List<Onset> onsets(BandView view, int bar, BassBook book, Span span) {
    PulseGrid grid = view.grid(bar);
    Place place = view.place(bar);
    double start = view.timeline().bars().get(bar).start();
    StepPattern pattern = pattern(view, bar, place, book);
    var onsets = new ArrayList<Onset>();
    for (int pulse = 0; pulse < grid.pulses(); pulse++) {
      for (int step = 0; step < StepPattern.STEPS; step++) {
        double beat = start + grid.beatAt(pulse + step / 4.0);
        if (!span.holds(beat) || grid.isTooFine(pulse, step) || isRungOver(span, beat)) {
          continue;
        }
        boolean isChange = span.isChange() && Math.abs(beat - span.from()) < 1e-6;
        char sign =
            sign(
                view,
                bar,
                book,
                pattern.sign(grid, place.bar(), pulse, step),
                beat,
                pulse * 4 + step);
        if (isChange && (sign == '.' || sign == 'x')) {
          sign = 'R';
        }
        if (sign != '.') {
          onsets.add(new Onset(beat, sign, isStrong(grid, pulse, step)));
        }
      }
    }
    if (span.isChange() && (onsets.isEmpty() || onsets.getFirst().beat > span.from() + 1e-6)) {
      onsets.addFirst(new Onset(span.from(), 'R', true));
    }
    return onsets;
  }

  /// Whether a pushed note is still ringing over this beat.
  private static boolean isRungOver(Span span, double beat) {
    double early = beat - span.from();
    return (span.isTied() && early < BassLine.TIE_BEATS - 0.01)
        || (span.push() > 0 && early > 1e-6 && early < span.push() + 0.01);
  }

  private static boolean isStrong(PulseGrid grid, int pulse, int step) {
    return step == 0 && (pulse == 0 || (grid.pulses() % 2 == 0 && pulse % 2 == 0));
  }

  /// What is really played of a sign: chances drawn, the kick asked.
  private static char sign(
      BandView view, int bar, BassBook book, char written, double beat, int index) {
    boolean kick = hasKick(view, bar, beat);
    double roll = view.chance(Seat.BASS, bar, "sign", index, book.memory(), CANON);
    char sign =
        switch (written) {
          case 'r' -> roll < 0.5 ? 'R' : '.';
          case 'f' -> roll < 0.5 ? '5' : '.';
          case 'o' -> roll < 0.5 ? '8' : '.';
          case 't' -> roll < 0.5 ? '3' : '.';
          case 's' -> roll < 0.5 ? '7' : '.';
          case 'p' -> roll < 0.5 ? 'a' : '.';
          case 'g' -> roll < 0.5 ? 'x' : '.';
          case 'k' -> kick ? 'R' : '.';
          default -> written;
        };
    double second = view.chance(Seat.BASS, bar, "lock", index, book.memory(), CANON);
    if (sign == '.') {
      return kick && second < book.follow() ? (second < book.follow() * 0.6 ? 'R' : '5') : '.';
    }
    boolean free = sign == 'a' || sign == 'w' || sign == 'x' || index == 0;
    return !free && !kick && second < book.lock() ? '.' : sign;
  }

  private static boolean hasKick(BandView view, int bar, double beat) {
    for (PlannedNote drum : view.planned(Seat.DRUMS, bar)) {
      if (drum.note().pitch() == KICK && Math.abs(drum.place() - beat) < 1e-6) {
        return true;
      }
    }
    return false;
  }

  private static StepPattern pattern(BandView view, int bar, Place place, BassBook book) {
    List<Layer> lines = book.at(view.intensity(bar));
    if (lines.isEmpty()) {
      return StepPattern.parse("R... ....", "");
    }
    int phrase = bar - place.bar() % PHRASE_BARS;
    double draw = view.chance(Seat.BASS, phrase, "variant", place.bar() % 2, book.memory(), CANON);
    return lines.get(Math.min(lines.size() - 1, (int) (draw * lines.size()))).pattern();
  }
}
