// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sound;

import java.util.List;
import org.jspecify.annotations.Nullable;
import performia.engine.audio.AudioCallback;
import performia.engine.concurrent.AudioRing;
import performia.engine.concurrent.Counters;
import performia.engine.concurrent.EventRing;
import performia.engine.concurrent.Snapshot;
import performia.engine.event.ControlEvent;
import performia.engine.event.EventRecord;
import performia.engine.event.KeyEvent;
import performia.engine.event.NoteEvent;
import performia.engine.event.SoundedEvent;
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

  private static final double LATE_SECONDS = 0.020;
  private static final int RING_RECORDS = 4096;
  private static final int QUEUE_EVENTS = 16_384;

  private final Transport transport;
  private final List<Part> partList;
  private final Part[] parts;
  private final Mixer mixer;
  private final EventQueue queue = new EventQueue(QUEUE_EVENTS);
  private final EventRing agents = new EventRing(RING_RECORDS, EventRecord.LONGS);
  private final EventRing session = new EventRing(RING_RECORDS, EventRecord.LONGS);
  private final EventRing midi = new EventRing(RING_RECORDS, EventRecord.LONGS);
  private final EventRing remote = new EventRing(RING_RECORDS, EventRecord.LONGS);
  private final EventRing sounded = new EventRing(RING_RECORDS, EventRecord.LONGS);
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
  private final long[] soundedRecord = new long[EventRecord.LONGS];
  private final float[] left = new float[BLOCK_FRAMES];
  private final float[] right = new float[BLOCK_FRAMES];
  private @Nullable AudioRing captured;
  private long streamFrame;
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

  /// Where MIDI input offers keys. MIDI thread.
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
    return sounded;
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
  }

  @Override
  public void process(float[][] inputs, float[] outLeft, float[] outRight, int frames, long nanos) {
    transport.takeMap();
    drain(session);
    drain(agents);
    drain(midi);
    drain(remote);
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
    transport.publish(nanos);
    mixer.measure(levelState);
    levels.write(levelState);
  }

  private void block() {
    for (Part part : parts) {
      part.swap();
    }
    playDue();
    mixer.beatSeconds(60 / transport.tempo());
    int failed = mixer.mix(left, right, BLOCK_FRAMES);
    if (failed > 0) {
      counters.add(FAILURES, failed);
    }
    transport.advance(BLOCK_FRAMES);
    ready = BLOCK_FRAMES;
  }

  private void drain(EventRing ring) {
    for (int i = 0; i < RING_RECORDS && ring.poll(record); i++) {
      int kind = EventRecord.kind(record);
      if (kind == NoteEvent.KIND) {
        queueNote();
      } else if (kind == KeyEvent.DOWN || kind == KeyEvent.UP) {
        playKey(kind);
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
    } else if (!queue.add(
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

  private void playKey(int kind) {
    int part = KeyEvent.part(record);
    int pitch = KeyEvent.pitch(record);
    if (!known(part, pitch)) {
      counters.add(UNKNOWN, 1);
    } else if (kind == KeyEvent.DOWN) {
      sound(0, part, pitch, KeyEvent.velocity(record), transport.beat(), 0);
    } else {
      parts[part].noteOff(0, pitch);
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
      control(kind, part, number, value, 0);
    } else if (ControlEvent.epoch(record) != transport.epoch()) {
      counters.add(STALE, 1);
    } else if (!queue.add(
        beat, EventQueue.head(EventQueue.CONTROL, kind, part, number), value, 0)) {
      counters.add(QUEUE_FULL, 1);
    }
  }

  private void playDue() {
    long start = transport.frame();
    // Playing a note puts its off into the queue, so each event is met twice at most.
    for (int i = 0; i < 2 * QUEUE_EVENTS && transport.playing() && !queue.isEmpty(); i++) {
      long frame = transport.frameAt(queue.beat());
      if (frame >= start + BLOCK_FRAMES) {
        return;
      }
      double beat = queue.beat();
      long head = queue.head();
      double value = queue.value();
      float velocity = queue.velocity();
      queue.removeFirst();
      play(beat, head, value, velocity, frame - start);
    }
  }

  private void play(double beat, long head, double value, float velocity, long due) {
    int offset = (int) Math.max(0, due);
    int part = EventQueue.part(head);
    int number = EventQueue.number(head);
    switch (EventQueue.type(head)) {
      case EventQueue.ON -> playNote(beat, part, number, value, velocity, due);
      case EventQueue.OFF -> parts[part].noteOff(offset, number, (int) value);
      default -> control(EventQueue.kind(head), part, number, value, offset);
    }
  }

  private void playNote(double beat, int part, int pitch, double length, float velocity, long due) {
    double from = beat;
    if (due < 0) {
      if (-due > LATE_SECONDS * transport.sampleRate()) {
        counters.add(TOO_LATE, 1);
        return;
      }
      counters.add(LATE, 1);
      from = transport.beat();
    }
    sound((int) Math.max(0, due), part, pitch, velocity, from, (float) length);
    // The note has just left the queue, so there is room for its off.
    queue.add(
        from + length,
        EventQueue.head(EventQueue.OFF, 0, part, pitch),
        parts[part].serial(pitch),
        0);
  }

  private void sound(int offset, int part, int pitch, float velocity, double beat, float length) {
    parts[part].noteOn(offset, pitch, velocity);
    counters.add(PLAYED, 1);
    SoundedEvent.write(
        soundedRecord,
        part,
        pitch,
        velocity,
        beat,
        transport.frame() + offset,
        length,
        transport.epoch());
    sounded.offer(soundedRecord);
  }

  private void control(int kind, int part, int number, double value, int offset) {
    ChannelStrip strip = parts[part].strip();
    float amount = (float) value;
    switch (kind) {
      case ControlEvent.PLAY -> transport.play();
      case ControlEvent.STOP -> {
        transport.stop();
        forget(offset);
      }
      case ControlEvent.LOCATE -> {
        transport.locate(value);
        forget(offset);
      }
      case ControlEvent.TEMPO_RATIO -> transport.ratio(value);
      case ControlEvent.GAIN -> strip.gain(amount);
      case ControlEvent.PAN -> strip.pan(amount);
      case ControlEvent.MUTE -> strip.mute(value != 0);
      case ControlEvent.SOLO -> {
        strip.solo(value != 0);
        mixer.soloChanged();
      }
      case ControlEvent.SEND -> strip.send(amount);
      case ControlEvent.MASTER_GAIN -> mixer.masterGain(amount);
      case ControlEvent.REVERB_SECONDS -> mixer.reverbSeconds(value);
      case ControlEvent.REVERB_GAIN -> mixer.reverbGain(amount);
      case ControlEvent.CONTROLLER -> parts[part].control(offset, number, amount);
      case ControlEvent.BEND -> parts[part].bend(offset, amount);
      case ControlEvent.RELEASE_ALL -> releaseAll(offset);
      case ControlEvent.EFFECT -> strip.effect(EffectParameter.of(number), value);
      case ControlEvent.MASTER_EFFECT -> mixer.effect(EffectParameter.of(number), value);
      default -> counters.add(UNKNOWN, 1);
    }
  }

  /// What was committed before is void.
  private void forget(int offset) {
    queue.clear();
    releaseAll(offset);
  }

  private void releaseAll(int offset) {
    for (Part part : parts) {
      part.releaseAll(offset);
    }
  }
}
