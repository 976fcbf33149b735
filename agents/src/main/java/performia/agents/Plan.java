// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents;

import java.util.ArrayList;
import java.util.List;
import performia.agents.style.Seat;

/// What the band means to play, bar by bar, as data. Written by the band on the agents thread; a
/// [#snapshot] is free for any thread.
public final class Plan {
  /// One seat's bar. Immutable.
  ///
  /// @param bar index into the timeline's bars
  public record BarPart(int bar, Seat seat, List<PlannedNote> notes) {
    public BarPart {
      notes = List.copyOf(notes);
    }
  }

  private final List<List<List<PlannedNote>>> bars = new ArrayList<>();
  private int first;

  Plan(int firstBar) {
    first = firstBar;
  }

  /// Index of the first planned bar.
  public int firstBar() {
    return first;
  }

  /// Index after the last bar that everybody has planned.
  public int endBar() {
    return first + bars.size();
  }

  /// What a seat plans in a bar; empty outside the plan.
  public List<PlannedNote> notes(Seat seat, int bar) {
    int i = bar - first;
    if (i < 0 || i >= bars.size() || seat.index() >= bars.get(i).size()) {
      return List.of();
    }
    return bars.get(i).get(seat.index());
  }

  /// The plan from a bar on, immutable.
  public List<BarPart> snapshot(int fromBar) {
    var parts = new ArrayList<BarPart>();
    for (int bar = Math.max(first, fromBar); bar < endBar(); bar++) {
      for (Seat seat : Seat.values()) {
        parts.add(new BarPart(bar, seat, notes(seat, bar)));
      }
    }
    return List.copyOf(parts);
  }

  /// Opens the next bar; seats are added in seating order.
  void openBar() {
    bars.add(new ArrayList<>());
  }

  void seat(List<PlannedNote> notes) {
    bars.getLast().add(List.copyOf(notes));
  }

  /// Forgets every bar from this one on.
  void cut(int bar) {
    while (endBar() > bar && !bars.isEmpty()) {
      bars.removeLast();
    }
  }

  /// Forgets bars before this one, and starts again there when none is left.
  void forget(int bar) {
    while (first < bar && !bars.isEmpty()) {
      bars.removeFirst();
      first++;
    }
    if (bars.isEmpty()) {
      first = bar;
    }
  }
}
