// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents;

import java.util.Set;
import performia.agents.style.Feel;
import performia.agents.style.Seat;
import performia.engine.music.Timeline;

/// What the band is asked to play: song, feel, arc, chance and who is there. Immutable; any thread.
///
/// @param timeline the song as played, intro and ending among its passes (see [Arrangement])
/// @param feel how
/// @param arc how intense, bar by bar
/// @param seed equal seeds give equal takes
/// @param seats the parts that are played by agents
/// @param countIn whether the drummer counts one bar before beat 0
public record Performance(
    Timeline timeline, Feel feel, Arc arc, long seed, Set<Seat> seats, boolean countIn) {
  public Performance {
    seats = Set.copyOf(seats);
    if (arc.bars() != timeline.bars().size()) {
      throw new IllegalArgumentException(
          "an arc of " + arc.bars() + " bars for a song of " + timeline.bars().size());
    }
  }

  /// The same with another arc.
  public Performance withArc(Arc newArc) {
    return new Performance(timeline, feel, newArc, seed, seats, countIn);
  }

  /// The same in another feel.
  public Performance withFeel(Feel newFeel) {
    return new Performance(timeline, newFeel, arc, seed, seats, countIn);
  }
}
