// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ten thousand blocks in an interpreter, where no optimiser can hide an allocation.
class SamplerAllocationTest {
  @TempDir Path folder;

  @Test
  void tenThousandBlocksAllocateNothingUnderTheInterpreter()
      throws IOException, InterruptedException {
    SmallBank small = new SmallBank();
    int sine = small.sample(SmallBank.sine(600, 6), 44100, 60, 100, 500);
    small.modulator(0x0081, SmallBank.CUTOFF, -3000, 0, 0);
    small.preset(0, 0).zone(sine, SmallBank.LOOP, 3, SmallBank.CUTOFF, 9000, 10, 300);
    small.preset(0, 1).zone(sine, SmallBank.EXCLUSIVE, 1);
    small.preset(128, 0).zone(sine, SmallBank.EXCLUSIVE, 1);
    Path bank = small.write(folder);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xint",
                "-cp",
                System.getProperty("java.class.path"),
                Blocks.class.getName(),
                bank.toString())
            .redirectErrorStream(true)
            .start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).isEqualTo("0 bytes");
  }

  /// Plays the blocks and says what they allocated; run in its own JVM.
  static final class Blocks {
    private static final int FRAMES = 16;

    private Blocks() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      try (SoundBank bank = SoundBank.open(Path.of(args[0]))) {
        MidiSynth synth = new MidiSynth(bank, 48000, FRAMES, 8);
        Sampler sampler = new Sampler(bank.presets().getFirst(), 48000, FRAMES, 4);
        float[] out = new float[FRAMES];
        play(synth, sampler, out, 0, 1000);
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        play(synth, sampler, out, 1000, 11_000);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        System.out.println(bytes + " bytes");
      }
    }

    private static void play(MidiSynth synth, Sampler sampler, float[] out, int from, int to) {
      for (int block = from; block < to; block++) {
        int channel = block * 7 % 16;
        int key = 30 + block * 5 % 60;
        if (block % 5 == 0) {
          synth.noteOn(3, channel, key, 1 + block % 127);
          sampler.noteOn(1, key, 0.5f);
        }
        if (block % 7 == 0) {
          synth.noteOff(4, channel, key);
          sampler.noteOff(2, key - 5);
        }
        synth.control(5, channel, block % 128, block * 3 % 128);
        synth.bend(6, channel, block * 37 % 16384);
        synth.channelPressure(7, channel, block % 128);
        synth.keyPressure(7, channel, key, block % 128);
        if (block % 50 == 0) {
          synth.program(8, channel, block % 3);
          sampler.bend(8, block % 3 - 1);
          sampler.control(9, 64, block % 2);
        }
        synth.render(out, out, out, out, FRAMES);
        sampler.render(out, out, FRAMES);
      }
    }
  }
}
