// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import org.jspecify.annotations.Nullable;
import performia.agents.Band;
import performia.agents.Performance;
import performia.agents.style.Seat;
import performia.engine.concurrent.EventRing;
import performia.engine.concurrent.Handoff;
import performia.engine.concurrent.Worker;
import performia.engine.event.EventRecord;
import performia.engine.event.NoteEvent;
import performia.engine.music.Note;
import performia.engine.time.Position;

/// The band at work: looks where the transport is, commits what is due within the look-ahead, packs
/// it for the audio thread. Agents thread, or stepped by the offline back end.
final class BandWorker implements Worker, Band.Sink {
  /// Far enough for the slowest round of this thread, near enough for a change of mind to be heard
  /// in the next bar.
  private static final double LOOK_AHEAD_SECONDS = 0.4;

  private final Band band;
  private final Position position;
  private final EventRing ring;
  private final Band.Sink witness;
  private final int[] partOfSeat = new int[Seat.values().length];
  private final long[] record = new long[EventRecord.LONGS];
  private final Handoff<Performance> changes = new Handoff<>();
  private int epoch;

  /// @param band from its beginning
  /// @param parts seats in the order of the engine's parts
  /// @param position this worker's own view of the transport
  /// @param ring the engine's
  /// @param witness sees every note that is committed
  BandWorker(
      Band band, java.util.List<Seat> parts, Position position, EventRing ring, Band.Sink witness) {
    this.band = band;
    this.position = position;
    this.ring = ring;
    this.witness = witness;
    for (Seat seat : Seat.values()) {
      partOfSeat[seat.index()] = parts.indexOf(seat);
    }
    position.update();
    epoch = position.epoch();
  }

  /// Another intensity or feel, from the first bar that is still open. Session thread.
  void change(Performance performance) {
    changes.put(performance);
  }

  @Override
  public int work() {
    position.update();
    @Nullable Performance changed = changes.take();
    if (changed != null) {
      band.revise(changed);
    }
    if (position.epoch() != epoch) {
      epoch = position.epoch();
      band.locate(position.beat());
    }
    double ahead = LOOK_AHEAD_SECONDS * position.tempo() / 60;
    double to = position.beat() + ahead;
    if (to <= band.committedBeat() || ring.size() > ring.capacity() / 2) {
      return 0;
    }
    band.commit(to, this);
    return 1;
  }

  @Override
  public void note(Seat seat, Note note) {
    int part = partOfSeat[seat.index()];
    if (part < 0) {
      return;
    }
    NoteEvent.write(
        record, note.beat(), part, note.pitch(), (float) note.velocity(), note.length(), epoch);
    ring.offer(record);
    witness.note(seat, note);
  }
}
