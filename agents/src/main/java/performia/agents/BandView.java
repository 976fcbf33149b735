// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import performia.agents.style.Feel;
import performia.agents.style.PulseGrid;
import performia.agents.style.Seat;
import performia.engine.music.Chord;
import performia.engine.music.ChordChange.Attack;
import performia.engine.music.Timeline;
import performia.engine.time.TempoMap;

/// What an agent sees: the song, the feel, the intensity, and what is planned already. Agents
/// thread; the agents only read it.
public final class BandView {
  private final Performance performance;
  private final Plan plan;
  private final double[] tempi;
  private final PulseGrid[] grids;
  private final @Nullable List<Span>[] spans;

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of lists has no other spelling
  BandView(Performance performance, Plan plan) {
    this.performance = performance;
    this.plan = plan;
    List<Timeline.PlayedBar> bars = timeline().bars();
    tempi = new double[bars.size()];
    grids = new PulseGrid[bars.size()];
    spans = new List[bars.size()];
    TempoMap map = TempoMap.of(timeline());
    for (int i = 0; i < tempi.length; i++) {
      tempi[i] = map.tempoAt(bars.get(i).start());
      boolean same =
          i > 0
              && tempi[i] == tempi[i - 1]
              && bars.get(i).written().meter().equals(grids[i - 1].meter());
      grids[i] = same ? grids[i - 1] : feel().grid(bars.get(i).written().meter(), tempi[i]);
    }
  }

  public Timeline timeline() {
    return performance.timeline();
  }

  public Feel feel() {
    return performance.feel();
  }

  public long seed() {
    return performance.seed();
  }

  /// Intensity of a bar, 0..1.
  public double intensity(int bar) {
    return performance.arc().at(bar);
  }

  /// Quarter notes a minute in a bar.
  public double tempo(int bar) {
    return tempi[bar];
  }

  /// The bar as pulses and steps, swung.
  public PulseGrid grid(int bar) {
    return grids[bar];
  }

  /// Where in the form a bar lies.
  public Place place(int bar) {
    Timeline.PlayedBar played = timeline().bars().get(bar);
    Timeline.PlayedPass pass = timeline().passOf(played);
    return new Place(
        pass.label(),
        pass.occurrence(),
        pass.occurrences(),
        pass.index(),
        timeline().passes().size(),
        played.indexInPass(),
        pass.endBar() - pass.firstBar());
  }

  /// Whether this seat is in the band at all.
  public boolean isPresent(Seat seat) {
    return performance.seats().contains(seat);
  }

  /// Whether this seat plays in this bar, rather than laying out; settled for a whole pass.
  public boolean plays(Seat seat, int bar) {
    Place place = place(bar);
    int first = bar - place.bar();
    return isPresent(seat) && (place.isEnding() || intensity(first) >= feel().seat(seat).enters());
  }

  /// What a seat plans in a bar, in order of writing; empty when it does not play, is seated later,
  /// or the bar lies outside what is planned.
  public List<PlannedNote> planned(Seat seat, int bar) {
    return plan.notes(seat, bar);
  }

  /// A key for chance that is the same only for this very bar of this pass.
  public long key(Seat seat, int bar, String purpose) {
    Place place = place(bar);
    return Chance.mix(Chance.mix(kinKey(seat, bar, purpose), place.occurrence()), 17);
  }

  /// A key for chance that equal bars of all passes of a label share.
  public long kinKey(Seat seat, int bar, String purpose) {
    Place place = place(bar);
    long key = Chance.mix(labelKey(seat, place.label(), purpose), place.bar());
    return Chance.mix(key, 3);
  }

  /// A key for chance that a whole section shares, in all its passes.
  public long labelKey(Seat seat, String label, String purpose) {
    long key = Chance.mix(performance.seed(), seat.index());
    return Chance.mix(Chance.mix(key, label.hashCode()), purpose.hashCode());
  }

  /// A number 0..1 that equal bars of a label share as often as `memory` says, and else draw anew:
  /// the second time is related, not copied.
  ///
  /// @param memory 0 always new .. 1 always the same
  public double chance(Seat seat, int bar, String purpose, int index, double memory) {
    long own = Chance.mix(key(seat, bar, purpose), index);
    return Chance.of(Chance.mix(own, 5)) < memory
        ? Chance.of(Chance.mix(kinKey(seat, bar, purpose), index))
        : Chance.of(own);
  }

  /// As [#chance], but of what equal bars of a label share, `canon` parts in one are the same for
  /// every seed as well: another take, by the same player.
  public double chance(Seat seat, int bar, String purpose, int index, double memory, double canon) {
    Place place = place(bar);
    long key = Chance.mix(Chance.mix(place.label().hashCode(), place.bar()), purpose.hashCode());
    long shared = Chance.mix(Chance.mix(key, seat.index()), index);
    long kin = Chance.mix(kinKey(seat, bar, purpose), index);
    long own = Chance.mix(key(seat, bar, purpose), index);
    if (Chance.of(Chance.mix(own, 5)) >= memory) {
      return Chance.of(own);
    }
    return Chance.of(Chance.mix(shared, 6)) < canon ? Chance.of(shared) : Chance.of(kin);
  }

  /// The chords heard in a bar, pushes counted in, in order and without gaps.
  public List<Span> spans(int bar) {
    List<Span> known = spans[bar];
    if (known == null) {
      known = heard(bar);
      spans[bar] = known;
    }
    return known;
  }

  /// The span of the bar that holds this beat of the song.
  public Span spanAt(int bar, double beat) {
    List<Span> all = spans(bar);
    for (Span span : all) {
      if (beat < span.to() - 1e-6) {
        return span;
      }
    }
    return all.getLast();
  }

  private List<Span> heard(int bar) {
    Timeline.PlayedBar played = timeline().bars().get(bar);
    List<Timeline.PlayedChord> chords = timeline().chords();
    var found = new ArrayList<Span>();
    int i = timeline().chordAt(played.start()).index();
    while (i < chords.size() && soundsFrom(i) < played.end() - 1e-6) {
      double from = soundsFrom(i);
      double until = i + 1 < chords.size() ? soundsFrom(i + 1) : timeline().end();
      if (until > played.start() + 1e-6 && until > from + 1e-6) {
        Timeline.PlayedChord chord = chords.get(i);
        boolean isChange = from >= played.start() - 1e-6;
        Chord next = i + 1 < chords.size() ? chords.get(i + 1).chord() : chord.chord();
        boolean silent = chord.chord().isNone();
        found.add(
            new Span(
                i,
                Math.max(from, played.start()),
                Math.min(until, played.end()),
                until,
                chord.chord(),
                next,
                silent ? Attack.FREE : chord.written().attack(),
                isChange,
                isChange && !silent ? chord.written().push() : 0,
                !isChange && !silent && chord.start() >= played.start() - 1e-6));
      }
      i++;
    }
    return List.copyOf(found);
  }

  /// The beat a chord is heard from: pushed, and swung with its bar.
  private double soundsFrom(int chord) {
    Timeline.PlayedChord played = timeline().chords().get(chord);
    double heard = played.heard();
    if (chord == 0 || heard < timeline().chords().get(chord - 1).start()) {
      heard = played.start();
    }
    Timeline.PlayedBar bar = timeline().barAt(heard);
    return bar.start() + grids[bar.index()].swung(heard - bar.start());
  }
}
