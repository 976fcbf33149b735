// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.jack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import performia.engine.PerformiaException;
import performia.engine.audio.AudioBackend;
import performia.engine.audio.AudioCallback;
import performia.engine.audio.AudioStream;
import performia.engine.audio.DeviceKeeper;
import performia.engine.audio.silent.SilentBackend;

/// Servers that are not there, die and come back, and callbacks that fail.
@Timeout(300)
class JackFailureTest {
  private static final AudioBackend.Request REQUEST = new AudioBackend.Request("", 48_000, 64, 0);

  private static void await(String what, BooleanSupplier condition) {
    for (int i = 0; i < 1_500; i++) {
      if (condition.getAsBoolean()) {
        return;
      }
      JackServer.sleep(10);
    }
    throw new AssertionError("in vain: " + what);
  }

  private static int audioThreads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("audio jack"))
            .count();
  }

  @Test
  void withoutAServerThereAreNoDevicesAndOpeningGetsASentence() {
    AudioBackend backend = new JackBackend("performia-no-such-server", 64);
    assertThat(backend.devices()).isEmpty();
    assertThatThrownBy(() -> backend.open(REQUEST, new Loop()))
        .isInstanceOf(PerformiaException.class)
        .hasMessageContaining("jack");
  }

  @Test
  void aRunningServerIsOneDeviceThatTellsRateBlockAndLatency() {
    try (JackServer server = new JackServer()) {
      assertThat(new JackBackend(server.name, 64).devices())
          .singleElement()
          .satisfies(device -> {
            assertThat(device.id()).isEqualTo("jack");
            assertThat(device.sampleRate()).isEqualTo(48_000);
            assertThat(device.blockFrames()).isEqualTo(64);
            assertThat(device.latencyFrames()).isBetween(64, 256);
            assertThat(device.inputs()).isEqualTo(2);
            assertThat(device.outputs()).isEqualTo(2);
          });
    }
  }

  @Test
  void theSongGoesOnWhileTheServerIsDeadAndIsHeardAgainAfterwards() {
    int rounds = Integer.getInteger("performia.jack.deaths", 3);
    Loop loop = new Loop();
    AtomicInteger losses = new AtomicInteger();
    AtomicInteger returns = new AtomicInteger();
    DeviceKeeper.Listener listener =
        new DeviceKeeper.Listener() {
          @Override
          public void lost(String device) {
            losses.incrementAndGet();
          }

          @Override
          public void back(String device) {
            returns.incrementAndGet();
          }
        };
    try (JackServer server = new JackServer();
        DeviceKeeper keeper =
            new DeviceKeeper(
                new JackBackend(server.name, 8_192),
                REQUEST,
                new SilentBackend(),
                loop,
                50,
                listener)) {
      keeper.start();
      for (int round = 1; round <= rounds; round++) {
        int expected = round;
        goesOn(loop);
        server.kill();
        await("the loss is noticed", () -> losses.get() == expected);
        assertThat(keeper.alive()).isFalse();
        goesOn(loop);
        server.restart();
        await("the device is back", () -> returns.get() == expected && keeper.alive());
      }
      goesOn(loop);
    }
  }

  private static void goesOn(Loop loop) {
    int before = loop.blocks;
    await("more blocks", () -> loop.blocks > before + 20);
  }

  @Test
  void aCallbackThatThrowsEndsItsStreamAndNothingElse() {
    AudioCallback broken =
        new AudioCallback() {
          @Override
          public void prepare(int sampleRate, int maxFrames) {}

          @Override
          public void process(float[][] in, float[] left, float[] right, int frames, long nanos) {
            throw new IllegalStateException("broken on purpose");
          }
        };
    Loop other = new Loop();
    try (JackServer server = new JackServer()) {
      AudioBackend backend = new JackBackend(server.name, 8_192);
      try (AudioStream healthy = backend.open(REQUEST, other);
          AudioStream stream = backend.open(REQUEST, broken)) {
        healthy.start();
        stream.start();
        await("the stream counts as gone", () -> !stream.alive());
        goesOn(other);
        assertThat(healthy.alive()).isTrue();
      }
    }
  }

  @Test
  void openingAndClosingLeavesNoThreadBehind() {
    int rounds = Integer.getInteger("performia.jack.rounds", 20);
    Assumptions.assumeTrue(audioThreads() == 0, "another stream is open");
    try (JackServer server = new JackServer()) {
      AudioBackend backend = new JackBackend(server.name, 8_192);
      for (int round = 0; round < rounds; round++) {
        Loop loop = new Loop();
        try (AudioStream stream = backend.open(REQUEST, loop)) {
          stream.start();
          await("blocks", () -> loop.blocks > 3);
        }
      }
      await("all threads have ended", () -> audioThreads() == 0);
    }
  }
}
