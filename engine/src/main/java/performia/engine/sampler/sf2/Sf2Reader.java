// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sf2;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;
import performia.engine.sampler.region.BankContents;
import performia.engine.sampler.region.Preset;
import performia.engine.sampler.region.Region;
import performia.engine.sampler.region.Repairs;
import performia.engine.sampler.riff.BankFile;
import performia.engine.sampler.riff.Chunk;

/// Opens SoundFont 2.00 to 2.04 files: maps them, checks every index, compiles every preset. The
/// frames stay where they are in the file. Loader threads.
public final class Sf2Reader {
  /// More regions than any bank has; beyond it a forged file would eat the heap.
  private static final int MAX_REGIONS = 131_072;

  private static final int MAX_REGIONS_PER_PRESET = 16_384;

  private final BankFile file;
  private final Table presets;
  private final Table instruments;
  private final Table presetBags;
  private final Table instrumentBags;
  private final ZoneReader presetZones;
  private final ZoneReader instrumentZones;
  private final RegionCompiler compiler;
  private final ZoneReader.@Nullable Zones[] readInstruments;
  private final Repairs repairs;
  private int regionCount;

  /// Reads a bank.
  ///
  /// @throws PerformiaException when the file cannot be read, is no SoundFont 2 file, or is too
  ///   broken to be played; the place is the file and the byte
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
    Repairs repairs = new Repairs();
    List<Chunk> chunks = chunks(file, repairs);
    String name = "";
    boolean current = false;
    for (Chunk list : chunks) {
      if (list.tag().equals("LISTINFO")) {
        List<Chunk> facts = Chunk.between(file, list.at(), list.at() + list.size());
        current = isCurrent(file, facts, repairs);
        for (Chunk fact : facts) {
          if (fact.tag().equals("INAM")) {
            name = file.text(fact.at(), fact.size());
          }
        }
      }
    }
    List<Preset> presets = new Sf2Reader(file, chunks, current, arena, repairs).presets();
    return new BankContents(name, presets, repairs.sentences(), arena::close);
  }

  private static List<Chunk> chunks(BankFile file, Repairs repairs) {
    if (file.size() < 12 || !file.tag(0).equals("RIFF") || !file.tag(8).equals("sfbk")) {
      throw file.refused("this is not a SoundFont 2 bank", 0, "choose an .sf2 file");
    }
    long size = file.unsignedInt(4);
    if (size > file.size() - 8) {
      repairs.add(
          "riff",
          "the file says %d bytes where %d are left; what is there is read (byte 4)"
              .formatted(size, file.size() - 8));
    }
    return Chunk.between(file, 12, Math.min(8 + size, file.size()));
  }

  /// Whether it is of version 2.04, and not of an earlier one; SF3 counts as the 2.01 it packs.
  private static boolean isCurrent(BankFile file, List<Chunk> facts, Repairs repairs) {
    for (Chunk fact : facts) {
      if (fact.tag().equals("ifil")) {
        int major = file.unsignedShort(fact.at());
        if (major != 2 && major != 3) {
          throw file.refused(
              "this bank is of version " + major + ", not 2 or 3",
              fact.at(),
              "choose an .sf2 or .sf3 bank");
        }
        return major == 2 && file.unsignedShort(fact.at() + 2) >= 4;
      }
    }
    repairs.add("ifil", "the bank does not say its version and is taken as 2.01");
    return false;
  }

  private Sf2Reader(
      BankFile file, List<Chunk> chunks, boolean current, Arena arena, Repairs repairs) {
    Chunk sampleList = Chunk.named(file, chunks, "LISTsdta", 12);
    List<Chunk> data = Chunk.between(file, sampleList.at(), sampleList.at() + sampleList.size());
    Chunk hydra = Chunk.named(file, chunks, "LISTpdta", 12);
    List<Chunk> tables = Chunk.between(file, hydra.at(), hydra.at() + hydra.size());
    this.file = file;
    this.repairs = repairs;
    presets = table(tables, "phdr", 38, hydra);
    presetBags = table(tables, "pbag", 4, hydra);
    instruments = table(tables, "inst", 22, hydra);
    instrumentBags = table(tables, "ibag", 4, hydra);
    presetZones =
        new ZoneReader(
            file,
            presetBags,
            table(tables, "pgen", 4, hydra),
            table(tables, "pmod", 10, hydra),
            Generator.INSTRUMENT);
    instrumentZones =
        new ZoneReader(
            file,
            instrumentBags,
            table(tables, "igen", 4, hydra),
            table(tables, "imod", 10, hydra),
            Generator.SAMPLE);
    Chunk high = Chunk.named(file, data, "smpl", sampleList.at());
    SampleFrames frames = new SampleFrames(file, high, lowBits(data, high), arena);
    Table headers = table(tables, "shdr", 46, hydra);
    compiler = new RegionCompiler(new SampleTable(file, headers, frames, repairs), current);
    readInstruments = new ZoneReader.Zones[instruments.count()];
  }

  /// The eight more bits of 24; of another length than half of the others' they are to be ignored
  /// (section 6.2).
  private @Nullable Chunk lowBits(List<Chunk> data, Chunk high) {
    for (Chunk chunk : data) {
      if (chunk.tag().equals("sm24")) {
        long wanted = high.size() / 2;
        if (chunk.size() == wanted || chunk.size() == wanted + (wanted & 1)) {
          return chunk;
        }
        repairs.add(
            "sm24",
            "chunk \"sm24\" has %d bytes, not %d; the bank is played with 16 bits (byte %d)"
                .formatted(chunk.size(), wanted, chunk.at()));
      }
    }
    return null;
  }

  private Table table(List<Chunk> tables, String tag, int recordBytes, Chunk hydra) {
    return new Table(file, Chunk.named(file, tables, tag, hydra.at()), recordBytes, repairs);
  }

  private List<Preset> presets() {
    List<Preset> all = new ArrayList<>();
    Set<Integer> numbers = new HashSet<>();
    @Nullable PerformiaException broken = null;
    for (int i = 0; i < presets.count(); i++) {
      long at = presets.at(i);
      int program = file.unsignedShort(at + 20);
      int bank = file.unsignedShort(at + 22);
      if (program > 127) {
        repairs.add(
            "program",
            "preset \"%s\" has program %d and cannot be chosen (byte %d)"
                .formatted(file.text(at, 20), program, at + 20));
      } else if (!numbers.add(bank << 7 | program)) {
        repairs.add(
            "twice",
            "preset \"%s\" has the numbers of another, %d:%d; the first one plays (byte %d)"
                .formatted(file.text(at, 20), bank, program, at + 20));
      } else {
        try {
          all.add(new Preset(bank, program, file.text(at, 20), regions(i)));
        } catch (Table.BrokenLink e) {
          broken = e;
          repairs.add(
              "preset",
              "preset \"%s\" is left out: %s (byte %d)".formatted(file.text(at, 20), e.what(), at));
        }
      }
    }
    if (all.isEmpty()) {
      throw broken != null ? broken : file.broken("it has no presets", presets.at(0));
    }
    return all;
  }

  private List<Region> regions(int preset) {
    ZoneReader.Zones zones =
        presetZones.read(
            presets.link(preset, 24, presetBags), presets.linkEnd(preset, 24, presetBags));
    List<Region> regions = new ArrayList<>();
    for (Zone zone : zones.zones()) {
      int index = zone.amount(Generator.INSTRUMENT);
      if (index >= instruments.count()) {
        repairs.add(
            "no instrument",
            "a zone asks for instrument %d of %d and stays silent (byte %d)"
                .formatted(index, instruments.count(), zone.at()));
        continue;
      }
      List<Region> more = compiler.compile(zones.global(), zone, instrument(index));
      regions.addAll(more);
      regionCount += more.size();
      if (regionCount > MAX_REGIONS || regions.size() > MAX_REGIONS_PER_PRESET) {
        throw file.broken("more zones than any bank has", zone.at());
      }
    }
    return regions;
  }

  private ZoneReader.Zones instrument(int index) {
    ZoneReader.Zones zones = readInstruments[index];
    if (zones == null) {
      zones =
          instrumentZones.read(
              instruments.link(index, 20, instrumentBags),
              instruments.linkEnd(index, 20, instrumentBags));
      readInstruments[index] = zones;
    }
    return zones;
  }
}
