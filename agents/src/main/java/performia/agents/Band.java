// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import performia.agents.style.Seat;
import performia.engine.music.Note;
import performia.engine.music.Timeline;

/// The agents together: asks them bar by bar in seating order, a little ahead, and hands over what
/// is due. What was handed over is never revised; what was not may be. One thread at a time.
public final class Band {
  /// Receives what is committed, in order of beat.
  public interface Sink {
    void note(Seat seat, Note note);
  }

  private record Due(Seat seat, Note note) {}

  private static final Comparator<Due> ORDER =
      Comparator.comparingDouble((Due due) -> due.note.beat())
          .thenComparing(Due::seat)
          .thenComparingInt(due -> due.note.pitch());

  private static final int KEPT_BARS = 8;

  private final List<Agent> agents;
  private Performance performance;
  private Plan plan;
  private BandView view;
  private double committed;
  private boolean fresh = true;

  /// @param agents in any order, at most one to a seat
  /// @param performance what is played first, from its beginning
  public Band(List<Agent> agents, Performance performance) {
    var bySeat = new EnumMap<Seat, Agent>(Seat.class);
    for (Agent agent : agents) {
      if (bySeat.put(agent.seat(), agent) != null) {
        throw new IllegalArgumentException("two agents in seat " + agent.seat());
      }
    }
    this.agents = List.copyOf(bySeat.values());
    this.performance = performance;
    plan = new Plan(0);
    view = prepared(performance);
    committed = performance.countIn() ? -CountIn.beats(performance) : 0;
  }

  /// Everything that is planned; read it on this thread, or give its snapshot away.
  public Plan plan() {
    return plan;
  }

  public Performance performance() {
    return performance;
  }

  /// Everything before this beat has been handed over.
  public double committedBeat() {
    return committed;
  }

  /// Plans as far as needed and hands over every note that starts before this beat and was not
  /// handed over yet.
  public void commit(double toBeat, Sink sink) {
    if (toBeat <= committed) {
      return;
    }
    planTo(toBeat + BarWriter.REACH_BEATS);
    var due = new ArrayList<Due>();
    for (int bar = plan.firstBar(); bar < plan.endBar(); bar++) {
      Timeline.PlayedBar played = performance.timeline().bars().get(bar);
      if (played.start() - BarWriter.REACH_BEATS >= toBeat
          || played.end() + BarWriter.REACH_BEATS < committed) {
        continue;
      }
      for (Agent agent : agents) {
        collect(agent.seat(), bar, toBeat, due);
      }
    }
    if (performance.countIn() && committed < 0) {
      for (Note note : CountIn.notes(performance)) {
        if (note.beat() >= committed && note.beat() < toBeat) {
          due.add(new Due(Seat.DRUMS, note));
        }
      }
    }
    due.sort(ORDER);
    for (Due one : due) {
      sink.note(one.seat, one.note);
    }
    committed = toBeat;
    fresh = false;
    Timeline.PlayedBar here = performance.timeline().barAt(committed);
    plan.forget(Math.max(plan.firstBar(), here.index() - KEPT_BARS));
  }

  /// Plans, without handing anything over, every bar that begins before this beat.
  public void planAhead(double toBeat) {
    planTo(toBeat);
  }

  /// Goes on from another beat, as after a jump of the transport; nothing earlier is handed over.
  public void locate(double beat) {
    committed = beat;
    fresh = true;
    plan = new Plan(performance.timeline().barAt(beat).index());
    view = prepared(performance);
  }

  /// Plans anew, for another intensity, feel or form, every bar of which nothing has been handed
  /// over.
  public void revise(Performance changed) {
    performance = changed;
    int bar = firstFreeBar();
    plan.cut(bar);
    view = prepared(changed);
  }

  /// Everything the band plays, ordered by beat within every seat.
  public static Map<Seat, List<Note>> perform(List<Agent> agents, Performance performance) {
    Band band = new Band(agents, performance);
    var parts = new EnumMap<Seat, List<Note>>(Seat.class);
    for (Seat seat : performance.seats()) {
      parts.put(seat, new ArrayList<>());
    }
    band.commit(
        performance.timeline().end() + 1,
        (seat, note) -> parts.computeIfAbsent(seat, s -> new ArrayList<>()).add(note));
    parts.replaceAll((seat, notes) -> List.copyOf(notes));
    return parts;
  }

  private void collect(Seat seat, int bar, double toBeat, List<Due> due) {
    for (PlannedNote planned : plan.notes(seat, bar)) {
      Note note = planned.note();
      if (fresh && note.beat() < committed && planned.place() >= committed - 1e-6) {
        // Meant for the very first beat, but early by a hair: nothing can sound before the start.
        note = new Note(committed, note.length(), note.pitch(), note.velocity());
      }
      if (note.beat() >= committed && note.beat() < toBeat) {
        due.add(new Due(seat, note));
      }
    }
  }

  private BandView prepared(Performance next) {
    BandView fresh = new BandView(next, plan);
    for (Agent agent : agents) {
      if (fresh.isPresent(agent.seat())) {
        agent.prepare(fresh);
      }
    }
    return fresh;
  }

  private int firstFreeBar() {
    List<Timeline.PlayedBar> bars = performance.timeline().bars();
    int bar = plan.firstBar();
    while (bar < plan.endBar()
        && bar < bars.size()
        && bars.get(bar).start() - BarWriter.REACH_BEATS < committed) {
      bar++;
    }
    return bar;
  }

  private void planTo(double beat) {
    List<Timeline.PlayedBar> bars = performance.timeline().bars();
    while (plan.endBar() < bars.size() && bars.get(plan.endBar()).start() < beat) {
      int bar = plan.endBar();
      plan.openBar();
      for (Seat seat : Seat.values()) {
        var notes = new ArrayList<PlannedNote>();
        for (Agent agent : agents) {
          if (agent.seat() == seat && view.plays(seat, bar)) {
            agent.plan(view, bar, new BarWriter(view, seat, bar, notes));
          }
        }
        plan.seat(notes);
      }
    }
  }
}
