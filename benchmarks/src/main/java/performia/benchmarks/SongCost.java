// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import performia.engine.midi.MidiPlayer;
import performia.engine.midi.MidiSequence;
import performia.engine.midi.StandardMidiFile;
import performia.engine.sampler.MidiSynth;
import performia.engine.sampler.SoundBank;
import performia.engine.sampler.kernel.Interpolation;
import performia.engine.sampler.kernel.KernelSource;

/// Renders a MIDI file in blocks of 64, twice, and says what the second time took: seconds of audio
/// a second of CPU, the worst block and the bytes allocated. The first time compiles; `plain` in
/// place of `vectors` takes the kernel without them, and counts bytes from the first block on.
///
/// `SongCost BANK FILE.mid [RATE] [vectors|plain] [EFFECTS 0|1] [POLYPHONY]`
public final class SongCost {
  private static final int BLOCK = 64;

  private SongCost() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] given) {
    String[] args = given.length == 1 ? given[0].trim().split("\\s+") : given;
    int rate = args.length > 2 ? Integer.parseInt(args[2]) : 48000;
    boolean plain = args.length > 3 && args[3].equals("plain");
    boolean effects = args.length <= 4 || args[4].equals("1");
    int polyphony = args.length > 5 ? Integer.parseInt(args[5]) : 256;
    MidiSequence song = StandardMidiFile.read(Path.of(args[1]));
    KernelSource kernels =
        plain ? KernelSource.plain(Interpolation.CUBIC) : KernelSource.settled(Interpolation.CUBIC);
    try (SoundBank bank = SoundBank.open(Path.of(args[0]))) {
      var synth = new MidiSynth(bank, rate, BLOCK, polyphony, kernels);
      String first = play(song, synth, rate, effects);
      synth.reset();
      String second = play(song, synth, rate, effects);
      System.out.println("file=" + Path.of(args[1]).getFileName() + " " + (plain ? first : second));
    }
  }

  private static String play(MidiSequence song, MidiSynth synth, int rate, boolean effects) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var player = new MidiPlayer(song, synth, 0.3f, effects);
    player.prepare(rate, BLOCK);
    float[][] silence = new float[2][BLOCK];
    float[] left = new float[BLOCK];
    float[] right = new float[BLOCK];
    long blocks = (long) (song.lengthSeconds() * rate / BLOCK) + 1;
    long worst = 0;
    double voices = 0;
    threads.getCurrentThreadAllocatedBytes();
    long bytes = threads.getCurrentThreadAllocatedBytes();
    long start = threads.getCurrentThreadCpuTime();
    long last = start;
    for (long i = 0; i < blocks; i++) {
      player.process(silence, left, right, BLOCK, i * BLOCK * 1_000_000_000L / rate);
      long now = threads.getCurrentThreadCpuTime();
      worst = Math.max(worst, now - last);
      last = now;
      voices += synth.activeVoices();
    }
    bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
    double cpu = (last - start) / 1e9;
    double audio = (double) blocks * BLOCK / rate;
    return String.format(
        Locale.ROOT,
        "audio_s=%.2f cpu_s=%.4f rtf=%.1f voice_avg=%.1f worst_block_us=%.0f alloc_bytes=%d",
        audio,
        cpu,
        audio / cpu,
        voices / blocks,
        worst / 1e3,
        bytes);
  }
}
