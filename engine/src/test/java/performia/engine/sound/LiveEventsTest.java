// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import performia.engine.audio.AudioCallback;
import performia.engine.event.ControlEvent;
import performia.engine.event.EventRecord;
import performia.engine.event.KeyEvent;
import performia.engine.event.MidiEvent;
import performia.engine.event.NoteEvent;
import performia.engine.time.TempoMap;
import performia.engine.time.Transport;

class LiveEventsTest {
  private static final int RATE = 48_000;
  private static final long START = 5_000_000_000L;

  private final long[] record = new long[EventRecord.LONGS];
  private final Recorder recorder = new Recorder();
  private final Transport transport = new Transport(TempoMap.constant(120));
  private final AudioEngine engine =
      new AudioEngine(transport, List.of(new Part("test", recorder)));
  private final float[] left = new float[4096];
  private final float[] right = new float[4096];
  private final List<String> sent = new ArrayList<>();
  private long frame;

  {
    engine.prepare(RATE, 4096);
  }

  private static final class Recorder implements Instrument {
    final List<String> calls = new ArrayList<>();
    final List<Long> frames = new ArrayList<>();
    long frame;
    int lastOffset;

    private void note(String what, int offset) {
      assertThat(offset).isBetween(lastOffset, 63);
      lastOffset = offset;
      calls.add(what + " @" + (frame + offset));
      frames.add(frame + offset);
    }

    @Override
    public void noteOn(int offset, int pitch, float velocity) {
      note("on " + pitch, offset);
    }

    @Override
    public void noteOff(int offset, int pitch) {
      note("off " + pitch, offset);
    }

    @Override
    public void control(int offset, int controller, float value) {
      note("control " + controller + "=" + value, offset);
    }

    @Override
    public void bend(int offset, float semitones) {
      note("bend " + semitones, offset);
    }

    @Override
    public void render(float[] left, float[] right, int frames) {
      frame += frames;
      lastOffset = 0;
    }

    @Override
    public void reset() {}

    @Override
    public int activeVoices() {
      return 0;
    }
  }

  private static long nanos(long atFrame) {
    return START + Math.round(atFrame * 1e9 / RATE);
  }

  private void block(int frames) {
    engine.process(new float[0][], left, right, frames, nanos(frame));
    for (long out = engine.nextMidiOut();
        out != AudioCallback.NO_MIDI;
        out = engine.nextMidiOut()) {
      sent.add(Integer.toHexString((int) out) + " @" + (frame + (out >>> 32)));
    }
    frame += frames;
  }

  private void run(long until, int block) {
    while (frame < until) {
      block(block);
    }
  }

