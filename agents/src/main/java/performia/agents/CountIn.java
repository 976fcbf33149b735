// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents;

import java.util.ArrayList;
import java.util.List;
import performia.agents.style.PulseGrid;
import performia.engine.music.Note;

/// The drummer's sticks before the first bar: one click to every pulse. Stateless; any thread.
final class CountIn {
  private static final int STICKS = 31;

  private CountIn() {}

  /// Length of the count-in: one bar of the song's first metre, or two when that is shorter than
  /// three pulses.
  static double beats(Performance performance) {
    return bars(performance) * grid(performance).lengthBeats();
  }

  static List<Note> notes(Performance performance) {
    PulseGrid grid = grid(performance);
    int bars = bars(performance);
    var notes = new ArrayList<Note>();
    for (int bar = bars; bar > 0; bar--) {
      for (int pulse = 0; pulse < grid.pulses(); pulse++) {
        double beat = -bar * grid.lengthBeats() + grid.beatAt(pulse);
        notes.add(new Note(beat, 0.1, STICKS, pulse == 0 ? 0.85 : 0.7));
      }
    }
    return notes;
  }

  private static int bars(Performance performance) {
    return grid(performance).pulses() < 3 ? 2 : 1;
  }

  private static PulseGrid grid(Performance performance) {
    return performance
        .feel()
        .grid(
            performance.timeline().bars().getFirst().written().meter(),
            performance.timeline().song().tempo());
  }
}
