// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents;

import performia.engine.music.Chord;
import performia.engine.music.ChordChange.Attack;

/// A stretch of one bar in which one chord is heard, pushes counted in. Immutable; any thread.
///
/// @param index index of the chord in the timeline
/// @param from first beat of the song inside the bar
/// @param to beat after the last inside the bar
/// @param until where the chord really ends, which may be bars later
/// @param chord what sounds
/// @param next what sounds after it; the same chord at the end of the song
/// @param attack how everybody plays it
/// @param isChange whether the chord begins here, rather than going on from the bar before
/// @param push how much earlier than written it begins; 0 unless everybody hits it early
/// @param isTied whether it was pushed into the bar before, so that the first beat of this bar is
///   already played
public record Span(
    int index,
    double from,
    double to,
    double until,
    Chord chord,
    Chord next,
    Attack attack,
    boolean isChange,
    double push,
    boolean isTied) {

  /// Whether the feel is suspended here: one hit for all, and then rest or ringing.
  public boolean isHit() {
    return attack != Attack.FREE;
  }

  /// Whether everybody marks the first beat of this span together.
  public boolean isAccent() {
    return isChange && (push > 0 || isHit());
  }

  public boolean holds(double beat) {
    return beat >= from - 1e-6 && beat < to - 1e-6;
  }
}
