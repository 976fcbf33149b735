// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sound;

import java.util.List;
import org.jspecify.annotations.Nullable;
import performia.engine.audio.AudioCallback;
import performia.engine.concurrent.AudioRing;
import performia.engine.concurrent.Counters;
import performia.engine.concurrent.EventRing;
import performia.engine.concurrent.Handoff;
import performia.engine.concurrent.Snapshot;
import performia.engine.event.ControlEvent;
import performia.engine.event.EventRecord;
import performia.engine.event.KeyEvent;
import performia.engine.event.MidiEvent;
import performia.engine.event.NoteEvent;
import performia.engine.time.Transport;

/// The audio callback: drains the rings, advances the transport, plays due events, renders the
/// parts and mixes. Built by the session; [#process] runs on the audio thread and allocates
/// nothing.
///
/// The limiter looks ahead; its latency is rendered and left out before the first block, so that
/// frame n of the stream is frame n of the transport and of the stems.
///
/// It renders in blocks of 64 frames counted from the first frame, whatever the device asks for, so
/// that the same events give the same samples on every device.
public final class AudioEngine implements AudioCallback {
  /// Frames of the blocks in which everything is rendered.
  public static final int BLOCK_FRAMES = 64;

  /// Counter: notes that came after their frame and were played at once.
  public static final int LATE = 0;

  /// Counter: notes that came more than 20 ms after their frame and were dropped.
  public static final int TOO_LATE = 1;

  /// Counter: events of an older epoch.
  public static final int STALE = 2;

  /// Counter: events dropped because the queue was full.
  public static final int QUEUE_FULL = 3;

  /// Counter: events that named no part or no key.
  public static final int UNKNOWN = 4;

  /// Counter: parts that failed and were silenced.
  public static final int FAILURES = 5;

  /// Counter: notes played.
  public static final int PLAYED = 6;

  private static final int RING_RECORDS = 4096;

  private final Transport transport;
  private final List<Part> partList;
  private final Part[] parts;
  private final Mixer mixer;
  private final EventRing agents = new EventRing(RING_RECORDS, EventRecord.LONGS);
  private final EventRing session = new EventRing(RING_RECORDS, EventRecord.LONGS);
  private final EventRing midi = new EventRing(RING_RECORDS, EventRecord.LONGS);
  private final EventRing remote = new EventRing(RING_RECORDS, EventRecord.LONGS);
  private final Handoff<MidiRoutes> incomingRoutes = new Handoff<>();
  private final LiveEvents live = new LiveEvents();
  private final MidiSends sends;
  private final Performer performer;
  private final Counters counters =
      new Counters(
          List.of(
              "late notes",
              "notes too late",
              "stale events",
              "event queue full",
              "unknown events",
              "failed parts",
              "notes played"));
  private final Snapshot levels;
  private final long[] levelState;
  private final long[] record = new long[EventRecord.LONGS];
  private final float[] left = new float[BLOCK_FRAMES];
  private final float[] right = new float[BLOCK_FRAMES];
  private @Nullable AudioRing captured;
  private long streamFrame;
  private long transportStart;
  private boolean playedRing;
  private int ready;
  private int lead;

  /// @param transport not yet used by another engine
  /// @param parts 1..64, in the order that events and stems count them
  public AudioEngine(Transport transport, List<Part> parts) {
    if (parts.isEmpty() || parts.size() > 64) {
      throw new IllegalArgumentException(parts.size() + " parts (1..64)");
    }
    this.transport = transport;
    partList = List.copyOf(parts);
    this.parts = partList.toArray(new Part[0]);
    mixer = new Mixer(partList);
    performer = new Performer(transport, partList, mixer, live, counters);
    sends = new MidiSends(transport);
    for (int i = 0; i < this.parts.length; i++) {
      this.parts[i].send(sends, i);
    }
    levelState = new long[2 * parts.size() + 3];
    levels = new Snapshot(levelState.length);
  }

  /// Where the band's thread offers notes and controls. Agents thread.
  public EventRing agents() {
    return agents;
  }

  /// Where the session offers controls. Session thread.
  public EventRing session() {
    return session;
  }

  /// Where MIDI input offers keys and raw messages ([performia.engine.event.MidiEvent]). MIDI
  /// thread.
  public EventRing midi() {
    return midi;
  }

  /// Where control from outside (OSC) offers keys and controls. OSC thread.
  public EventRing remote() {
    return remote;
  }

  /// Lets the ring have every input block that comes with as many channels as it has, or more, each
  /// block with the frame of the stream it belongs to. Before the stream starts.
  public void capture(AudioRing ring) {
    captured = ring;
  }

  /// Where to poll what really sounded. One thread.
  public EventRing sounded() {
    return performer.sounded();
  }

  /// Where to poll every MIDI message that came in, with its moment and its frame. One thread.
  public EventRing midiHeard() {
    return live.heard();
  }

  /// Where to poll every MIDI message that goes out, with the moment its block begins plus its
  /// place in it: for ports that the driver does not carry. One thread.
  public EventRing midiOut() {
    return sends.ring();
  }

  /// Another table of who hears and who is sent which MIDI, from the next block on. One thread.
  public void midiRoutes(MidiRoutes routes) {
    incomingRoutes.put(routes);
  }

  public List<Part> parts() {
    return partList;
  }

  public Mixer mixer() {
    return mixer;
  }

  /// What went wrong, and how often. Any thread.
  public Counters counters() {
    return counters;
  }

  Snapshot levels() {
    return levels;
  }

  @Override
  public void prepare(int sampleRate, int maxFrames) {
    Rehearsal.run(sampleRate);
    setUp(sampleRate);
  }

