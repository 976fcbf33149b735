// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.alsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import performia.engine.PerformiaException;
import performia.engine.audio.AudioBackend.Device;
import performia.engine.audio.AudioBackend.Request;
import performia.engine.audio.AudioCallback;
import performia.engine.audio.AudioStream;

/// Sound through ALSA's own library: to a file, to a paced server, and when that server dies.
@Timeout(30)
final class AlsaStreamTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /// Plays a ramp for a number of blocks, then silence, and watches what its thread allocates.
  private static final class Ramp implements AudioCallback {
    private final int blocksOfRamp;
    volatile int blocks;
    volatile int longestQuietRun;
    volatile int inputs;
    private long before;
    private int quietRun;
    private int frame;

    Ramp(int blocksOfRamp) {
      this.blocksOfRamp = blocksOfRamp;
    }

    @Override
    public void prepare(int sampleRate, int maxFrames) {}

    // One writer: the audio thread.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    @Override
    public void process(float[][] in, float[] left, float[] right, int frames, long nanos) {
      for (int i = 0; i < frames; i++) {
        left[i] = blocks < blocksOfRamp ? frame++ : 0;
        right[i] = -left[i];
      }
      inputs = in.length;
      // The compiler may allocate once when it swaps a method under its caller, so what counts is
      // how many blocks in a row came without a byte.
      long allocated = THREADS.getCurrentThreadAllocatedBytes();
      quietRun = allocated == before ? quietRun + 1 : 0;
      longestQuietRun = Math.max(longestQuietRun, quietRun);
      before = allocated;
      blocks++;
    }

    void waitFor(int count) throws InterruptedException {
      while (blocks < count) {
        Thread.sleep(1);
      }
    }
  }

  @Test
  void everySampleLandsInTheFileInOrder(@TempDir Path folder) throws Exception {
    try (AlsaWorld world = AlsaWorld.unpaced(folder)) {
      assertThat(world).isNotNull();
      Ramp ramp = new Ramp(20);
      AudioStream stream = new AlsaBackend().open(new Request("rec", 48_000, 256, 0), ramp);
      int frames = 20 * stream.blockFrames();
      assertThat(stream.sampleRate()).isEqualTo(48_000);
      assertThat(stream.blockFrames()).isEqualTo(256);
      stream.start();
      ramp.waitFor(64);
      stream.close();
      ByteBuffer sound =
          ByteBuffer.wrap(Files.readAllBytes(folder.resolve("sound.raw")))
              .order(ByteOrder.nativeOrder());
      assertThat(sound.remaining()).isGreaterThanOrEqualTo(frames * 8);
      for (int i = 0; i < frames; i++) {
        assertThat(sound.getFloat()).isEqualTo(i);
        assertThat(sound.getFloat()).isEqualTo(-i);
      }
    }
  }

  @Test
  void thousandsOfBlocksAllocateNothing(@TempDir Path folder) throws Exception {
    try (AlsaWorld world = AlsaWorld.unpaced(folder)) {
      assertThat(world).isNotNull();
      Ramp ramp = new Ramp(0);
      AudioStream stream = new AlsaBackend().open(new Request("quick", 48_000, 64, 2), ramp);
      stream.start();
      ramp.waitFor(40_000);
      stream.close();
      assertThat(ramp.inputs).isEqualTo(2);
      assertThat(ramp.longestQuietRun).isGreaterThan(5_000);
    }
  }

  @Test
  void refusalsAreOneSentenceWithTheDevice(@TempDir Path folder) throws Exception {
    try (AlsaWorld world = AlsaWorld.unpaced(folder)) {
      assertThat(world).isNotNull();
      AlsaBackend backend = new AlsaBackend();
      assertThatThrownBy(() -> backend.open(new Request("short", 48_000, 256, 0), new Ramp(0)))
          .isInstanceOf(PerformiaException.class)
          .hasMessageStartingWith("short: ")
          .hasMessageContaining("listed")
          .hasMessageNotContaining("\n");
      assertThatThrownBy(() -> backend.open(new Request("quick", 48_000, 0, 0), new Ramp(0)))
          .isInstanceOf(PerformiaException.class)
          .hasMessageContaining("a block of 0 frames");
      assertThat(AlsaRefusal.of(AlsaLibrary.EBUSY, "hw:0", "cannot be opened"))
          .hasMessageContaining("hw:0: the ALSA device cannot be opened (")
          .hasMessageContaining("end the program that holds it");
    }
  }

  @Test
  void aDuplexStreamIsPacedAndTellsItsLatency(@TempDir Path folder) throws Exception {
    try (AlsaWorld world = AlsaWorld.paced(folder, 128)) {
      assertThat(world).isNotNull();
      AlsaBackend backend = new AlsaBackend();
      assertThat(backend.devices().getFirst())
          .extracting(Device::id, Device::standard)
          .containsExactly("default", true);
      Ramp ramp = new Ramp(0);
      try (AudioStream stream = backend.open(new Request("", 48_000, 256, 2), ramp)) {
        assertThat(stream.inputs()).isEqualTo(2);
        assertThat(stream.inputLatencyFrames()).isEqualTo(stream.blockFrames());
        assertThat(stream.outputLatencyFrames()).isBetween(stream.blockFrames(), 4_096);
        long start = System.nanoTime();
        stream.start();
        ramp.waitFor(200);
        double played = 200.0 * stream.blockFrames() / 48_000;
        // A loaded machine may be late, but a paced device is never early.
        assertThat((System.nanoTime() - start) / 1e9).isGreaterThan(0.9 * played);
        assertThat(stream.realTime().how()).matches("SCHED_FIFO 70|plain: .*");
        assertThat(ramp.longestQuietRun).isGreaterThan(50);
      }
    }
  }

  @Test
  void aDeviceThatDiesIsSoonNotAliveAndItsThreadEnds(@TempDir Path folder) throws Exception {
    try (AlsaWorld world = AlsaWorld.paced(folder, 256)) {
      Ramp ramp = new Ramp(0);
      AudioStream stream = new AlsaBackend().open(new Request("", 48_000, 256, 0), ramp);
      stream.start();
      ramp.waitFor(10);
      assertThat(stream.alive()).isTrue();
      world.pull();
      while (stream.alive()) {
        Thread.sleep(5);
      }
      assertThat(stream.xruns()).isLessThan(1_000);
      stream.close();
      int after = ramp.blocks;
      Thread.sleep(50);
      assertThat(ramp.blocks).isEqualTo(after);
    }
  }
}
