// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import performia.engine.sampler.MidiSynth;
import performia.engine.sampler.SoundBank;
import performia.engine.sampler.kernel.Interpolation;
import performia.engine.sampler.kernel.Kernel;
import performia.engine.sampler.kernel.KernelSource;

/// What the audio thread of a fresh JVM sees of the kernels' swap: it plays at the pace of a
/// device, plain at first, then with vectors.
///
/// `SwapCost BANK PRESET [VOICES]`; times are of the thread's CPU, a block misses when it takes
/// more of it than it lasts.
public final class SwapCost {
  private static final int BLOCK = 64;
  private static final int RATE = 48_000;
  private static final long BLOCK_NANOS = BLOCK * 1_000_000_000L / RATE;
  private static final int BLOCKS_AFTER = 4000;
  private static final int MOST_BLOCKS = 60_000;

  private SwapCost() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] given) throws InterruptedException {
    String[] args = given.length == 1 ? given[0].trim().split("\\s+") : given;
    int voices = args.length > 2 ? Integer.parseInt(args[2]) : 128;
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    threads.getCurrentThreadAllocatedBytes();
    long begin = System.nanoTime();
    KernelSource kernels = KernelSource.warming(Interpolation.CUBIC);
    Kernel plain = kernels.kernel();
    try (SoundBank bank = SoundBank.open(Path.of(args[0]))) {
      var synth = new MidiSynth(bank, RATE, BLOCK, 256, kernels);
      for (int channel = 0; channel < 16; channel++) {
        synth.program(0, channel, Integer.parseInt(args[1]));
      }
      float[][] out = new float[4][BLOCK];
      for (int i = 0; i < 300; i++) {
        synth.render(out[0], out[1], out[2], out[3], BLOCK); // before the device opens
      }
      for (int i = 0; i < voices; i++) {
        synth.noteOn(0, i / 60, 36 + i * 7 % 60, 64);
      }
      long[] worst = new long[2];
      int[] missed = new int[2];
      int[] blocks = new int[2];
      long[] sum = new long[2];
      long firstAfter = 0;
      double swapSeconds = -1;
      long[] bytes = new long[2];
      long next = System.nanoTime();
      for (int i = 0; blocks[1] < BLOCKS_AFTER && i < MOST_BLOCKS; i++) {
        int phase = kernels.kernel().equals(plain) ? 0 : 1;
        if (phase == 1 && blocks[1] == 0) {
          swapSeconds = (System.nanoTime() - begin) / 1e9;
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        long from = threads.getCurrentThreadCpuTime();
        synth.render(out[0], out[1], out[2], out[3], BLOCK);
        long took = threads.getCurrentThreadCpuTime() - from;
        bytes[phase] += threads.getCurrentThreadAllocatedBytes() - before;
        firstAfter = phase == 1 && blocks[1] == 0 ? took : firstAfter;
        worst[phase] = Math.max(worst[phase], took);
        missed[phase] += took > BLOCK_NANOS ? 1 : 0;
        sum[phase] += took;
        blocks[phase]++;
        next += BLOCK_NANOS;
        long early = next - System.nanoTime();
        if (early > 0) {
          Thread.sleep(early / 1_000_000, (int) (early % 1_000_000));
        }
      }
      System.out.println(
          String.format(
              Locale.ROOT,
              "voices=%d swap_s=%.2f plain_blocks=%d plain_worst_us=%.0f plain_missed=%d"
                  + " first_us=%.1f worst_us=%.0f missed=%d mean_us=%.1f plain_bytes=%d"
                  + " bytes=%d",
              synth.activeVoices(),
              swapSeconds,
              blocks[0],
              worst[0] / 1e3,
              missed[0],
              firstAfter / 1e3,
              worst[1] / 1e3,
              missed[1],
              sum[1] / 1e3 / Math.max(1, blocks[1]),
              bytes[0],
              bytes[1]));
    }
  }
}