  private static int latency(int block) {
    return block + 64 + 64 - Math.min(64, Integer.lowestOneBit(block));
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64, 100, 256})
  void eventsToComeSoundOnTheirVeryFrame(int block) {
    block(block);
    for (int i = 0; i < 5; i++) {
      KeyEvent.down(record, 0, 60 + i, 0.5f, nanos(9000 - i * 1111));
      engine.remote().offer(record);
    }
    KeyEvent.up(record, 0, 60, nanos(9001));
    engine.remote().offer(record);
    ControlEvent.writeAt(record, ControlEvent.CONTROLLER, 0, 7, 0.5, nanos(6001));
    engine.remote().offer(record);
    run(10_000, block);
    assertThat(recorder.calls)
        .containsExactly(
            "on 64 @4556",
            "on 63 @5667",
            "control 7=0.5 @6001",
            "on 62 @6778",
            "on 61 @7889",
            "on 60 @9000",
            "off 60 @9001");
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64, 100, 256})
  void whatIsPlayedLiveSoundsAConstantTimeLaterWhereverInTheBlockItCame(int block) {
    Random random = new Random(7);
    List<Long> expected = new ArrayList<>();
    block(block);
    for (int i = 0; i < 400; i++) {
      // Pressed at any frame of the block that has just passed.
      long pressed = frame - block + 1 + random.nextInt(block);
      KeyEvent.down(record, 0, 1 + i % 100, 0.5f, nanos(pressed));
      engine.midi().offer(record);
      expected.add(pressed + latency(block));
      block(block);
    }
    run(frame + 1000, block);
    List<Long> ons = new ArrayList<>();
    for (int i = 0; i < recorder.calls.size(); i++) {
      if (recorder.calls.get(i).startsWith("on")) {
        ons.add(recorder.frames.get(i));
      }
    }
    assertThat(ons).isEqualTo(expected);
  }

  @Test
  void whatComesTooLateSoundsAtOnceAndAKeyLetGoAtOnceIsNotStuck() {
    run(6400, 64);
    KeyEvent.down(record, 0, 60, 0.5f, nanos(100));
    engine.midi().offer(record);
    KeyEvent.up(record, 0, 60, nanos(200));
    engine.midi().offer(record);
    run(9000, 64);
    assertThat(recorder.calls).containsExactly("on 60 @6464", "off 60 @6464");
  }

  @Test
  void rawMidiReachesThePartOfItsChannel() {
    engine.midiRoutes(MidiRoutes.NONE.in(2, 0).controller(64, true));
    block(64);
    int[] messages = {
      MidiEvent.message(0x92, 60, 127),
      MidiEvent.message(0x91, 61, 127),
      MidiEvent.message(0xb2, 64, 127),
      MidiEvent.message(0xb2, 65, 127),
      MidiEvent.message(0xe2, 0, 0),
      MidiEvent.message(0x92, 60, 0),
      MidiEvent.message(0x92, 62, 127),
      MidiEvent.message(0xb2, 123, 0),
      MidiEvent.message(0xf8, 0, 0)
    };
    for (int i = 0; i < messages.length; i++) {
      engine.midiIn(i, messages[i]);
    }
    block(64);
    run(1000, 64);
    assertThat(recorder.calls)
        .containsExactly(
            "on 60 @128",
            "control 64=1.0 @130",
            "bend -2.0 @132",
            "off 60 @133",
            "on 62 @134",
            "off 62 @135");
    assertThat(engine.midiHeard().size()).isEqualTo(messages.length);
    engine.midiHeard().poll(record);
    assertThat(MidiEvent.frame(record)).isZero();
    assertThat(MidiEvent.message(record)).isEqualTo(messages[0]);
  }

  @Test
  void rawMidiFromARingSoundsAsLateAsItsMomentSays() {
    engine.midiRoutes(MidiRoutes.NONE.inAll(0));
    block(64);
    MidiEvent.write(record, 3, MidiEvent.message(0x90, 60, 64), nanos(17), 0);
    engine.midi().offer(record);
    run(1000, 64);
    assertThat(recorder.calls).containsExactly("on 60 @145");
    engine.midiHeard().poll(record);
    assertThat(MidiEvent.port(record)).isEqualTo(3);
    assertThat(MidiEvent.frame(record)).isEqualTo(17);
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64, 100, 256})
  void notesAreSentOutInTheBlockAndOnTheFrameInWhichTheySound(int block) {
    engine.midiRoutes(MidiRoutes.NONE.out(0, 9));
    ControlEvent.write(record, ControlEvent.PLAY, 0);
    engine.session().offer(record);
    NoteEvent.write(record, 0, 0, 36, 1, 0.01, transport.epoch());
    engine.agents().offer(record);
    NoteEvent.write(record, 0.1, 0, 38, 0.5f, 0.01, transport.epoch());
    engine.agents().offer(record);
    run(4800, block);
    assertThat(sent).containsExactly("7f2499 @0", "2489 @240", "402699 @2400", "2689 @2640");
    engine.midiOut().poll(record);
    engine.midiOut().poll(record);
    assertThat(MidiEvent.frame(record)).isEqualTo(240);
    assertThat(MidiEvent.nanos(record)).isBetween(nanos(240) - 100, nanos(240) + 100);
  }

  @Test
  void clockIsSentTwentyFourTimesABeatWithStartStopAndContinue() {
    engine.midiRoutes(MidiRoutes.NONE.clock(true));
    ControlEvent.write(record, ControlEvent.PLAY, 0);
    engine.session().offer(record);
    run(24_000, 64);
    assertThat(sent.subList(0, 3)).containsExactly("fa @0", "f8 @0", "f8 @1000");
    assertThat(sent).hasSize(25);
    ControlEvent.write(record, ControlEvent.STOP, 0);
    engine.session().offer(record);
    ControlEvent.write(record, ControlEvent.LOCATE, 64.25);
    engine.session().offer(record);
    run(26_000, 64);
    assertThat(sent.getLast()).startsWith("fc");
    sent.clear();
    ControlEvent.write(record, ControlEvent.PLAY, 0);
    engine.session().offer(record);
    run(28_000, 64);
    assertThat(sent.get(0)).startsWith("201f2 ");
    assertThat(sent.get(1)).startsWith("fb ");
    assertThat(sent.get(2)).startsWith("f8 ");
  }

  @Test
  void aMinuteIsTheFurthestAndOutsideNonsenseIsCounted() {
    block(64);
    for (long moment : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, START + 61_000_000_000L}) {
      KeyEvent.down(record, 0, 60, 0.5f, moment);
      engine.remote().offer(record);
    }
    block(64);
    assertThat(engine.counters().get(AudioEngine.QUEUE_FULL)).isPositive();
    assertThat(recorder.calls.size() + engine.counters().get(AudioEngine.QUEUE_FULL)).isEqualTo(3);
  }
}
