// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import performia.engine.event.ControlEvent;
import performia.engine.event.EventRecord;
import performia.engine.event.KeyEvent;
import performia.engine.event.NoteEvent;
import performia.engine.event.SoundedEvent;
import performia.engine.time.TempoMap;
import performia.engine.time.Transport;

class AudioEngineTest {
  private static final int RATE = 48_000;

  private final long[] record = new long[EventRecord.LONGS];

  /// Writes down what it is told, with the frame it falls on.
  private static final class Recorder implements Instrument {
    final List<String> calls = new ArrayList<>();
    long frame;
    boolean explode;
    boolean notFinite;

    @Override
    public void noteOn(int offset, int pitch, float velocity) {
      calls.add("on " + pitch + " @" + (frame + offset));
    }

    @Override
    public void noteOff(int offset, int pitch) {
      calls.add("off " + pitch + " @" + (frame + offset));
    }

    @Override
    public void control(int offset, int controller, float value) {
      calls.add("control " + controller + "=" + value + " @" + (frame + offset));
    }

    @Override
    public void render(float[] left, float[] right, int frames) {
      frame += frames;
      if (explode) {
        throw new IllegalStateException("boom");
      }
      left[0] += notFinite ? Float.NaN : 0;
    }

    @Override
    public void reset() {}

    @Override
    public int activeVoices() {
      return 0;
    }
  }

  private final Recorder recorder = new Recorder();
  private final Transport transport = new Transport(TempoMap.constant(120));
  private final Part part = new Part("test", recorder);
  private final AudioEngine engine =
      new AudioEngine(transport, List.of(part, new Part("sine", new SineInstrument(RATE))));
  private final float[] left = new float[4096];
  private final float[] right = new float[4096];

  {
    engine.prepare(RATE, 4096);
    recorder.calls.clear();
    recorder.frame = 0;
  }

  /// The engine is always one look-ahead of the limiter, 64 frames, before what is heard.
  private void run(long frames, int block) {
    for (long done = 0; done < frames; done += block) {
      engine.process(new float[0][], left, right, block, 0);
    }
  }

  private void control(int kind, double value) {
    ControlEvent.write(record, kind, value);
    engine.session().offer(record);
  }

  private void note(double beat, int pitch, double length) {
    NoteEvent.write(record, beat, 0, pitch, 0.5f, length, transport.epoch());
    engine.agents().offer(record);
  }

  @Test
  void notesSoundAtTheirExactFrameAndEndAfterTheirLength() {
    control(ControlEvent.PLAY, 0);
    note(0.5, 60, 0.25);
    note(0, 61, 0.5);
    run(RATE, 100);
    assertThat(recorder.calls)
        .containsExactly("on 61 @0", "off 61 @12000", "on 60 @12000", "off 60 @18000");
  }

  @Test
  void aKeyStruckAgainWhileItSoundsIsEndedFirstAndKeepsItsOwnLength() {
    control(ControlEvent.PLAY, 0);
    note(0, 60, 1);
    note(0.5, 60, 1);
    run(RATE, 256);
    assertThat(recorder.calls)
        .containsExactly("on 60 @0", "off 60 @12000", "on 60 @12000", "off 60 @36000");
  }

  @Test
  void stopEndsWhatSoundsAndVoidsWhatWaits() {
    control(ControlEvent.PLAY, 0);
    note(0, 60, 8);
    note(1, 62, 1);
    run(6400, 64);
    control(ControlEvent.STOP, 0);
    run(64, 64);
    assertThat(recorder.calls).containsExactly("on 60 @0", "off 60 @6464");
    assertThat(transport.playing()).isFalse();
    double stood = transport.beat();
    run(RATE, 64);
    assertThat(transport.beat()).isEqualTo(stood);
    control(ControlEvent.PLAY, 0);
    run(RATE, 64);
    assertThat(recorder.calls).hasSize(2);
  }

  @Test
  void eventsOfAnOlderEpochAreIgnoredAndCounted() {
    note(0, 60, 1);
    control(ControlEvent.LOCATE, -4);
    control(ControlEvent.PLAY, 0);
    run(RATE, 64);
    assertThat(recorder.calls).isEmpty();
    assertThat(engine.counters().get(AudioEngine.STALE)).isEqualTo(1);
  }

  @Test
  void aCountInPlaysBeforeBeatZero() {
    control(ControlEvent.LOCATE, -1);
    run(64, 64);
    note(-1, 37, 0.1);
    note(0, 36, 0.1);
    control(ControlEvent.PLAY, 0);
    run(RATE, 64);
    assertThat(recorder.calls).contains("on 37 @128", "on 36 @24128");
  }

