// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import performia.agents.style.Feels;
import performia.agents.style.Seat;
import performia.engine.concurrent.EventRing;
import performia.engine.event.EventRecord;
import performia.engine.event.NoteEvent;
import performia.engine.music.Timeline;
import performia.engine.time.TempoMap;
import performia.engine.time.Transport;

class BandWorkerTest {
  private static final int BLOCK = 512;

  private final Timeline line =
      new Timeline(Arrangement.withEnding(Objects.requireNonNull(TestSongs.many().get("six8"))));
  private final Performance performance =
      new Performance(
          line,
          Feels.shipped().get("slowblues"),
          Arc.level(line, 0.5),
          11,
          EnumSet.allOf(Seat.class),
          false);
  private final Transport transport = new Transport(TempoMap.of(line));
  private final EventRing ring = new EventRing(4096, EventRecord.LONGS);
  private final BandWorker worker =
      new BandWorker(transport, ring, Map.of(), BandRender.agents(), performance, 0.2);

  /// Steps band and clock together; returns the beats of what was committed, by part.
  private List<double[]> run(double untilBeat) {
    var heard = new ArrayList<double[]>();
    long[] record = new long[EventRecord.LONGS];
    while (transport.beat() < untilBeat) {
      worker.work();
      while (ring.poll(record)) {
        heard.add(new double[] {NoteEvent.part(record), NoteEvent.beat(record)});
        assertThat(NoteEvent.epoch(record)).isEqualTo(transport.epoch());
      }
      transport.advance(BLOCK);
      transport.publish(0);
    }
    return heard;
  }

  @Test
  void commitsExactlyWhatAnOfflinePerformancePlays() {
    transport.play();
    List<double[]> heard = run(line.end() + 1);
    Band.perform(BandRender.agents(), performance)
        .forEach((seat, notes) ->
            assertThat(heard.stream().filter(h -> h[0] == seat.index()).map(h -> h[1]).toList())
                .as(seat.word())
                .isEqualTo(notes.stream().map(n -> n.beat()).toList()));
  }

  @Test
  void startsAfreshWhereTheTransportIsPut() {
    transport.play();
    run(4);
    transport.locate(24);
    transport.publish(0);
    List<double[]> heard = run(28);
    assertThat(heard).isNotEmpty().allMatch(h -> h[1] >= 24 && h[1] < 29);
    assertThat(heard.getFirst()[1]).isLessThan(24.1);
  }

  @Test
  void takesAnotherIntensityFromTheNextFreeBar() {
    transport.play();
    int calm = run(12).size();
    worker.perform(performance.withArc(Arc.flat(line, 1)));
    run(15);
    assertThat(run(27).size()).isGreaterThan(calm * 3 / 2);
    assertThat(worker.shown().parts()).isNotEmpty();
    assertThat(worker.shown().performance().arc().at(3)).isEqualTo(1);
  }
}
