// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import performia.engine.audio.AudioCallback;

class LatencyTest {
  @Test
  void figuresAreThoseOfTheRecordedValues() {
    var monitor = new LatencyMonitor();
    monitor.reset();
    for (int i = 1; i <= 1000; i++) {
      monitor.record(Stage.RENDER, i * 10_000L);
      if (i == 500) {
        assertThat(monitor.read(Stage.RENDER).count()).isEqualTo(500);
      }
    }
    Figures figures = monitor.read(Stage.RENDER);
    assertThat(figures.count()).isEqualTo(1000);
    assertThat(figures.mean()).isCloseTo(5.005, within(0.01));
    assertThat(figures.p95()).isCloseTo(9.5, within(0.02));
    assertThat(figures.p99()).isCloseTo(9.9, within(0.02));
    assertThat(figures.p999()).isCloseTo(9.99, within(0.02));
    assertThat(figures.max()).isCloseTo(10, within(0.02));
    assertThat(monitor.read(Stage.QUEUE)).isEqualTo(new Figures(0, 0, 0, 0, 0, 0));
  }

  @Test
  void whatIsOutOfRangeIsClampedAndTheTotalAddsTheNewest() {
    var monitor = new LatencyMonitor();
    monitor.record(Stage.QUEUE, -5);
    monitor.record(Stage.INFERENCE, 2_000_000);
    monitor.record(Stage.INPUT, 1_000_000);
    monitor.record(Stage.ENTRY, 50_000_000);
    monitor.recordTotal();
    assertThat(monitor.read(Stage.TOTAL).max()).isCloseTo(3, within(0.01));
    monitor.record(Stage.QUEUE, Long.MAX_VALUE);
    assertThat(monitor.read(Stage.QUEUE).max()).isCloseTo(10_000, within(10.0));
  }

  @Test
  void tenThousandInterpretedBlocksAreMeteredWithoutOneByte() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xint",
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LatencyAllocationProof.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(said.strip()).isEqualTo("bytes 0 blocks 10000");
  }

  @Test
  void theMeterPassesEverythingOnAndCountsOverruns() {
    var monitor = new LatencyMonitor();
    var slow = new Slow();
    var metered = new MeteredCallback(slow, monitor);
    metered.prepare(48_000, 64);
    metered.path(96, 48);
    metered.midiIn(5, 99);
    for (int i = 0; i < 3; i++) {
      metered.process(new float[0][], new float[64], new float[64], 64, 0);
    }
    assertThat(metered.nextMidiOut()).isEqualTo(99);
    assertThat(metered.blocks()).isEqualTo(3);
    assertThat(metered.overruns()).isEqualTo(3);
    assertThat(metered.load()).isPositive();
    assertThat(monitor.read(Stage.INPUT).mean()).isCloseTo(2, within(0.01));
    assertThat(monitor.read(Stage.OUTPUT).mean()).isCloseTo(1, within(0.01));
    assertThat(monitor.read(Stage.RENDER).p95()).isGreaterThanOrEqualTo(1.4);
    assertThat(monitor.read(Stage.TOTAL).mean()).isGreaterThanOrEqualTo(4.4);
    assertThat(monitor.read(Stage.ENTRY).count()).isEqualTo(2);
  }

  @Test
  void theSignalIsAMaximumLengthSequence() {
    var signal = new TestSignal();
    var seen = new HashSet<Integer>();
    int ones = 0;
    for (int i = 0; i < TestSignal.FRAMES; i++) {
      int word = 0;
      for (int bit = 0; bit < 12; bit++) {
        word = word << 1 | (signal.at((i + bit) % TestSignal.FRAMES) > 0 ? 1 : 0);
      }
      seen.add(word);
      ones += signal.at(i) > 0 ? 1 : 0;
    }
    assertThat(seen).hasSize(TestSignal.FRAMES).doesNotContain(0);
    assertThat(ones).isEqualTo(2048);
  }

  @Test
  void theSignalIsFoundToTheFrameInNoiseWeakAndInverted() {
    var signal = new TestSignal();
    var random = new Random(4);
    for (int delay : new int[] {0, 1, 64, 777, 12_345}) {
      for (float gain : new float[] {1, -1, 0.01f}) {
        float[] heard = new float[20_000];
        for (int i = 0; i < heard.length; i++) {
          heard[i] = (float) random.nextGaussian() * 0.004f;
        }
        for (int i = 0; i < TestSignal.FRAMES && delay + i < heard.length; i++) {
          heard[delay + i] += gain * signal.at(i);
        }
        assertThat(signal.find(heard, heard.length)).as("%d %f", delay, gain).isEqualTo(delay);
      }
    }
  }

  @Test
  void silenceNoiseAndAShortRecordingAreNoSignal() {
    var signal = new TestSignal();
    var random = new Random(5);
    float[] heard = new float[20_000];
    assertThat(signal.find(heard, heard.length)).isEqualTo(TestSignal.NONE);
    for (int i = 0; i < heard.length; i++) {
      heard[i] = (float) random.nextGaussian();
    }
    assertThat(signal.find(heard, heard.length)).isEqualTo(TestSignal.NONE);
    assertThat(signal.find(heard, 100)).isEqualTo(TestSignal.NONE);
  }

  /// Takes a block of 64 frames for 1.5 ms.
  private static final class Slow implements AudioCallback {
    private long midi;

    @Override
    public void prepare(int sampleRate, int maxFrames) {}

    @Override
    public void process(float[][] inputs, float[] left, float[] right, int frames, long nanos) {
      long end = System.nanoTime() + 1_500_000;
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
    }

    @Override
    public void midiIn(int offset, int message) {
      midi = message;
    }

    @Override
    public long nextMidiOut() {
      return midi;
    }
  }
}