  @Test
  void aLateNoteSoundsAtOnceAndATooLateNoteNever() {
    control(ControlEvent.PLAY, 0);
    run(6400, 64);
    double now = transport.beat();
    note(now - 0.01 * 2, 60, 1);
    note(now - 0.03 * 2, 62, 1);
    run(64, 64);
    assertThat(recorder.calls).containsExactly("on 60 @6464");
    assertThat(engine.counters().get(AudioEngine.LATE)).isEqualTo(1);
    assertThat(engine.counters().get(AudioEngine.TOO_LATE)).isEqualTo(1);
  }

  @Test
  void aTempoChangeCarriesWaitingNotesAlong() {
    control(ControlEvent.PLAY, 0);
    note(2, 60, 1);
    run(24_000, 64);
    control(ControlEvent.TEMPO_RATIO, 2);
    run(RATE, 64);
    assertThat(recorder.calls).containsExactly("on 60 @36032", "off 60 @48032");
  }

  @Test
  void controlsWaitForTheirBeatAndComeBeforeNotesOfTheSameBeat() {
    control(ControlEvent.PLAY, 0);
    note(1, 60, 0.5);
    ControlEvent.write(record, ControlEvent.CONTROLLER, 0, 64, 1, 1, transport.epoch());
    engine.agents().offer(record);
    run(RATE, 64);
    assertThat(recorder.calls)
        .containsExactly("control 64=1.0 @24000", "on 60 @24000", "off 60 @36000");
  }

  @Test
  void keysSoundAtOnceEvenWhileTheTransportStands() {
    KeyEvent.down(record, 0, 64, 1, 0);
    engine.midi().offer(record);
    run(640, 64);
    KeyEvent.up(record, 0, 64, 0);
    engine.midi().offer(record);
    run(64, 64);
    assertThat(recorder.calls).containsExactly("on 64 @0", "off 64 @704");
  }

  @Test
  void whatSoundedIsToldWithItsFrame() {
    control(ControlEvent.PLAY, 0);
    note(0.5, 60, 0.25);
    run(RATE, 64);
    assertThat(engine.sounded().poll(record)).isTrue();
    assertThat(SoundedEvent.frame(record)).isEqualTo(12_000);
    assertThat(SoundedEvent.pitch(record)).isEqualTo(60);
    assertThat(SoundedEvent.beat(record)).isEqualTo(0.5);
    assertThat(SoundedEvent.lengthBeats(record)).isEqualTo(0.25f);
    assertThat(SoundedEvent.velocity(record)).isEqualTo(0.5f);
  }

  @Test
  void aPartThatThrowsIsSilencedAndTheShowGoesOn() {
    control(ControlEvent.PLAY, 0);
    NoteEvent.write(record, 0, 1, 69, 0.5f, 4, 0);
    engine.agents().offer(record);
    recorder.explode = true;
    run(6400, 64);
    assertThat(engine.counters().get(AudioEngine.FAILURES)).isEqualTo(1);
    assertThat(part.failure()).hasMessage("boom");
    assertThat(peak()).isGreaterThan(0.1f);
  }

  @Test
  void aPartThatRendersNotANumberIsSilenced() {
    recorder.notFinite = true;
    run(64, 64);
    assertThat(part.failure()).hasMessageContaining("not a number");
    assertThat(left[0]).isZero();
  }

  @Test
  void aNewInstrumentTakesOverWhileTheOldOneRingsOut() {
    Part sine = engine.parts().get(1);
    control(ControlEvent.PLAY, 0);
    NoteEvent.write(record, 0, 1, 69, 0.5f, 16, 0);
    engine.agents().offer(record);
    run(6400, 64);
    SineInstrument next = new SineInstrument(RATE);
    assertThat(sine.replace(next)).isNull();
    run(64, 64);
    assertThat(peak()).isGreaterThan(0.05f);
    assertThat(sine.collectRetired()).isNull();
    run(RATE, 64);
    assertThat(sine.collectRetired()).isInstanceOf(SineInstrument.class).isNotSameAs(next);
  }

  @Test
  void unknownPartsAndKeysAreCountedNotPlayed() {
    NoteEvent.write(record, 0, 7, 60, 0.5f, 1, 0);
    engine.agents().offer(record);
    NoteEvent.write(record, 0, 0, 200, 0.5f, 1, 0);
    engine.agents().offer(record);
    NoteEvent.write(record, Double.NaN, 0, 60, 0.5f, 1, 0);
    engine.agents().offer(record);
    control(99, 0);
    run(64, 64);
    assertThat(engine.counters().get(AudioEngine.UNKNOWN)).isEqualTo(4);
  }

  private float peak() {
    float peak = 0;
    for (int i = 0; i < 64; i++) {
      peak = Math.max(peak, Math.abs(left[i]));
    }
    return peak;
  }
}
