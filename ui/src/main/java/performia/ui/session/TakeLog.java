// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.Comparator;
import java.util.PriorityQueue;
import performia.analysis.library.TakeEvents;
import performia.engine.concurrent.EventRing;
import performia.engine.concurrent.Worker;
import performia.engine.event.EventRecord;
import performia.engine.event.SoundedEvent;
import performia.engine.time.Position;

/// Writes down what sounds, note-offs at their place, in order of frame. Session thread, or stepped
/// by the offline back end.
final class TakeLog implements Worker {
  private static final int CAPACITY = 1 << 16;
  private static final int A_ROUND = 512;

  private record Off(int part, int pitch, double beat, long frame) {}

  private final EventRing sounded;
  private final Position position;
  private final long[] record = new long[EventRecord.LONGS];
  private final TakeEvents events = new TakeEvents(CAPACITY);
  private final PriorityQueue<Off> offs =
      new PriorityQueue<>(
          Comparator.comparingLong(Off::frame)
              .thenComparingInt(Off::part)
              .thenComparingInt(Off::pitch));
  private long lost;

  /// @param sounded the engine's ring
  /// @param position this worker's own view of the transport
  TakeLog(EventRing sounded, Position position) {
    this.sounded = sounded;
    this.position = position;
  }

  @Override
  public int work() {
    int done = 0;
    while (done < A_ROUND && sounded.poll(record)) {
      position.update();
      long frame = SoundedEvent.frame(record);
      release(frame);
      int part = SoundedEvent.part(record);
      int pitch = SoundedEvent.pitch(record);
      double beat = SoundedEvent.beat(record);
      add(TakeEvents.Kind.NOTE_ON, part, pitch, SoundedEvent.velocity(record), beat, frame);
      double length = SoundedEvent.lengthBeats(record);
      long frames = Math.round(length * 60 / position.tempo() * position.sampleRate());
      offs.add(new Off(part, pitch, beat + length, frame + Math.max(1, frames)));
      done++;
    }
    return done;
  }

  private void release(long upToFrame) {
    for (Off off = offs.peek(); off != null && off.frame <= upToFrame; off = offs.peek()) {
      add(TakeEvents.Kind.NOTE_OFF, off.part, off.pitch, 0, off.beat, off.frame);
      offs.poll();
    }
  }

  private void add(
      TakeEvents.Kind kind, int part, int pitch, double velocity, double beat, long frame) {
    if (!events.add(kind, part, pitch, velocity, beat, frame)) {
      lost++;
    }
  }

  /// What was written down and not yet cleared.
  TakeEvents events() {
    return events;
  }

  /// Notes that still sound end here.
  void finish() {
    release(Long.MAX_VALUE);
  }

  /// Events that sounded but found no room.
  long lost() {
    return lost + sounded.dropped();
  }
}
