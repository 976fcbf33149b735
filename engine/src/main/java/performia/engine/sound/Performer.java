// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sound;

import java.util.List;
import performia.engine.concurrent.Counters;
import performia.engine.concurrent.EventRing;
import performia.engine.event.ControlEvent;
import performia.engine.event.EventRecord;
import performia.engine.event.KeyEvent;
import performia.engine.event.SoundedEvent;
import performia.engine.time.Transport;

/// Plays what is due: what waits for its beat and what waits for its frame, in order of frame, on
/// the parts of the band. Audio thread; allocates nothing.
final class Performer {
  private static final double LATE_SECONDS = 0.020;
  private static final int QUEUE_EVENTS = 16_384;

  private final Transport transport;
  private final Part[] parts;
  private final Mixer mixer;
  private final LiveEvents live;
  private final Counters counters;
  private final EventQueue queue = new EventQueue(QUEUE_EVENTS);
  private final EventRing sounded = new EventRing(4096, EventRecord.LONGS);
  private final long[] soundedRecord = new long[EventRecord.LONGS];

  Performer(
      Transport transport, List<Part> parts, Mixer mixer, LiveEvents live, Counters counters) {
    this.transport = transport;
    this.parts = parts.toArray(new Part[0]);
    this.mixer = mixer;
    this.live = live;
    this.counters = counters;
  }

  EventRing sounded() {
    return sounded;
  }

  /// Lets an event wait for its beat.
  ///
  /// @return false when the queue is full
  boolean add(double beat, long head, double value, float velocity) {
    return queue.add(beat, head, value, velocity);
  }

  /// Plays what falls into the block about to be rendered.
  void playDue(int frames) {
    long start = transport.frame();
    EventQueue keys = live.queue();
    // Playing a note puts its off into the queue, so each event is met twice at most.
    for (int i = 0; i < 3 * QUEUE_EVENTS; i++) {
      long beatFrame =
          transport.playing() && !queue.isEmpty()
              ? transport.frameAt(queue.beat())
              : Long.MAX_VALUE;
      long keyFrame = keys.isEmpty() ? Long.MAX_VALUE : (long) keys.beat();
      if (Math.min(beatFrame, keyFrame) >= start + frames) {
        return;
      }
      // A late beat counts from the start of the block, as late keys do.
      boolean key = Math.max(start, keyFrame) <= Math.max(start, beatFrame);
      playFirst(key ? keys : queue, (key ? keyFrame : beatFrame) - start);
    }
  }

  private void playFirst(EventQueue from, long due) {
    double beat = from.beat();
    long head = from.head();
    double value = from.value();
    float velocity = from.velocity();
    from.removeFirst();
    play(beat, head, value, velocity, due);
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
        counters.add(AudioEngine.TOO_LATE, 1);
        return;
      }
      counters.add(AudioEngine.LATE, 1);
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

  /// A key that a person pressed.
  void key(int offset, int part, int pitch, float velocity) {
    double beat = transport.beatAt(transport.frame() + offset);
    sound(offset, part, pitch, velocity, beat, 0);
  }

  private void sound(int offset, int part, int pitch, float velocity, double beat, float length) {
    parts[part].noteOn(offset, pitch, velocity);
    counters.add(AudioEngine.PLAYED, 1);
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

  /// Does what a control event says, now or at an offset of the coming block.
  void control(int kind, int part, int number, double value, int offset) {
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
      case LiveEvents.RELEASE_PART -> parts[part].releaseAll(offset);
      case KeyEvent.DOWN -> key(offset, part, number, amount);
      case KeyEvent.UP -> parts[part].noteOff(offset, number);
      case ControlEvent.CONTROLLER -> parts[part].control(offset, number, amount);
      case ControlEvent.BEND -> parts[part].bend(offset, amount);
      case ControlEvent.RELEASE_ALL -> releaseAll(offset);
      case ControlEvent.EFFECT -> strip.effect(EffectParameter.of(number), value);
      case ControlEvent.MASTER_EFFECT -> mixer.effect(EffectParameter.of(number), value);
      default -> counters.add(AudioEngine.UNKNOWN, 1);
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
