// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents;

import java.util.List;
import performia.agents.style.PulseGrid;
import performia.agents.style.Seat;
import performia.agents.style.SeatStyle;
import performia.agents.style.StepPattern;
import performia.engine.music.Note;
import performia.engine.music.Timeline;

/// Where an agent writes the bar it plans: it gives the place it means, and the feel's pocket and a
/// human hand are laid on here, for all seats alike. Agents thread.
///
/// Timing has three layers, as measured on drummers: a steady place ahead of or behind the beat, a
/// habit for every step of the pulse, and a slow wander with a little unsteadiness on top.
public final class BarWriter {
  /// No note is played further than this from its place.
  public static final double REACH_BEATS = 0.5;

  /// Faster than this, timing shrinks with the beat: how unsteady a player is goes with the length
  /// of what is counted (Weber's law).
  private static final double STEADY_TEMPO = 120;

  private static final double WANDER = 0.9;
  private static final double UNSTEADY = 0.55;
  private static final double VELOCITY_SPREAD = 0.05;

  private final BandView view;
  private final Seat seat;
  private final Timeline.PlayedBar bar;
  private final PulseGrid grid;
  private final SeatStyle style;
  private final double beatsPerMs;
  private final double beatsPerDelayMs;
  private final List<PlannedNote> notes;

  BarWriter(BandView view, Seat seat, int bar, List<PlannedNote> notes) {
    this.view = view;
    this.seat = seat;
    this.bar = view.timeline().bars().get(bar);
    this.grid = view.grid(bar);
    this.style = view.feel().seat(seat);
    this.beatsPerMs = Math.min(view.tempo(bar), STEADY_TEMPO) / 60_000;
    this.beatsPerDelayMs = view.tempo(bar) / 60_000;
    this.notes = notes;
  }

  /// Adds a note at a place in pulses from the start of the bar, such as 2.5.
  ///
  /// @param lengthBeats above 0
  /// @param velocity 0..1 before the hand's unevenness
  public void place(double place, double lengthBeats, int pitch, double velocity) {
    note(bar.start() + grid.beatAt(place), 0, lengthBeats, pitch, velocity);
  }

  /// Adds a note at a beat of the song that is already swung.
  public void note(double beat, double lengthBeats, int pitch, double velocity) {
    note(beat, 0, lengthBeats, pitch, velocity);
  }

  /// Adds a note that is spread from its place, such as a string of a strum.
  ///
  /// @param delayMs milliseconds after the place
  public void note(double beat, double delayMs, double lengthBeats, int pitch, double velocity) {
    int step = grid.stepNear(beat - bar.start());
    long key =
        Chance.mix(view.key(seat, bar.index(), "time"), Math.round((beat - bar.start()) * 960));
    double ms =
        style.meanMs()
            + style.stepMs().get(step % StepPattern.STEPS)
            + style.spreadMs() * (WANDER * wander(beat) + UNSTEADY * Chance.bell(key))
            + 0.15 * style.spreadMs() * Chance.bell(Chance.mix(key, pitch));
    double shift =
        Math.max(-REACH_BEATS, Math.min(REACH_BEATS, ms * beatsPerMs + delayMs * beatsPerDelayMs));
    double hand = 1 + VELOCITY_SPREAD * Chance.bell(Chance.mix(key, pitch + 1000));
    double force = Math.max(1.0 / 127, Math.min(1, velocity * hand));
    notes.add(
        new PlannedNote(beat, new Note(beat + shift, Math.max(0.02, lengthBeats), pitch, force)));
  }

  /// A line through one chance number per beat: what a player drifts to in one beat is still there
  /// in the next.
  private double wander(double beat) {
    long whole = (long) Math.floor(beat);
    long key = Chance.mix(Chance.mix(view.seed(), seat.index()), 77);
    double here = Chance.bell(Chance.mix(key, whole));
    double there = Chance.bell(Chance.mix(key, whole + 1));
    return here + (beat - whole) * (there - here);
  }
}
