// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import performia.engine.PerformiaException;
import performia.engine.midi.MidiPlayer;
import performia.engine.midi.MidiSequence;
import performia.engine.midi.StandardMidiFile;
import performia.engine.sampler.MidiSynth;
import performia.engine.sampler.SoundBank;
import performia.engine.sampler.region.KeyRange;
import performia.engine.sampler.region.LoopMode;
import performia.engine.sampler.region.Parameter;
import performia.engine.sampler.region.Preset;
import performia.engine.sampler.region.Region;
import performia.engine.sampler.region.Sound;

/// Breaks MIDI files in seeded ways, reads them and plays their beginning: each must be read or
/// refused with a sentence, in bounded time and memory, and sound finite. Started by hand:
/// `FuzzMidi COUNT SEED [FILE.mid ...]`; one thread.
public final class FuzzMidi {
  private static final int RATE = 48_000;
  private static final int BLOCK = 64;
  private static final int BLOCKS_PLAYED = 60;

  /// A file may cost this much memory, and its own size so many times.
  private static final long MOST_BYTES = 4L << 20;

  private static final long MOST_TIMES = 200;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final List<byte[]> seeds;
  private final SplittableRandom random;
  private final MidiSynth synth = new MidiSynth(bank(), RATE, BLOCK, 16);
  private int clean;
  private int mended;
  private int refused;
  private long worstNanos;
  private long worstBytes;

  /// @param seeds good files, at least one
  /// @param seed of everything left to chance
  public FuzzMidi(List<byte[]> seeds, long seed) {
    this.seeds = List.copyOf(seeds);
    this.random = new SplittableRandom(seed);
  }

  @SuppressWarnings("SystemOut")
  public static void main(String[] args) throws IOException {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    List<byte[]> seeds = new ArrayList<>(MidiMutations.seeds());
    for (int i = 2; i < args.length; i++) {
      seeds.add(Files.readAllBytes(Path.of(args[i])));
    }
    FuzzMidi fuzz = new FuzzMidi(seeds, seed);
    fuzz.run(count);
    System.out.println(fuzz.summary());
  }

  /// Breaks and plays so many files.
  ///
  /// @throws IllegalStateException that names the file's number, when one is not handled as it must
  public void run(int count) {
    for (int i = 0; i < count; i++) {
      byte[] bytes = MidiMutations.broken(seeds.get(random.nextInt(seeds.size())), random);
      try {
        one(bytes);
      } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
        throw new IllegalStateException("file " + i + ", " + bytes.length + " bytes", e);
      }
    }
  }

  private void one(byte[] bytes) {
    long allocated = threads.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    MidiSequence sequence = null;
    try {
      sequence = StandardMidiFile.read(bytes, "fuzz");
    } catch (PerformiaException e) {
      if (e.what().isEmpty() || !e.where().contains("byte")) {
        throw new IllegalStateException("refused without a place", e);
      }
    }
    allocated = threads.getCurrentThreadAllocatedBytes() - allocated;
    worstNanos = Math.max(worstNanos, System.nanoTime() - start);
    worstBytes = Math.max(worstBytes, allocated);
    if (allocated > MOST_BYTES + MOST_TIMES * bytes.length) {
      throw new IllegalStateException(allocated + " bytes of memory");
    }
    if (sequence == null) {
      refused++;
      return;
    }
    if (sequence.repairs() == 0) {
      clean++;
    } else {
      mended++;
    }
    play(sequence);
  }

  private void play(MidiSequence sequence) {
    MidiPlayer player = new MidiPlayer(sequence, synth, 1, false);
    player.prepare(RATE, BLOCK);
    float[] left = new float[BLOCK];
    float[] right = new float[BLOCK];
    for (int i = 0; i < BLOCKS_PLAYED; i++) {
      player.process(new float[0][], left, right, BLOCK, 0);
      for (int k = 0; k < BLOCK; k++) {
        if (!Float.isFinite(left[k]) || !Float.isFinite(right[k])) {
          throw new IllegalStateException("not a number at block " + i);
        }
      }
    }
  }

  /// What came of it, in a line.
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%d read, %d mended, %d refused; longest %.1f ms, largest %.2f MB",
        clean,
        mended,
        refused,
        worstNanos / 1e6,
        worstBytes / 1e6);
  }

  private static SoundBank bank() {
    MemorySegment frames = Arena.ofAuto().allocate(ValueLayout.JAVA_SHORT, 400);
    for (int i = 0; i < 400; i++) {
      frames.setAtIndex(ValueLayout.JAVA_SHORT, i, (short) (i % 100 * 200 - 10_000));
    }
    Sound sound = new Sound("saw", frames, 400, 0, 400, LoopMode.ALWAYS, 44_100, 60);
    float[] values = new float[Parameter.COUNT];
    Arrays.fill(values, 0);
    for (Parameter parameter : Parameter.values()) {
      if (parameter.name().endsWith("_OCTAVES")) {
        values[parameter.slot()] = -8;
      }
    }
    Region region = new Region(sound, KeyRange.ALL, 100, -1, -1, 0, values, List.of());
    return SoundBank.of(
        "saw",
        List.of(
            new Preset(0, 0, "saw", List.of(region)),
            new Preset(SoundBank.DRUMS, 0, "saw", List.of(region))));
  }
}
