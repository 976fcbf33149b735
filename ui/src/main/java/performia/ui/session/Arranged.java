// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.List;
import performia.agents.Performance;
import performia.agents.style.Seat;

/// A song ready to be played: what the band is asked, and who sits where. Immutable; any thread.
///
/// @param chosen the song as it was found
/// @param performance the song as it is played
/// @param seats in the order of the engine's parts
/// @param arrangement as asked, its seed settled
record Arranged(
    ChosenSong chosen, Performance performance, List<Seat> seats, Arrangement arrangement) {
  Arranged {
    seats = List.copyOf(seats);
  }

  String title() {
    return performance.timeline().song().title();
  }

  double seconds() {
    var timeline = performance.timeline();
    return performia.engine.time.TempoMap.of(timeline).secondsAt(timeline.end());
  }
}
