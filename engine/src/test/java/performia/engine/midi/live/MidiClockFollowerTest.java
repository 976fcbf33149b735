// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import performia.engine.event.MidiEvent;

class MidiClockFollowerTest {
  private final MidiClockFollower follower = new MidiClockFollower();
  private final Random random = new Random(3);
  private double now = 1e9;

  private void ticks(int count, double tempo, double jitterNanos) {
    for (int i = 0; i < count; i++) {
      follower.take(0xf8, Math.round(now + random.nextGaussian() * jitterNanos));
      now += 60e9 / tempo / 24;
    }
  }

  @Test
  void anEvenClockIsItsTempo() {
    ticks(48, 137, 0);
    assertThat(follower.locked()).isTrue();
    assertThat(follower.tempo()).isCloseTo(137, within(0.001));
  }

  @Test
  void aMillisecondOfJitterMovesTheTempoByLessThanOneInAHundred() {
    ticks(192, 120, 1e6);
    for (int i = 0; i < 500; i++) {
      ticks(1, 120, 1e6);
      assertThat(follower.tempo()).isCloseTo(120, within(1.2));
    }
  }

  @Test
  void aNewTempoIsFollowedWithinTwoBars() {
    ticks(192, 120, 2e5);
    ticks(192, 132, 2e5);
    assertThat(follower.tempo()).isCloseTo(132, within(0.7));
  }

  @Test
  void startStopContinueAndPositionAreUnderstood() {
    ticks(24, 120, 0);
    assertThat(follower.running()).isFalse();
    follower.take(0xfa, Math.round(now));
    ticks(49, 120, 0);
    assertThat(follower.running()).isTrue();
    assertThat(follower.beatAt(Math.round(now - 60e9 / 120 / 24))).isCloseTo(2, within(0.001));
    follower.take(0xfc, Math.round(now));
    ticks(24, 120, 0);
    assertThat(follower.beatAt(Math.round(now))).isCloseTo(2, within(0.001));
    follower.take(MidiEvent.message(0xf2, 16, 1), Math.round(now));
    follower.take(0xfb, Math.round(now));
    ticks(1, 120, 0);
    assertThat(follower.beatAt(Math.round(now - 60e9 / 120 / 24))).isCloseTo(36, within(0.001));
  }

  @Test
  void aClockThatPausedIsLearntAnew() {
    ticks(96, 120, 0);
    now += 5e9;
    ticks(48, 90, 0);
    assertThat(follower.tempo()).isCloseTo(90, within(0.001));
  }

  @Test
  void whatIsNoClockIsIgnored() {
    assertThat(follower.take(MidiEvent.message(0x90, 60, 1), 5)).isFalse();
    assertThat(follower.tempo()).isZero();
  }
}
