// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import performia.engine.sampler.MidiSynth;
import performia.engine.sampler.SoundBank;
import performia.engine.sampler.region.KeyRange;
import performia.engine.sampler.region.LoopMode;
import performia.engine.sampler.region.Parameter;
import performia.engine.sampler.region.Preset;
import performia.engine.sampler.region.Region;
import performia.engine.sampler.region.Sound;

/// Plays a MIDI file's first blocks and says what its thread allocated from the first one on; run
/// by [MidiAllocationTest] in a JVM of its own.
final class MidiAllocationProof {
  private static final int RATE = 48_000;
  private static final int BLOCK = 64;

  private MidiAllocationProof() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] args) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    MidiSequence sequence = StandardMidiFile.read(Path.of(args[0]));
    int blocks = Integer.parseInt(args[1]);
    SoundBank bank = SoundBank.of("test", List.of(preset(0), preset(SoundBank.DRUMS)));
    MidiSynth synth = new MidiSynth(bank, RATE, BLOCK, 8);
    MidiPlayer player = new MidiPlayer(sequence, synth, 1, true);
    float[] left = new float[BLOCK];
    float[] right = new float[BLOCK];
    float[][] none = new float[0][];
    player.prepare(RATE, BLOCK);
    boolean heard = false;
    threads.getCurrentThreadAllocatedBytes();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < blocks; i++) {
      player.process(none, left, right, BLOCK, 0);
      heard |= left[0] != 0;
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    System.out.println(
        bytes
            + " bytes in "
            + blocks
            + " blocks, "
            + sequence.size()
            + " messages, heard "
            + heard);
  }

  private static Preset preset(int bank) {
    MemorySegment frames = Arena.global().allocate(ValueLayout.JAVA_SHORT, 400);
    for (int i = 0; i < 400; i++) {
      frames.setAtIndex(ValueLayout.JAVA_SHORT, i, (short) (i % 100 * 200 - 10_000));
    }
    Sound sound = new Sound("saw", frames, 400, 0, 400, LoopMode.ALWAYS, 44100, 60);
    float[] values = new float[Parameter.COUNT];
    for (Parameter parameter : Parameter.values()) {
      values[parameter.slot()] = parameter.name().endsWith("_OCTAVES") ? -10 : 0;
    }
    values[Parameter.CUTOFF_OCTAVES.slot()] = 12;
    values[Parameter.RELEASE_OCTAVES.slot()] = -3;
    Region region = new Region(sound, KeyRange.ALL, 100, -1, -1, 0, values, List.of());
    return new Preset(bank, 0, "saw", List.of(region));
  }
}
