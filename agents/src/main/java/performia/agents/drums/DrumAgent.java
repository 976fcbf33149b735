// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.drums;

import org.jspecify.annotations.Nullable;
import performia.agents.Agent;
import performia.agents.BandView;
import performia.agents.BarWriter;
import performia.agents.Place;
import performia.agents.Span;
import performia.agents.style.Feel;
import performia.agents.style.PulseGrid;
import performia.agents.style.Seat;
import performia.agents.style.StepPattern;
import performia.engine.music.ChordChange.Attack;

/// The drummer: the feel's groove at the bar's intensity, a fill out of every section, a cymbal
/// into the next, and everybody's pushes, stops and holds. Agents thread.
public final class DrumAgent implements Agent {
  private static final double STROKE_BEATS = 0.12;
  private static final double CYMBAL_BEATS = 1.0;
  private static final double SOFTEST = 0.36;
  private static final double LOUDEST = 0.94;
  private static final double N_C_LEVEL = 0.7;

  private @Nullable Feel feel;
  private DrumBook book = DrumBook.EMPTY;

  @Override
  public Seat seat() {
    return Seat.DRUMS;
  }

  @Override
  public void prepare(BandView view) {
    book(view.feel());
  }

  @Override
  public void plan(BandView view, int bar, BarWriter out) {
    DrumBook known = book(view.feel());
    Place place = view.place(bar);
    PulseGrid grid = view.grid(bar);
    double intensity = view.intensity(bar);
    DrumBar strokes = Groove.of(known, view, bar);
    boolean fills = place.isLast() && !place.isEnding() && place.bars() > 1;
    if (fills) {
      strokes = Filling.fill(known, strokes, view, bar);
    }
    if (place.isFirst() && !place.isEnding()) {
      arrive(strokes, known, intensity, place);
    }
    double start = view.timeline().bars().get(bar).start();
    for (Span span : view.spans(bar)) {
      obey(strokes, span, grid, start, intensity, known);
    }
    strokes.makePlayable();
    write(strokes, intensity, known, out);
  }

  @SuppressWarnings("ReferenceEquality") // a memo of what was read last, not a question of worth
  private DrumBook book(Feel wanted) {
    if (feel != wanted) {
      book = DrumBook.read(wanted.text(Seat.DRUMS));
      feel = wanted;
    }
    return book;
  }

  /// A section begins: a cymbal with the kick under it, unless it is quiet.
  private static void arrive(DrumBar strokes, DrumBook book, double intensity, Place place) {
    if (intensity >= book.crashFrom() && (place.pass() > 0 || intensity > 0.5)) {
      strokes.set(Piece.HAT, 0, 0);
      strokes.set(Piece.RIDE, 0, 0);
      strokes.set(Piece.OPEN, 0, 0);
      strokes.set(Piece.CRASHRIDE, 0, 0);
      strokes.strike(Piece.CRASH, 0, Groove.ACCENT);
      strokes.strike(Piece.KICK, 0, Groove.FULL);
    }
  }

  /// Does what the whole band does in this span: rests, hits, rings, or comes in early.
  private static void obey(
      DrumBar strokes,
      Span span,
      PulseGrid grid,
      double barStart,
      double intensity,
      DrumBook book) {
    int from = stepAt(grid, span.from() - barStart);
    int to = stepAt(grid, span.to() - barStart);
    if (span.chord().isNone()) {
      thin(strokes, from, to);
      return;
    }
    if (span.isHit()) {
      strokes.clear(from, to);
    } else if (span.isTied()) {
      strokes.set(Piece.KICK, from, 0);
      strokes.set(Piece.CRASH, from, 0);
    } else if (span.isAccent()) {
      // The push takes the weight; the written beat keeps only its time.
      for (int step = from; step < Math.min(strokes.steps(), from + 4); step++) {
        strokes.set(Piece.KICK, step, 0);
        strokes.set(Piece.CRASH, step, 0);
      }
    }
    if (span.isAccent() && from < strokes.steps()) {
      boolean loud = intensity >= book.crashFrom() || span.attack() == Attack.HOLD;
      strokes.set(Piece.HAT, from, 0);
      strokes.set(Piece.RIDE, from, 0);
      strokes.strike(Piece.KICK, from, Groove.ACCENT);
      if (span.attack() == Attack.STOP) {
        strokes.strike(Piece.SNARE, from, Groove.FULL);
        strokes.strike(loud ? Piece.OPEN : Piece.HAT, from, Groove.FULL);
      } else {
        strokes.strike(loud ? Piece.CRASH : Piece.RIDE, from, Groove.ACCENT);
      }
    }
  }

  /// No chord: the time goes on lightly, without the weight.
  private static void thin(DrumBar strokes, int from, int to) {
    for (int step = from; step < Math.min(to, strokes.steps()); step++) {
      for (Piece piece : Piece.values()) {
        double level = strokes.level(piece, step);
        if (level > 0) {
          boolean stays = piece.keepsTime() || piece == Piece.PEDAL || piece == Piece.RIM;
          strokes.set(piece, step, stays ? level * N_C_LEVEL : 0);
        }
      }
      if (step % StepPattern.STEPS == 0) {
        strokes.strike(Piece.PEDAL, step, Groove.GHOST);
      }
    }
  }

  private static int stepAt(PulseGrid grid, double beatInBar) {
    if (beatInBar >= grid.lengthBeats() - 1e-6) {
      return grid.pulses() * StepPattern.STEPS;
    }
    int pulse = grid.pulseAt(beatInBar);
    int step = grid.stepNear(beatInBar);
    boolean wrapped = step == 0 && grid.beatAt(pulse + 0.5) < beatInBar;
    return (wrapped ? pulse + 1 : pulse) * StepPattern.STEPS + step;
  }

  private static void write(DrumBar strokes, double intensity, DrumBook book, BarWriter out) {
    double force = SOFTEST + (LOUDEST - SOFTEST) * intensity;
    for (int step = 0; step < strokes.steps(); step++) {
      for (Piece piece : Piece.values()) {
        double level = strokes.level(piece, step);
        if (level > 0) {
          int snare = strokes.isFill(step) ? book.openSnare(intensity) : book.snare(intensity);
          int pitch = piece == Piece.SNARE ? snare : piece.pitch();
          boolean rings = piece == Piece.CRASH || piece == Piece.SECOND;
          out.place(
              (double) step / StepPattern.STEPS,
              rings ? CYMBAL_BEATS : STROKE_BEATS,
              pitch,
              Math.min(1, level * force));
        }
      }
    }
  }
}
