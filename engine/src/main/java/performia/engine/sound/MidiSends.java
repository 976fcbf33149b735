// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sound;

import performia.engine.audio.AudioCallback;
import performia.engine.concurrent.EventRing;
import performia.engine.event.EventRecord;
import performia.engine.event.MidiEvent;
import performia.engine.time.Transport;

/// MIDI that goes out: what is rendered ahead of the stream waits here for the block in which it
/// sounds. Audio thread; allocates nothing.
final class MidiSends {
  private static final int MOST = 4096;
  private static final int CLOCK = 0xf8;
  private static final int START = 0xfa;
  private static final int CONTINUE = 0xfb;
  private static final int STOP = 0xfc;
  private static final int SONG_POSITION = 0xf2;
  private static final int TICKS_PER_BEAT = 24;
  private static final int TICKS_PER_SIXTEENTH = 6;
  private static final int ALL_NOTES_OFF = 123;

  private final Transport transport;
  private final EventQueue waiting = new EventQueue(MOST);
  private final EventRing ring = new EventRing(MOST, EventRecord.LONGS);
  private final long[] due = new long[MOST];
  private final long[] record = new long[EventRecord.LONGS];
  private MidiRoutes routes = MidiRoutes.NONE;
  private int dueCount;
  private int dueTaken;
  private boolean ticking;
  private boolean started;
  private int epoch;
  private long tick;

  MidiSends(Transport transport) {
    this.transport = transport;
  }

  EventRing ring() {
    return ring;
  }

  void reset() {
    waiting.clear();
    dueCount = 0;
    dueTaken = 0;
    ticking = false;
    started = false;
  }

  /// Another table; what sounded on a channel that is given up is ended there.
  void routes(MidiRoutes next, int parts) {
    for (int part = 0; part < parts; part++) {
      int channel = routes.channel(part);
      if (channel >= 0 && channel != next.channel(part)) {
        send(0, MidiEvent.message(0xb0 | channel, ALL_NOTES_OFF, 0));
      }
    }
    routes = next;
  }

  /// A part begins or ends a note in the block being rendered.
  ///
  /// @param velocity 0 ends it
  void note(int offset, int part, int pitch, float velocity) {
    int channel = routes.channel(part);
    if (channel < 0) {
      return;
    }
    int status = velocity > 0 ? 0x90 : 0x80;
    int strength = velocity > 0 ? Math.clamp(Math.round(velocity * 127), 1, 127) : 0;
    send(offset, MidiEvent.message(status | channel, pitch, strength));
  }

  private void send(int offset, int message) {
    waiting.add((double) (transport.frame() + offset), 0, message, 0);
  }

  /// Adds the clock of the block about to be rendered.
  void tickBlock(int frames) {
    boolean ticks = routes.clock() && transport.playing();
    if (started && (!ticks || transport.epoch() != epoch)) {
      send(0, STOP);
      started = false;
    }
    if (ticks && (!ticking || transport.epoch() != epoch)) {
      // A hair below, so that a beat that was located to is itself ticked.
      tick = (long) Math.ceil(transport.beat() * TICKS_PER_BEAT - 1e-6);
      epoch = transport.epoch();
    }
    ticking = ticks;
    for (int i = 0; i < frames && ticks; i++) {
      long at = transport.frameAt((double) tick / TICKS_PER_BEAT) - transport.frame();
      if (at >= frames) {
        return;
      }
      tick((int) Math.max(0, at));
      tick++;
    }
  }

  private void tick(int offset) {
    if (!started && tick >= 0 && tick % TICKS_PER_SIXTEENTH == 0) {
      started = true;
      if (tick > 0) {
        long position = Math.min(0x3fff, tick / TICKS_PER_SIXTEENTH);
        int low = (int) (position & 0x7f);
        send(offset, MidiEvent.message(SONG_POSITION, low, (int) (position >>> 7)));
      }
      send(offset, tick == 0 ? START : CONTINUE);
    }
    send(offset, CLOCK);
  }

  /// The block is done: its messages are there for [#next] and on the ring.
  ///
  /// @param nanos when the block began
  void release(long streamFrame, int frames, long nanos, int sampleRate) {
    dueCount = 0;
    dueTaken = 0;
    while (!waiting.isEmpty() && waiting.beat() < streamFrame + frames && dueCount < MOST) {
      long frame = Math.max(streamFrame, (long) waiting.beat());
      int message = (int) waiting.value();
      waiting.removeFirst();
      due[dueCount++] = (frame - streamFrame) << 32 | message;
      long moment = nanos + (frame - streamFrame) * 1_000_000_000L / sampleRate;
      MidiEvent.write(record, 0, message, moment, frame);
      ring.offer(record);
    }
  }

  long next() {
    return dueTaken < dueCount ? due[dueTaken++] : AudioCallback.NO_MIDI;
  }
}
