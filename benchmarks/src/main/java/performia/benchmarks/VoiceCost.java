// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import performia.engine.sampler.MidiSynth;
import performia.engine.sampler.SoundBank;
import performia.engine.sampler.kernel.Interpolation;
import performia.engine.sampler.kernel.KernelSource;

/// What a sounding voice costs in the whole synthesizer, measured as the kit's FluidSynth driver
/// measures: exactly N voices held on the keys 36..95, thread CPU time of 32 blocks at a time.
///
/// `VoiceCost BANK PRESET N [RATE] [INTERP] [FX] [SECONDS] [BLOCK] [LABEL]`; INTERP is 1 (linear),
/// 4 (cubic), 7 (studio) or one of these with `-plain` for the kernel without vectors; FX 1 opens
/// the sends. Prints one line of `key=value` pairs, times in ns a voice and frame.
public final class VoiceCost {
  private static final int CHUNK = 32;
  private static final int LOWEST = 36;
  private static final int KEYS = 60;
  private static final int NOTES_A_SYNTH = 15 * KEYS;
  private static final int DRUMS = 9;
  private static final double MOST_WARM_SECONDS = 60;
  private static final int CLEAN_CHUNKS = 200;
  private static final int MOST_CHUNKS = 200_000;

  private final MidiSynth[] synths;
  private final int block;
  private final float[] left;
  private final float[] right;
  private final float[] reverb;
  private final float[] chorus;

  private VoiceCost(SoundBank bank, int preset, int voices, int rate, int block, String kernel) {
    this.block = block;
    left = new float[block];
    right = new float[block];
    reverb = new float[block];
    chorus = new float[block];
    KernelSource source = source(kernel);
    synths = new MidiSynth[(voices + NOTES_A_SYNTH - 1) / NOTES_A_SYNTH];
    for (int i = 0; i < synths.length; i++) {
      synths[i] = new MidiSynth(bank, rate, block, 1024, source);
    }
    for (MidiSynth synth : synths) {
      for (int channel = 0; channel < 16; channel++) {
        synth.program(0, channel, preset);
      }
    }
  }

  private static KernelSource source(String name) {
    Interpolation interpolation =
        switch (name.charAt(0)) {
          case '1' -> Interpolation.LINEAR;
          case '7' -> Interpolation.STUDIO;
          default -> Interpolation.CUBIC;
        };
    return name.endsWith("-plain")
        ? KernelSource.plain(interpolation)
        : KernelSource.settled(interpolation);
  }

  @SuppressWarnings("SystemOut")
  public static void main(String[] given) {
    String[] args = given.length == 1 ? given[0].trim().split("\\s+") : given;
    if (args.length < 3) {
      System.out.println("VoiceCost BANK PRESET N [RATE] [INTERP] [FX] [SECONDS] [BLOCK] [LABEL]");
      return;
    }
    int preset = Integer.parseInt(args[1]);
    int voices = Integer.parseInt(args[2]);
    int rate = Integer.parseInt(argument(args, 3, "48000"));
    String kernel = argument(args, 4, "4");
    boolean sends = argument(args, 5, "0").equals("1");
    double seconds = Double.parseDouble(argument(args, 6, "2"));
    int block = Integer.parseInt(argument(args, 7, "64"));
    try (SoundBank bank = SoundBank.open(Path.of(args[0]))) {
      var cost = new VoiceCost(bank, preset, voices, rate, block, kernel);
      cost.strike(voices, sends);
      System.out.println(
          String.format(
              Locale.ROOT,
              "engine=%s preset=%d n=%d rate=%d interp=%s fx=%d block=%d %s",
              argument(args, 8, "performia"),
              preset,
              voices,
              rate,
              kernel,
              sends ? 1 : 0,
              block,
              cost.measure(seconds)));
    }
  }

  private static String argument(String[] args, int index, String otherwise) {
    return args.length > index ? args[index] : otherwise;
  }

  /// Holds the keys.
  private void strike(int voices, boolean sends) {
    for (MidiSynth synth : synths) {
      for (int channel = 0; channel < 16; channel++) {
        synth.control(0, channel, 91, sends ? 60 : 0);
        synth.control(0, channel, 93, sends ? 40 : 0);
      }
    }
    for (int i = 0; sounding() < voices && i < 4 * voices; i++) {
      int note = i % NOTES_A_SYNTH;
      int channel = note / KEYS;
      MidiSynth synth = synths[Math.min(i / NOTES_A_SYNTH, synths.length - 1)];
      synth.noteOn(0, channel < DRUMS ? channel : channel + 1, LOWEST + note * 7 % KEYS, 64);
      if (i % 64 == 63) {
        render();
      }
    }
  }

  private int sounding() {
    int sum = 0;
    for (MidiSynth synth : synths) {
      sum += synth.activeVoices();
    }
    return sum;
  }

  private void render() {
    for (MidiSynth synth : synths) {
      synth.render(left, right, reverb, chorus, block);
    }
  }

  private void chunk() {
    for (int i = 0; i < CHUNK; i++) {
      render();
    }
    Arrays.fill(left, 0);
    Arrays.fill(right, 0);
    Arrays.fill(reverb, 0);
    Arrays.fill(chorus, 0);
  }

  /// Plays until the compiler has come to rest, as far as garbage tells.
  private void warm(ThreadMXBean threads) {
    long last = threads.getCurrentThreadAllocatedBytes();
    long end = System.nanoTime() + (long) (MOST_WARM_SECONDS * 1e9);
    int clean = 0;
    for (int i = 0; (i < 300 || clean < CLEAN_CHUNKS) && System.nanoTime() < end; i++) {
      chunk();
      long bytes = threads.getCurrentThreadAllocatedBytes();
      clean = bytes == last ? clean + 1 : 0;
      last = bytes;
    }
  }

  private String measure(double seconds) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    warm(threads);
    double[] took = new double[MOST_CHUNKS];
    int count = 0;
    double voices = 0;
    long end = threads.getCurrentThreadCpuTime() + (long) (seconds * 1e9);
    threads.getCurrentThreadAllocatedBytes();
    long before = threads.getCurrentThreadAllocatedBytes();
    while (threads.getCurrentThreadCpuTime() < end && count < MOST_CHUNKS) {
      long from = threads.getCurrentThreadCpuTime();
      chunk();
      took[count++] = threads.getCurrentThreadCpuTime() - from;
      voices += sounding();
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    Arrays.sort(took, 0, count);
    double sounding = voices / count;
    double frames = CHUNK * block * sounding;
    return String.format(
        Locale.ROOT,
        "voices=%.1f min_ns_vf=%.4f med_ns_vf=%.4f block_us_med=%.3f block_us_max=%.3f"
            + " alloc_bytes=%d",
        sounding,
        took[0] / frames,
        took[count / 2] / frames,
        took[count / 2] / CHUNK / 1e3,
        took[count - 1] / CHUNK / 1e3,
        bytes);
  }
}
