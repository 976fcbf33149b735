// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sound;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import performia.engine.audio.AudioCallback;
import performia.engine.event.ControlEvent;
import performia.engine.event.EventRecord;
import performia.engine.event.KeyEvent;
import performia.engine.event.MidiEvent;
import performia.engine.event.NoteEvent;
import performia.engine.time.Position;
import performia.engine.time.TempoMap;
import performia.engine.time.Transport;

/// Plays 10,000 blocks with a whole band of test instruments and everything a session can tell it,
/// and prints how many bytes the thread allocated from the first block on. Run by [AllocationTest]
/// in an interpreted JVM of its own.
final class AllocationProof {
  private static final int RATE = 48_000;
  private static final int BLOCKS = 10_000;
  private static final int BLOCK_FRAMES = 64;

  private final Transport transport = new Transport(TempoMap.constant(180));
  private final AudioEngine engine =
      new AudioEngine(
          transport,
          List.of(
              new Part("drums", new SineInstrument(RATE)),
              new Part("bass", new SineInstrument(RATE)),
              new Part("keys", new SineInstrument(RATE)),
              new Part("guitar", new SineInstrument(RATE)),
              new Part("broken", new BrokenInstrument())));
  private final Instrument[] spares = new Instrument[8];
  private final TempoMap otherMap = TempoMap.constant(140);
  private final Position position = new Position(transport);
  private final Levels levels = new Levels(engine);
  private final long[] record = new long[EventRecord.LONGS];
  private final float[][] inputs = new float[0][];
  private final float[] left = new float[BLOCK_FRAMES];
  private final float[] right = new float[BLOCK_FRAMES];
  private int epoch;
  private float heard;
  private int sent;

  public static void main(String[] arguments) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    AllocationProof proof = new AllocationProof();
    for (int i = 0; i < proof.spares.length; i++) {
      proof.spares[i] = new SineInstrument(RATE);
    }
    proof.engine.prepare(RATE, BLOCK_FRAMES);
    threads.getCurrentThreadAllocatedBytes();
    long empty = threads.getCurrentThreadAllocatedBytes();
    empty = threads.getCurrentThreadAllocatedBytes() - empty;
    long bytes = 0;
    for (int block = 0; block < BLOCKS; block++) {
      proof.tell(block);
      long before = threads.getCurrentThreadAllocatedBytes();
      proof.engine.process(proof.inputs, proof.left, proof.right, BLOCK_FRAMES, block * 1_333_333L);
      while (proof.engine.nextMidiOut() != AudioCallback.NO_MIDI) {
        proof.sent++;
      }
      long after = threads.getCurrentThreadAllocatedBytes();
      bytes += after - before - empty;
      proof.heard = Math.max(proof.heard, Math.abs(proof.left[0]));
    }
    System.out.println(
        "bytes "
            + bytes
            + " played "
            + proof.engine.counters().get(AudioEngine.PLAYED)
            + " failures "
            + proof.engine.counters().get(AudioEngine.FAILURES)
            + " heard "
            + (proof.heard > 0.01f)
            + " sent "
            + (proof.sent > 1000));
  }

  /// What the other threads do.
  private void tell(int block) {
    position.update();
    levels.update();
    if (block % 400 == 0) {
      engine.midiRoutes(
          block % 800 == 0
              ? MidiRoutes.NONE.inAll(2).usualControllers().out(1, 3).out(2, 4).clock(true)
              : MidiRoutes.NONE);
    }
    if (block % 5 == 0) {
      live(block);
    }
    if (block == 0) {
      control(ControlEvent.PLAY, 0, 0);
      control(ControlEvent.SEND, 0, 0.3);
    }
    if (position.epoch() != epoch) {
      epoch = position.epoch();
    }
    if (block % 16 == 0) {
      for (int part = 0; part < 5; part++) {
        for (int pitch = 40; pitch < 44; pitch++) {
          NoteEvent.write(
              record, position.beat() + 0.1, part, pitch + block % 36, 0.3f, 0.4, epoch);
          engine.agents().offer(record);
        }
      }
      ControlEvent.write(record, ControlEvent.CONTROLLER, 1, 64, 1, position.beat() + 0.05, epoch);
      engine.agents().offer(record);
    }
    if (block % 50 == 0) {
      turnEveryKnob(block);
    }
    if (block % 1000 == 500) {
      control(ControlEvent.LOCATE, 0, -4);
      engine.parts().get(block / 1000 % 4).replace(spares[block / 1000 % spares.length]);
      transport.replaceMap(otherMap);
    }
    if (block % 1000 == 700) {
      control(ControlEvent.STOP, 0, 0);
    }
    if (block % 1000 == 750) {
      control(ControlEvent.PLAY, 0, 0);
      for (Part part : engine.parts()) {
        part.collectRetired();
      }
    }
    while (engine.sounded().poll(record)
        || engine.midiHeard().poll(record)
        || engine.midiOut().poll(record)) {
      heard += 0;
    }
  }

  private void live(int block) {
    long moment = block * 1_333_333L + (block % 3 - 1) * 900_000L;
    KeyEvent.down(record, 3, 50 + block % 12, 0.2f, moment);
    engine.remote().offer(record);
    KeyEvent.up(record, 3, 50 + block % 12, moment + 100_000_000);
    engine.remote().offer(record);
    ControlEvent.writeAt(record, ControlEvent.BEND, 3, 0, 0.1, moment + 3_000_000);
    engine.remote().offer(record);
    for (int status = 0x80; status < 0x100; status += 0x10) {
      int message = MidiEvent.message(status, block % 2 == 0 ? 64 : 123, block & 127);
      MidiEvent.write(record, 0, message, block % 4 == 0 ? 0 : moment, 0);
      engine.midi().offer(record);
      engine.midiIn(block & 63, message);
    }
  }

  private void turnEveryKnob(int block) {
    float value = block % 100 / 100f;
    for (int kind = ControlEvent.TEMPO_RATIO; kind <= ControlEvent.LAST; kind++) {
      control(kind, block / 50 % 5, kind == ControlEvent.TEMPO_RATIO ? 1 + value / 10 : value);
    }
    control(ControlEvent.MASTER_GAIN, 0, 0.8);
    KeyEvent.down(record, 2, 60 + block % 12, 0.5f, 0);
    engine.midi().offer(record);
    KeyEvent.up(record, 2, 60 + (block - 50) % 12 & 127, 0);
    engine.midi().offer(record);
  }

  private void control(int kind, int part, double value) {
    ControlEvent.write(record, kind, part, value);
    engine.session().offer(record);
  }

  /// Fails after a while, with an exception that was built beforehand.
  private static final class BrokenInstrument implements Instrument {
    private final IllegalStateException broken = new IllegalStateException("broken");
    private int blocks;

    @Override
    public void noteOn(int offset, int pitch, float velocity) {}

    @Override
    public void noteOff(int offset, int pitch) {}

    @Override
    public void render(float[] left, float[] right, int frames) {
      if (++blocks > 5000) {
        throw broken;
      }
    }

    @Override
    public void reset() {}

    @Override
    public int activeVoices() {
      return 0;
    }
  }
}
