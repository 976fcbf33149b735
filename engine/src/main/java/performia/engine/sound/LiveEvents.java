// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sound;

import performia.engine.concurrent.EventRing;
import performia.engine.event.ControlEvent;
import performia.engine.event.EventRecord;
import performia.engine.event.KeyEvent;
import performia.engine.event.MidiEvent;
import performia.engine.time.SampleClock;

/// Events that wait for their frame, not their beat: keys, pedals and bundles. Audio thread;
/// allocates nothing.
///
/// What was played live sounds a fixed time after it was played, the least for which the frame is
/// never rendered yet: one device block, the limiter's look-ahead, and the most frames that can be
/// left over from a rendered block. What is to come sounds on its very frame.
final class LiveEvents {
  /// Kind of a waiting event that releases all keys of one part.
  static final int RELEASE_PART = 1;

  private static final int MOST = 2048;
  private static final int MOST_MIDI = 512;
  private static final double CLOCK_BANDWIDTH_HZ = 0.5;
  private static final double MOST_NANOS = 60e9;
  private static final double BEND_SEMITONES = 2;

  private final EventQueue queue = new EventQueue(MOST);
  private final EventRing heard = new EventRing(4096, EventRecord.LONGS);
  private final long[] record = new long[EventRecord.LONGS];
  private final int[] midiOffsets = new int[MOST_MIDI];
  private final int[] midiMessages = new int[MOST_MIDI];
  private int midiCount;
  private int lead;
  private MidiRoutes routes = MidiRoutes.NONE;
  private SampleClock clock = new SampleClock(48_000, CLOCK_BANDWIDTH_HZ);
  private SampleClock.Reader reader = new SampleClock.Reader(clock);
  private double nanosPerFrame = 1e9 / 48_000;
  private long streamFrame;
  private int frames;
  private long nanos;
  private long rendered;
  private long delay;

  EventRing heard() {
    return heard;
  }

  EventQueue queue() {
    return queue;
  }

  /// @param leadFrames how far rendering runs before the stream
  void prepare(int sampleRate, int leadFrames) {
    lead = leadFrames;
    clock = new SampleClock(sampleRate, CLOCK_BANDWIDTH_HZ);
    reader = new SampleClock.Reader(clock);
    nanosPerFrame = 1e9 / sampleRate;
    queue.clear();
    midiCount = 0;
  }

  void routes(MidiRoutes next) {
    routes = next;
  }

  /// A block begins.
  ///
  /// @param firstFrame of the stream, as the transport counts
  /// @param nextRendered the first frame that is not rendered yet
  void begin(long firstFrame, int blockFrames, long blockNanos, long nextRendered) {
    clock.update(firstFrame, blockNanos);
    streamFrame = firstFrame;
    frames = blockFrames;
    nanos = blockNanos;
    rendered = nextRendered;
    int step = Math.min(AudioEngine.BLOCK_FRAMES, Integer.lowestOneBit(blockFrames));
    delay = (long) lead + AudioEngine.BLOCK_FRAMES - step;
  }

  /// The frame on which something sounds that happened, or is to happen, at a moment.
  ///
  /// @param played whether a person played it: then a moment inside this block is live too
  long frameOf(long moment, boolean played) {
    double frame = reader.frameAt(moment);
    double now = played ? nanos + frames * nanosPerFrame : nanos;
    double sounding = moment <= now ? frame + frames + delay : frame;
    return Math.max(rendered, Math.round(sounding));
  }

  /// Lets an event wait for its frame; those of one frame are played in order of arrival.
  ///
  /// @param kind of key or control event, or [#RELEASE_PART]
  /// @return false when the queue is full, or the frame more than a minute away
  boolean add(long frame, int kind, int part, int number, double value) {
    return (frame - rendered) * nanosPerFrame < MOST_NANOS
        && queue.add(
            (double) frame, EventQueue.head(EventQueue.CONTROL, kind, part, number), value, 0);
  }

  /// A message that the driver brought with the block to come; more than 512 a block are dropped.
  void keep(int offset, int message) {
    if (midiCount < MOST_MIDI) {
      midiOffsets[midiCount] = offset;
      midiMessages[midiCount++] = message;
    }
  }

  /// Takes what was kept.
  ///
  /// @return how many found the queue full
  int takeKept(int parts) {
    int lost = 0;
    for (int i = 0; i < midiCount; i++) {
      int offset = Math.clamp(midiOffsets[i], 0, frames - 1);
      long moment = nanos + Math.round((offset - frames) * nanosPerFrame);
      long sounding = Math.max(rendered, streamFrame + offset + delay);
      if (!message(0, midiMessages[i], moment, streamFrame - frames + offset, sounding, parts)) {
        lost++;
      }
    }
    midiCount = 0;
    return lost;
  }

  /// Takes a raw message off a ring.
  ///
  /// @return false when the queue was full
  boolean take(long[] midi, int parts) {
    long moment = MidiEvent.nanos(midi) == 0 ? nanos : MidiEvent.nanos(midi);
    long frame = Math.round(reader.frameAt(moment));
    int port = MidiEvent.port(midi);
    return message(port, MidiEvent.message(midi), moment, frame, frameOf(moment, true), parts);
  }

  private boolean message(
      int port, int message, long moment, long frame, long sounding, int parts) {
    MidiEvent.write(record, port, message, moment, frame);
    heard.offer(record);
    int status = MidiEvent.status(message);
    int part = status >= 0x80 && status < 0xf0 ? routes.part(status & 15) : -1;
    return part < 0 || part >= parts || route(status & 0xf0, part, message, sounding);
  }

  private boolean route(int status, int part, int message, long frame) {
    int first = MidiEvent.data1(message);
    int second = MidiEvent.data2(message);
    return switch (status) {
      case 0x80 -> add(frame, KeyEvent.UP, part, first, 0);
      case 0x90 ->
          add(frame, second > 0 ? KeyEvent.DOWN : KeyEvent.UP, part, first, second / 127.0);
      case 0xb0 -> controller(part, first, second, frame);
      case 0xe0 -> {
        double bend = ((second << 7 | first) - 8192) / 8192.0 * BEND_SEMITONES;
        yield add(frame, ControlEvent.BEND, part, 0, bend);
      }
      default -> true;
    };
  }

  /// From 120 on they are channel mode messages: sound off, and notes off in several ways.
  private boolean controller(int part, int number, int value, long frame) {
    if (number == 120 || number >= 123) {
      return add(frame, RELEASE_PART, part, 0, 0);
    }
    return !routes.forwards(number)
        || add(frame, ControlEvent.CONTROLLER, part, number, value / 127.0);
  }
}