  /// As [#prepare], without the rehearsal.
  void setUp(int sampleRate) {
    transport.prepare(sampleRate);
    mixer.prepare(sampleRate);
    ready = 0;
    streamFrame = 0;
    lead = mixer.latencyFrames();
    transportStart = transport.frame();
    live.prepare(sampleRate, lead);
    sends.reset();
  }

  @Override
  public void midiIn(int offset, int message) {
    live.keep(offset, message);
  }

  @Override
  public long nextMidiOut() {
    return sends.next();
  }

  @Override
  public void process(float[][] inputs, float[] outLeft, float[] outRight, int frames, long nanos) {
    transport.takeMap();
    takeRoutes();
    long first = transportStart + streamFrame;
    live.begin(first, frames, nanos, transport.frame());
    drain(session);
    drain(agents);
    drain(midi);
    drain(remote);
    counters.add(QUEUE_FULL, live.takeKept(parts.length));
    @Nullable AudioRing ring = captured;
    if (ring != null && inputs.length >= ring.channels()) {
      ring.write(streamFrame, inputs, frames);
    }
    streamFrame += frames;
    for (; lead > 0; lead -= BLOCK_FRAMES) {
      block();
      ready = 0;
    }
    int done = 0;
    while (done < frames) {
      if (ready == 0) {
        block();
      }
      int length = Math.min(ready, frames - done);
      System.arraycopy(left, BLOCK_FRAMES - ready, outLeft, done, length);
      System.arraycopy(right, BLOCK_FRAMES - ready, outRight, done, length);
      ready -= length;
      done += length;
    }
    sends.release(first, frames, nanos, transport.sampleRate());
    transport.publish(nanos);
    mixer.measure(levelState);
    levels.write(levelState);
  }

  private void takeRoutes() {
    @Nullable MidiRoutes next = incomingRoutes.take();
    if (next != null) {
      live.routes(next);
      sends.routes(next, parts.length);
    }
  }

  private void block() {
    for (Part part : parts) {
      part.swap();
    }
    sends.tickBlock(BLOCK_FRAMES);
    performer.playDue(BLOCK_FRAMES);
    mixer.beatSeconds(60 / transport.tempo());
    int failed = mixer.mix(left, right, BLOCK_FRAMES);
    if (failed > 0) {
      counters.add(FAILURES, failed);
    }
    transport.advance(BLOCK_FRAMES);
    ready = BLOCK_FRAMES;
  }

  private void drain(EventRing ring) {
    playedRing = ring == midi;
    for (int i = 0; i < RING_RECORDS && ring.poll(record); i++) {
      int kind = EventRecord.kind(record);
      if (kind == NoteEvent.KIND) {
        queueNote();
      } else if (kind == KeyEvent.DOWN || kind == KeyEvent.UP) {
        takeKey(kind);
      } else if (kind == MidiEvent.KIND) {
        if (!live.take(record, parts.length)) {
          counters.add(QUEUE_FULL, 1);
        }
      } else if (kind >= ControlEvent.PLAY) {
        takeControl(kind);
      } else {
        counters.add(UNKNOWN, 1);
      }
    }
  }

  private void queueNote() {
    int part = NoteEvent.part(record);
    int pitch = NoteEvent.pitch(record);
    double length = NoteEvent.lengthBeats(record);
    float velocity = NoteEvent.velocity(record);
    if (NoteEvent.epoch(record) != transport.epoch()) {
      counters.add(STALE, 1);
    } else if (!known(part, pitch)
        || !(length > 0)
        || !(velocity > 0)
        || Double.isNaN(NoteEvent.beat(record))) {
      counters.add(UNKNOWN, 1);
    } else if (!performer.add(
        NoteEvent.beat(record),
        EventQueue.head(EventQueue.ON, 0, part, pitch),
        length,
        Math.min(1, velocity))) {
      counters.add(QUEUE_FULL, 1);
    }
  }

  private boolean known(int part, int number) {
    return part < parts.length && number < 128;
  }

  private void takeKey(int kind) {
    int part = KeyEvent.part(record);
    int pitch = KeyEvent.pitch(record);
    float velocity = kind == KeyEvent.DOWN ? Math.min(1, KeyEvent.velocity(record)) : 0;
    if (!known(part, pitch) || kind == KeyEvent.DOWN && !(velocity > 0)) {
      counters.add(UNKNOWN, 1);
    } else {
      playAt(KeyEvent.nanos(record), kind, part, pitch, velocity);
    }
  }

  private void playAt(long moment, int kind, int part, int number, double value) {
    if (moment == 0) {
      performer.control(kind, part, number, value, 0);
    } else if (!live.add(live.frameOf(moment, playedRing), kind, part, number, value)) {
      counters.add(QUEUE_FULL, 1);
    }
  }

  private void takeControl(int kind) {
    int part = ControlEvent.part(record);
    int number = ControlEvent.number(record);
    double beat = ControlEvent.beat(record);
    double value = ControlEvent.value(record);
    boolean now = beat == ControlEvent.NOW || kind == ControlEvent.PLAY;
    if (!known(part, number) || Double.isNaN(value) || Double.isNaN(beat)) {
      counters.add(UNKNOWN, 1);
    } else if (now) {
      playAt(ControlEvent.nanos(record), kind, part, number, value);
    } else if (ControlEvent.epoch(record) != transport.epoch()) {
      counters.add(STALE, 1);
    } else if (!performer.add(
        beat, EventQueue.head(EventQueue.CONTROL, kind, part, number), value, 0)) {
      counters.add(QUEUE_FULL, 1);
    }
  }
}
