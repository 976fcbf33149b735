// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import performia.engine.sampler.kernel.Lanes;

/// Finds a lane for a new voice, and makes room when too many sound: the voice least missed fades,
/// in a lane that stays its own until then. Audio thread.
final class Room {
  private final int polyphony;
  private final Seats seats;
  private final Voices voices;
  private final Quanta quanta;
  private final Thief thief;
  private final int[] fadingLanes;
  private final long[] fadingNotes;
  private int fadingFirst;
  private int fadingCount;

  /// @param polyphony how many voices may sound beside those that fade
  Room(int polyphony, int lanes, Seats seats, Voices voices, Quanta quanta, Thief thief) {
    this.polyphony = polyphony;
    this.seats = seats;
    this.voices = voices;
    this.quanta = quanta;
    this.thief = thief;
    fadingLanes = new int[lanes];
    fadingNotes = new long[lanes];
  }

  /// A lane that nobody sits in.
  ///
  /// @param kind what sort of seat is wanted, of [Seats]
  /// @param note whose parts are to stay
  int make(int kind, long note) {
    if (seats.count() - quanta.fading() >= polyphony) {
      rob(note);
    }
    int lane = seats.take(kind);
    if (lane == Voices.NOBODY) {
      quanta.free(mostFaded());
      lane = seats.take(kind);
    }
    return lane;
  }

  private void rob(long note) {
    int victim = thief.steal(quanta.at(), note);
    if (victim == Voices.NOBODY) {
      return;
    }
    quanta.fade(victim);
    if (!voices.fading[victim]) {
      return; // it had not begun yet, and has gone
    }
    if (fadingCount == fadingLanes.length) {
      fadingFirst = (fadingFirst + 1) % fadingLanes.length;
      fadingCount--;
    }
    int last = (fadingFirst + fadingCount++) % fadingLanes.length;
    fadingLanes[last] = victim;
    fadingNotes[last] = voices.note[victim];
  }

  /// Every spare lane still fades: the one that was stolen first has faded most.
  private int mostFaded() {
    while (fadingCount > 0) {
      int lane = fadingLanes[fadingFirst];
      long note = fadingNotes[fadingFirst];
      fadingFirst = (fadingFirst + 1) % fadingLanes.length;
      fadingCount--;
      if (voices.fading[lane] && voices.note[lane] == note) {
        return lane;
      }
    }
    return seats.next(0) * Lanes.LANES; // all seats are taken, so the first is
  }

  /// Forgets who fades; nobody does.
  void clear() {
    fadingFirst = 0;
    fadingCount = 0;
  }
}
