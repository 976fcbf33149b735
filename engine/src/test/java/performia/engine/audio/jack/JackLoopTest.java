// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.jack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import performia.engine.audio.AudioBackend;
import performia.engine.audio.AudioStream;

/// What goes out comes in again, over a real server.
@Timeout(60)
class JackLoopTest {
  private static final int PERIOD = 64;

  private JackServer server;
  private final Loop loop = new Loop();

  @BeforeEach
  void startServer() {
    server = new JackServer();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private AudioStream open(int maxFrames, int inputs) {
    AudioStream stream =
        new JackBackend(server.name, maxFrames)
            .open(new AudioBackend.Request("jack", 44_100, 512, inputs), loop);
    stream.start();
    return stream;
  }

  private void wire() {
    server.connect("performia:out_left", "performia:in_1");
    server.connect("performia:midi_out", "performia:midi_in");
  }

  /// The frame from which the loop was closed.
  private int closedAt() {
    for (int i = 0; i < Loop.FRAMES; i++) {
      if (loop.heard[i] != 0) {
        return i;
      }
    }
    throw new AssertionError("nothing came back");
  }

  @Test
  void soundComesBackBitForBitExactlyOnePeriodLater() {
    try (AudioStream stream = open(8_192, 1)) {
      wire();
      loop.await(1_500);
      assertThat(stream.sampleRate()).isEqualTo(48_000);
      assertThat(stream.blockFrames()).isEqualTo(PERIOD);
      assertThat(stream.inputs()).isEqualTo(1);
      assertThat(stream.inputLatencyFrames()).isGreaterThanOrEqualTo(PERIOD);
      assertThat(stream.outputLatencyFrames()).isGreaterThanOrEqualTo(PERIOD);
      assertThat(stream.realTime().how()).isNotEmpty();
    }
    int from = closedAt();
    int to = Math.min(Loop.FRAMES, loop.frames);
    assertThat(to - from).isGreaterThan(20_000);
    assertThat(Arrays.copyOfRange(loop.heard, from, to))
        .isEqualTo(Arrays.copyOfRange(loop.played, from - PERIOD, to - PERIOD));
  }

  @Test
  void messagesKeepTheirFrame() {
    try (AudioStream stream = open(8_192, 1)) {
      wire();
      loop.await(1_500);
      assertThat(stream.alive()).isTrue();
    }
    messagesCameOnePeriodLater();
  }

  private void messagesCameOnePeriodLater() {
    assertThat(loop.receivedCount).isGreaterThan(50);
    int skipped = 0;
    long later = (long) PERIOD << 32;
    while (loop.sent[skipped] + later != loop.received[0]) {
      skipped++;
    }
    for (int i = 0; i < loop.receivedCount; i++) {
      assertThat(loop.received[i]).isEqualTo(loop.sent[skipped + i] + later);
    }
  }

  @Test
  void longCyclesComeInPartsWithTheirSoundAndMessages() {
    try (AudioStream stream = open(48, 1)) {
      wire();
      loop.await(2_000);
      assertThat(stream.alive()).isTrue();
    }
    assertThat(loop.longest).isEqualTo(48);
    int from = closedAt();
    int to = Math.min(Loop.FRAMES, loop.frames);
    assertThat(Arrays.copyOfRange(loop.heard, from, to))
        .isEqualTo(Arrays.copyOfRange(loop.played, from - PERIOD, to - PERIOD));
    messagesCameOnePeriodLater();
  }

  @Test
  void fiveThousandBlocksAllocateNothingFromTheFirstOn() {
    try (AudioStream stream = open(8_192, 2)) {
      wire();
      loop.await(5_000);
      assertThat(stream.alive()).isTrue();
    }
    assertThat(loop.blocks).isGreaterThanOrEqualTo(5_000);
    assertThat(loop.receivedCount).isGreaterThan(100);
    assertThat(loop.bytes).isZero();
  }

  @Test
  void aNewPeriodOfTheServerReachesTheCallback() {
    try (AudioStream stream = open(8_192, 1)) {
      loop.await(10);
      server.resize(256);
      for (int i = 0; i < 500 && loop.longest < 256; i++) {
        JackServer.sleep(10);
      }
      assertThat(loop.longest).isEqualTo(256);
      assertThat(stream.blockFrames()).isEqualTo(256);
      assertThat(stream.alive()).isTrue();
    }
  }
}
