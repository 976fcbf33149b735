// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents;

import java.util.ArrayList;
import java.util.List;
import performia.agents.style.Seat;
import performia.engine.music.Timeline;

/// A band-mate: from what it sees to what it plays. Same view, same seed, same notes; it keeps no
/// state of its own, and sees no clock, thread or audio. Called on the agents thread.
public interface Agent {
  /// The chair it sits in.
  Seat seat();

  /// Works out what can be worked out once for a song and a feel, so that no bar has to wait for
  /// it. Called before the first bar of a performance and whenever it changes; what is already
  /// known costs nothing.
  default void prepare(BandView view) {}

  /// Plans one bar: writes every note whose place lies in it. The parts of this bar seated before
  /// it are in the view, and everybody's earlier bars.
  ///
  /// @param bar index into the timeline's bars
  void plan(BandView view, int bar, BarWriter out);

  /// Writes the notes that start in the window, in no promised order.
  ///
  /// @param fromBeat first beat of the song, inclusive
  /// @param toBeat last, exclusive
  default void play(BandView view, double fromBeat, double toBeat, List<PlannedNote> out) {
    for (Timeline.PlayedBar bar : view.timeline().bars()) {
      if (bar.end() + BarWriter.REACH_BEATS < fromBeat
          || bar.start() - BarWriter.REACH_BEATS >= toBeat
          || !view.plays(seat(), bar.index())) {
        continue;
      }
      var notes = new ArrayList<PlannedNote>();
      plan(view, bar.index(), new BarWriter(view, seat(), bar.index(), notes));
      for (PlannedNote planned : notes) {
        if (planned.note().beat() >= fromBeat && planned.note().beat() < toBeat) {
          out.add(planned);
        }
      }
    }
  }
}
