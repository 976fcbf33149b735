// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.dls;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import performia.engine.sampler.region.BankContents;
import performia.engine.sampler.region.Preset;
import performia.engine.sampler.region.Region;
import performia.engine.sampler.region.Repairs;
import performia.engine.sampler.riff.BankFile;
import performia.engine.sampler.riff.Chunk;

/// Opens Downloadable Sounds of level 1 and 2: maps them, checks every place, compiles every
/// instrument. Loader threads.
public final class DlsReader {
  /// More regions than any bank has; beyond it a forged file would eat the heap.
  private static final int MAX_REGIONS = 131_072;

  private static final long DRUMS = 0x8000_0000L;
  private static final int DRUM_BANK = 128;
  private static final int GM2_MELODY = 121;

  private final BankFile file;
  private final Repairs repairs = new Repairs();
  private final RegionReader regions;
  private int regionCount;

  private DlsReader(BankFile file, List<Chunk> chunks, Arena arena) {
    this.file = file;
    Chunk pool = Chunk.named(file, chunks, "LISTwvpl", 12);
    Chunk table = Chunk.named(file, chunks, "ptbl", 12);
    regions = new RegionReader(file, new WavePool(file, pool, table, arena, repairs), repairs);
  }

  /// Reads a bank.
  ///
  /// @throws performia.engine.PerformiaException when the file cannot be read, is no DLS bank, or
  ///   is too broken to be played; the place is the file and the byte
  @SuppressWarnings("MustBeClosedChecker") // whoever holds the contents closes it, by release
  public static BankContents read(Path path) {
    Arena arena = Arena.ofShared();
    boolean done = false;
    try {
      BankContents contents = read(BankFile.map(path, arena), arena);
      done = true;
      return contents;
    } finally {
      if (!done) {
        arena.close();
      }
    }
  }

  private static BankContents read(BankFile file, Arena arena) {
    if (file.size() < 12 || !file.tag(0).equals("RIFF") || !file.tag(8).equals("DLS ")) {
      throw file.refused("this is not a DLS bank", 0, "choose a .dls file");
    }
    long end = Math.min(8 + file.unsignedInt(4), file.size());
    List<Chunk> chunks = Chunk.between(file, 12, end);
    DlsReader reader = new DlsReader(file, chunks, arena);
    List<Preset> presets = reader.presets(Chunk.named(file, chunks, "LISTlins", 12));
    return new BankContents(
        DlsNames.name(file, chunks), presets, reader.repairs.sentences(), arena::close);
  }

  private List<Preset> presets(Chunk instruments) {
    List<Preset> presets = new ArrayList<>();
    Set<Integer> numbers = new HashSet<>();
    for (Chunk list :
        Chunk.between(file, instruments.at(), instruments.at() + instruments.size())) {
      if (!list.tag().equals("LISTins ")) {
        continue;
      }
      Preset preset = preset(list);
      if (preset != null && numbers.add(preset.bank() << 7 | preset.program())) {
        presets.add(preset);
      } else {
        repairs.add(
            "instrument",
            "an instrument has no numbers or those of another and is left out (byte %d)"
                .formatted(list.at()));
      }
    }
    if (presets.isEmpty()) {
      throw file.broken("it has no instruments", instruments.at());
    }
    return presets;
  }

  private @Nullable Preset preset(Chunk list) {
    List<Chunk> chunks = Chunk.between(file, list.at(), list.at() + list.size());
    Chunk header = null;
    Chunk regionList = null;
    for (Chunk chunk : chunks) {
      if (chunk.tag().equals("insh") && chunk.size() >= 12) {
        header = chunk;
      } else if (chunk.tag().equals("LISTlrgn")) {
        regionList = chunk;
      }
    }
    if (header == null || regionList == null) {
      return null;
    }
    int bank = bank(file.unsignedInt(header.at() + 4));
    long program = file.unsignedInt(header.at() + 8);
    if (program > 127) {
      return null;
    }
    List<Region> read = regions.read(chunks, regionList);
    regionCount += read.size();
    if (regionCount > MAX_REGIONS) {
      throw file.broken("more regions than any bank has", regionList.at());
    }
    return new Preset(bank, (int) program, DlsNames.name(file, chunks), read);
  }

  /// Drum kits are marked; other banks are numbered by controllers 0 and 32 as MIDI players read
  /// them.
  private static int bank(long bits) {
    if ((bits & DRUMS) != 0) {
      return DRUM_BANK;
    }
    int coarse = (int) (bits >> 8) & 0x7f;
    return coarse == 0 || coarse == GM2_MELODY ? (int) bits & 0x7f : coarse;
  }
}
