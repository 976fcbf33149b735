// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;
import performia.engine.sampler.dls.DlsReader;
import performia.engine.sampler.region.BankContents;
import performia.engine.sampler.region.Preset;
import performia.engine.sampler.sf2.Sf2Reader;
import performia.engine.sampler.sfz.SfzBank;

/// A bank of instruments, mapped from its file and ready to play. Immutable until closed; opened
/// and closed off the audio thread, looked up on any.
public final class SoundBank implements AutoCloseable {
  /// The bank number that holds the drum kits.
  public static final int DRUMS = 128;

  private final String name;
  private final List<Preset> presets;
  private final Preset[] sorted;
  private final List<String> repairs;
  private final Runnable release;

  private SoundBank(String name, List<Preset> presets, List<String> repairs, Runnable release) {
    this.name = name;
    this.repairs = List.copyOf(repairs);
    Comparator<Preset> order = Comparator.comparingInt(Preset::bank);
    this.presets = presets.stream().sorted(order.thenComparingInt(Preset::program)).toList();
    this.sorted = this.presets.toArray(Preset[]::new);
    this.release = release;
  }

  /// Opens a bank of any format, known by what is in the file and not by its name.
  ///
  /// @throws performia.engine.PerformiaException when it cannot be read, is no bank, or is broken;
  ///   the place is the file and the byte or line
  public static SoundBank open(Path file) {
    BankContents contents =
        switch (BankFormat.of(file)) {
          case SOUNDFONT -> Sf2Reader.read(file);
          case DLS -> DlsReader.read(file);
          case SFZ -> SfzBank.read(file);
          case UNKNOWN ->
              throw new PerformiaException(
                  "this is no bank that can be played",
                  file + ", byte 0",
                  "choose an .sf2, .sf3, .dls or .sfz file");
        };
    return new SoundBank(
        contents.name(), contents.presets(), contents.repairs(), contents.release());
  }

  /// A bank made of presets that are already there; closing it does nothing.
  public static SoundBank of(String name, List<Preset> presets) {
    return new SoundBank(name, presets, List.of(), () -> {});
  }

  /// What the bank calls itself.
  public String name() {
    return name;
  }

  /// What was wrong with the file and how it was taken instead, a sentence each; empty for a good
  /// one.
  public List<String> repairs() {
    return repairs;
  }

  /// Every preset, by bank and program.
  public List<Preset> presets() {
    return presets;
  }

  /// The preset of exactly these numbers, or null; real time.
  public @Nullable Preset exactly(int bank, int program) {
    int low = 0;
    int high = sorted.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Preset found = sorted[middle];
      int order = found.bank() != bank ? found.bank() - bank : found.program() - program;
      if (order == 0) {
        return found;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return null;
  }

  /// The preset of these numbers or, as General MIDI players do, the nearest that is there: the
  /// same program of bank 0, for drums the standard kit, and for a melodic program the first of its
  /// family of eight, then program 0; null when even that is missing; real time.
  public @Nullable Preset preset(int bank, int program) {
    if (sorted.length == 1 && sorted[0].extension() != null) {
      return sorted[0]; // an instrument of one file, whatever it is called by
    }
    Preset found = exactly(bank, program);
    if (found != null) {
      return found;
    }
    if (bank == DRUMS) {
      found = exactly(DRUMS, program & ~7);
      return found != null ? found : exactly(DRUMS, 0);
    }
    found = exactly(0, program);
    for (int near = program & ~7; found == null && near < (program | 7); near++) {
      found = exactly(0, near);
    }
    return found != null ? found : exactly(0, 0);
  }

  /// Lets go of the file. Close it only after the last instrument that plays it has left the audio
  /// thread.
  @Override
  public void close() {
    release.run();
  }
}
