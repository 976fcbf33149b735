// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import performia.agents.style.Seat;
import performia.engine.concurrent.EventRing;
import performia.engine.concurrent.Handoff;
import performia.engine.concurrent.Worker;
import performia.engine.event.EventRecord;
import performia.engine.event.NoteEvent;
import performia.engine.music.Note;
import performia.engine.time.Position;
import performia.engine.time.Transport;

/// The band at work: follows the transport and commits notes a little ahead of it. [#work] is
/// called on the agents thread; [#perform] and [#shown] are for the session and the screen.
///
/// After a stop or a locate it starts afresh from where the transport stands, under the new epoch,
/// so that the first notes are waiting when it plays.
public final class BandWorker implements Worker {
  /// What the band means to play, for the screen. Immutable.
  ///
  /// @param performance what is played
  /// @param committedBeat everything before it is settled
  /// @param parts the bars from the one being played on, in order of bar and seat
  public record Shown(Performance performance, double committedBeat, List<Plan.BarPart> parts) {}

  private static final double SHOWN_BEATS = 16;

  private final Position position;
  private final EventRing ring;
  private final int[] partOf = new int[Seat.values().length];
  private final double lookAheadSeconds;
  private final Band band;
  private final Handoff<Performance> wanted = new Handoff<>();
  private final long[] record = new long[EventRecord.LONGS];

  private int epoch;
  private int written;
  private volatile Shown shown;

  /// @param transport the clock that is followed
  /// @param ring takes the notes; only this worker offers to it
  /// @param partOf the engine's part of every seat
  /// @param agents the band
  /// @param first what is played first
  /// @param lookAheadSeconds how far ahead notes are settled, such as 0.2
  public BandWorker(
      Transport transport,
      EventRing ring,
      Map<Seat, Integer> partOf,
      List<Agent> agents,
      Performance first,
      double lookAheadSeconds) {
    if (!(lookAheadSeconds > 0 && lookAheadSeconds <= 10)) {
      throw new IllegalArgumentException("look-ahead of " + lookAheadSeconds + " s (0..10)");
    }
    position = new Position(transport);
    this.ring = ring;
    this.lookAheadSeconds = lookAheadSeconds;
    for (Seat seat : Seat.values()) {
      this.partOf[seat.index()] = partOf.getOrDefault(seat, seat.index());
    }
    band = new Band(agents, first);
    epoch = position.epoch();
    band.locate(position.beat());
    shown = new Shown(first, band.committedBeat(), List.of());
  }

  /// Asks for another song, feel, arc or form, from the next bar on that nothing has been played
  /// of; the newest wish wins. One thread, the session's.
  public void perform(Performance next) {
    wanted.put(next);
  }

  /// What is played and meant to be played. Any thread.
  public Shown shown() {
    return shown;
  }

  @Override
  public int work() {
    position.update();
    @Nullable Performance next = wanted.take();
    boolean located = position.epoch() != epoch;
    if (next != null) {
      band.revise(next);
    }
    if (located) {
      epoch = position.epoch();
      band.locate(position.beat());
    }
    double ahead = lookAheadSeconds * position.tempo() / 60;
    written = 0;
    band.commit(position.beat() + ahead, this::write);
    if (written > 0 || next != null || located) {
      show();
    }
    return written;
  }

  private void write(Seat seat, Note note) {
    NoteEvent.write(
        record,
        note.beat(),
        partOf[seat.index()],
        note.pitch(),
        (float) note.velocity(),
        note.length(),
        epoch);
    ring.offer(record);
    written++;
  }

  private void show() {
    band.planAhead(band.committedBeat() + SHOWN_BEATS);
    int bar = band.performance().timeline().barAt(position.beat()).index();
    shown = new Shown(band.performance(), band.committedBeat(), band.plan().snapshot(bar));
  }
}
