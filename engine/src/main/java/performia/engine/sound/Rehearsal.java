// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sound;

import java.util.List;
import performia.engine.event.ControlEvent;
import performia.engine.event.EventRecord;
import performia.engine.event.KeyEvent;
import performia.engine.event.MidiEvent;
import performia.engine.event.NoteEvent;
import performia.engine.time.TempoMap;
import performia.engine.time.Transport;

/// Plays a few blocks on an engine that is thrown away, with every kind of event: the JVM loads
/// classes and links call sites the first time they are met, and allocates then. Off the audio
/// thread.
final class Rehearsal {
  private static final int BLOCKS = 48;
  private static final long BLOCK_NANOS = 1_333_333;

  private Rehearsal() {}

  static void run(int sampleRate) {
    Part part = new Part("rehearsal", new Silence());
    Transport transport = new Transport(TempoMap.constant(240));
    AudioEngine engine = new AudioEngine(transport, List.of(part));
    engine.setUp(sampleRate);
    long[] record = new long[EventRecord.LONGS];
    float[] left = new float[AudioEngine.BLOCK_FRAMES];
    float[] right = new float[AudioEngine.BLOCK_FRAMES];
    engine.midiRoutes(MidiRoutes.NONE.inAll(0).usualControllers().out(0, 1).clock(true));
    for (int block = 0; block < BLOCKS; block++) {
      tell(engine, transport, record, block);
      if (block == BLOCKS / 2) {
        part.replace(new Silence());
        transport.replaceMap(TempoMap.constant(200));
        engine.midiRoutes(MidiRoutes.NONE);
      }
      engine.process(new float[0][], left, right, AudioEngine.BLOCK_FRAMES, block * BLOCK_NANOS);
      while (engine.nextMidiOut() >= 0) {
        engine.midiOut().poll(record);
        engine.midiHeard().poll(record);
      }
    }
  }

  private static void tell(AudioEngine engine, Transport transport, long[] record, int block) {
    int kind = ControlEvent.PLAY + block % (ControlEvent.LAST - ControlEvent.PLAY + 2);
    ControlEvent.write(record, kind, kind == ControlEvent.LOCATE ? -1 : 1);
    engine.session().offer(record);
    ControlEvent.write(record, ControlEvent.PLAY, 0);
    engine.session().offer(record);
    turn(engine, record, block);
    live(engine, record, block);
    int epoch = transport.epoch();
    for (int part = 0; part < 2; part++) {
      NoteEvent.write(record, transport.beat() + 0.004, part, 60, 0.5f, 0.002, epoch);
      engine.agents().offer(record);
      NoteEvent.write(record, transport.beat() - 0.01, part, 61, 0.5f, 0.1, epoch);
      engine.agents().offer(record);
    }
    ControlEvent.write(record, ControlEvent.CONTROLLER, 0, 1, 1, transport.beat() + 0.003, epoch);
    engine.agents().offer(record);
    KeyEvent.down(record, 0, 62, 0.5f, 0);
    engine.midi().offer(record);
    KeyEvent.up(record, 0, 62, 0);
    engine.midi().offer(record);
  }

  /// Keys, controls and raw MIDI with a moment: past, and to come.
  private static void live(AudioEngine engine, long[] record, int block) {
    long moment = block * BLOCK_NANOS + (block % 3 - 1) * 600_000L;
    KeyEvent.down(record, 0, 63, 0.5f, moment);
    engine.remote().offer(record);
    KeyEvent.up(record, 0, 63, moment);
    engine.remote().offer(record);
    ControlEvent.writeAt(record, ControlEvent.CONTROLLER, 0, 1, 0.5, moment);
    engine.remote().offer(record);
    for (int status = 0x80; status < 0x100; status += 0x10) {
      int message = MidiEvent.message(status, block % 2 == 0 ? 64 : 123, block & 127);
      MidiEvent.write(record, 0, message, block % 4 == 0 ? 0 : moment, 0);
      engine.midi().offer(record);
      engine.midiIn(block, message);
    }
  }

  /// Turns every knob there is, one a block, to its highest value.
  private static void turn(AudioEngine engine, long[] record, int block) {
    EffectParameter parameter = EffectParameter.of(block % EffectParameter.values().length);
    for (int kind = ControlEvent.EFFECT; kind <= ControlEvent.MASTER_EFFECT; kind++) {
      int number = parameter.number();
      ControlEvent.write(record, kind, 0, number, parameter.most(), ControlEvent.NOW, 0);
      engine.session().offer(record);
    }
  }

  /// Sounds nothing, and breaks at last, so that a failure too is rehearsed.
  private static final class Silence implements Instrument {
    private int blocks;

    @Override
    public void noteOn(int offset, int pitch, float velocity) {}

    @Override
    public void noteOff(int offset, int pitch) {}

    @Override
    public void render(float[] left, float[] right, int frames) {
      if (++blocks > BLOCKS / 2 - 8) {
        throw new IllegalStateException("the rehearsal is over");
      }
    }

    @Override
    public void reset() {
      blocks = 0;
    }

    @Override
    public int activeVoices() {
      return 0;
    }
  }
}
