// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import performia.agents.style.Feels;
import performia.agents.style.Seat;
import performia.analysis.transcribe.ChartReader;
import performia.engine.event.EventRecord;
import performia.engine.event.SoundedEvent;
import performia.engine.sound.Instrument;
import performia.engine.sound.Part;
import performia.engine.time.Position;
import performia.ui.TestHouse;

/// A band on a stage without a device: the same workers, stepped block by block.
class BandleaderTest {
  private static final int RATE = 48_000;
  private static final int FRAMES = 64;

  private record Sounded(int part, double beat, double velocity) {}

  private final List<Sounded> sounded = new ArrayList<>();
  private final long[] record = new long[EventRecord.LONGS];
  private final float[] left = new float[FRAMES];
  private final float[] right = new float[FRAMES];
  private Ensemble ensemble;
  private Bandleader leader;
  private Position position;
  private StageView view;

  @BeforeEach
  void takeTheStage() {
    var song =
        ChartReader.read(
                """
                {"title": "Form", "tempo": 120, "sections": [
                  {"name": "Verse", "label": "V", "bars": ["C", "F", "G7", "C"]},
                  {"name": "Chorus", "label": "C", "bars": ["F", "G", "C", "C"]},
                  {"name": "Bridge", "label": "B", "bars": ["Am", "Dm", "G", "G7"]},
                  {"name": "Out", "label": "C", "bars": ["F", "G", "C", "C"]}]}
                """,
                "form.json")
            .getFirst();
    var asked =
        new Arrangement(
            "pop", 0, "", 0.5, false, List.of(), 7, false, false, true, null, Map.of(), Map.of());
    Arranged what =
        new Arranger(Feels.shipped(), () -> 1).arrange(new ChosenSong(song, null, "form"), asked);
    var parts = new ArrayList<Part>();
    for (Seat seat : what.seats()) {
      parts.add(new Part(seat.word(), new Mute()));
    }
    ensemble = Ensemble.wire(what, TestHouse.band(), parts);
    leader = new Bandleader(what, ensemble, Feels::shipped);
    view = new StageView(what, ensemble, leader);
    position = new Position(ensemble.transport());
    ensemble.engine().prepare(RATE, FRAMES);
    ensemble.play();
  }

  @Test
  void theNextSectionComesWithTheNextBarAndTheTransportNeverJumps() {
    runTo(5);
    leader.take(new Steer.Section(2));
    double before = position.beat();
    runTo(13);
    assertThat(view.moment().section()).isEqualTo("Bridge");
    assertThat(position.beat()).isGreaterThan(before);
    assertThat(view.moment().chord()).startsWith("Dm");
  }

  @Test
  void theEndingIsOneBarAwayWhenItIsAskedFor() {
    runTo(5);
    leader.take(new Steer.End());
    runTo(9.5);
    assertThat(view.moment().section()).isEqualTo("Ending");
    runTo(20);
    assertThat(leader.isOver()).isTrue();
  }

  @Test
  void moreIntensityMeansMoreAndLouderNotes() {
    leader.take(new Steer.Intensity(0.1));
    runTo(8);
    int quiet = sounded.size();
    double soft = loudness(sounded);
    sounded.clear();
    leader.take(new Steer.Intensity(1));
    runTo(12);
    sounded.clear();
    runTo(20);
    assertThat(sounded.size()).isGreaterThan((int) (1.3 * quiet));
    assertThat(loudness(sounded)).isGreaterThan(soft + 0.1);
  }

  @Test
  void stopStopsAndPlayGoesOnFromThere() {
    runTo(6);
    leader.take(new Steer.PlayStop());
    step(200);
    double stood = position.beat();
    int heard = sounded.size();
    step(400);
    assertThat(position.beat()).isEqualTo(stood);
    assertThat(sounded).hasSize(heard);
    assertThat(view.moment().state()).isEqualTo(Moment.State.STOPPED);
    leader.take(new Steer.PlayStop());
    runTo(stood + 2);
    assertThat(sounded.size()).isGreaterThan(heard);
    assertThat(sounded.subList(heard, sounded.size()))
        .allSatisfy(note -> assertThat(note.beat).isGreaterThanOrEqualTo(stood - 0.01));
  }

  @Test
  void aFillMakesTheDrummerLeaveHisGroove() {
    runTo(1);
    leader.take(new Steer.Fill());
    runTo(9);
    assertThat(leader.performance().timeline().passes()).hasSize(6);
    assertThat(view.moment().section()).isEqualTo("Verse");
  }

  @Test
  void tempoAndMutesGoStraightToTheEngine() {
    leader.take(new Steer.TempoBy(6));
    leader.take(new Steer.Mute(1));
    runTo(2);
    assertThat(position.tempo()).isBetween(125.9, 126.1);
    assertThat(view.moment().parts().get(1).muted()).isTrue();
    leader.take(new Steer.Mute(1));
    leader.take(new Steer.Mute(7));
    assertThat(leader.isMuted(1)).isFalse();
    leader.take(new Steer.Quit());
    assertThat(leader.isOver()).isTrue();
  }

  private static double loudness(List<Sounded> notes) {
    return notes.stream().mapToDouble(Sounded::velocity).average().orElse(0);
  }

  private void runTo(double beat) {
    for (int i = 0; i < 200_000 && position.beat() < beat; i++) {
      step(1);
    }
  }

  private void step(int blocks) {
    for (int i = 0; i < blocks; i++) {
      ensemble.worker().work();
      ensemble.engine().process(new float[0][], left, right, FRAMES, 0);
      leader.work();
      position.update();
      while (ensemble.engine().sounded().poll(record)) {
        sounded.add(
            new Sounded(
                SoundedEvent.part(record),
                SoundedEvent.beat(record),
                SoundedEvent.velocity(record)));
      }
    }
  }

  /// Plays nothing; the events are what is asserted on.
  private static final class Mute implements Instrument {
    @Override
    public void noteOn(int offset, int pitch, float velocity) {}

    @Override
    public void noteOff(int offset, int pitch) {}

    @Override
    public void render(float[] outLeft, float[] outRight, int frames) {}

    @Override
    public void reset() {}

    @Override
    public int activeVoices() {
      return 0;
    }
  }
}
