// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TransportTest {
  private final TempoMap map = new TempoMap(new double[] {0, 16, 40}, new double[] {97, 133, 71});
  private final Transport transport = new Transport(map);

  {
    transport.prepare(44_100);
  }

  @Test
  void anHourOfBlocksDoesNotDriftByOneFrame() {
    transport.play();
    long frames = 0;
    while (frames < 3600L * 44_100) {
      transport.advance(64);
      frames += 64;
    }
    assertThat(transport.beat()).isCloseTo(map.beatAt(frames / 44_100.0), within(1e-9));
    assertThat(transport.frameAt(transport.beat())).isEqualTo(frames);
  }

  @Test
  void beatsAndFramesAreInverse() {
    transport.locate(-4);
    transport.play();
    for (long frame = 0; frame < 2_000_000; frame += 9973) {
      assertThat(transport.frameAt(transport.beatAt(frame))).isEqualTo(frame);
    }
  }

  @Test
  void liveTempoChangesNeverMakeTheBeatJump() {
    transport.play();
    double last = transport.beat();
    Random random = new Random(7);
    for (int i = 0; i < 5000; i++) {
      transport.ratio(0.5 + random.nextDouble());
      assertThat(transport.beat()).isCloseTo(last, within(1e-9));
      transport.advance(64);
      assertThat(transport.beat()).isGreaterThan(last);
      last = transport.beat();
    }
  }

  @Test
  void aNewMapKeepsTheBeat() {
    transport.play();
    transport.advance(441_000);
    double beat = transport.beat();
    transport.replaceMap(TempoMap.constant(60));
    transport.takeMap();
    assertThat(transport.beat()).isCloseTo(beat, within(1e-9));
    transport.advance(44_100);
    assertThat(transport.beat()).isCloseTo(beat + 1, within(1e-9));
  }

  @Test
  void stopAndLocateRaiseTheEpochAndPlayDoesNot() {
    int epoch = transport.epoch();
    transport.play();
    assertThat(transport.epoch()).isEqualTo(epoch);
    transport.stop();
    transport.locate(8);
    assertThat(transport.epoch()).isEqualTo(epoch + 2);
    transport.advance(1000);
    assertThat(transport.beat()).isEqualTo(8);
  }

  @Test
  void othersReadWhatWasPublished() {
    Position position = new Position(transport);
    transport.locate(-2);
    transport.play();
    transport.publish(5);
    assertThat(position.beat()).isZero();
    position.update();
    assertThat(position.beat()).isEqualTo(-2);
    assertThat(position.playing()).isTrue();
    assertThat(position.epoch()).isEqualTo(1);
    assertThat(position.tempo()).isEqualTo(97);
    assertThat(position.beatAt(5 + 1_000_000_000L)).isCloseTo(-2 + 97 / 60.0, within(1e-9));
  }

  @Test
  void theSampleClockSmoothsJitterAndLearnsTheTrueRate() {
    SampleClock clock = new SampleClock(48_000, 0.1);
    SampleClock.Reader reader = new SampleClock.Reader(clock);
    Random random = new Random(3);
    double trueNanos = 1e9 / 48_010; // the card runs 208 ppm fast
    double worst = 0;
    for (int block = 0; block < 20_000; block++) {
      long frame = block * 128L;
      long start = Math.round(frame * trueNanos);
      clock.update(frame, start + random.nextInt(1_000_000));
      if (block > 10_000) {
        // Jitter is late by half a millisecond on average.
        double frameNow = reader.frameAt(start + 500_000);
        worst = Math.max(worst, Math.abs(frameNow - frame));
      }
    }
    assertThat(worst).isLessThan(4); // of 48 frames of jitter
  }
}
