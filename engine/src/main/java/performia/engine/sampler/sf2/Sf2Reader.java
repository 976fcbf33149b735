// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sf2;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;
import performia.engine.sampler.region.BankContents;
import performia.engine.sampler.region.Preset;
import performia.engine.sampler.region.Region;
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
  private int regionCount;

  /// Reads a bank.
  ///
  /// @throws PerformiaException when the file cannot be read, is no SoundFont 2 file, or is broken;
  ///   the place is the file and the byte
  @SuppressWarnings("MustBeClosedChecker") // whoever holds the contents closes it, by release
  public static BankContents read(Path path) {
    Arena arena = Arena.ofShared();
    boolean done = false;
    try {
      BankFile file = BankFile.map(path, arena);
      BankContents contents = read(file, arena::close);
      done = true;
      return contents;
    } finally {
      if (!done) {
        arena.close();
      }
    }
  }

  private static BankContents read(BankFile file, Runnable release) {
    List<Chunk> chunks = chunks(file);
    Chunk info = Chunk.named(file, chunks, "LISTINFO", 12);
    List<Chunk> facts = Chunk.between(file, info.at(), info.at() + info.size());
    checkVersion(file, facts);
    String name = "";
    for (Chunk fact : facts) {
      if (fact.tag().equals("INAM")) {
        name = file.text(fact.at(), fact.size());
      }
    }
    List<Preset> presets = new Sf2Reader(file, chunks).presets();
    return new BankContents(name, presets, List.of(), release);
  }

  private static List<Chunk> chunks(BankFile file) {
    if (file.size() < 12 || !file.tag(0).equals("RIFF") || !file.tag(8).equals("sfbk")) {
      throw file.refused("this is not a SoundFont 2 bank", 0, "choose an .sf2 file");
    }
    long size = file.unsignedInt(4);
    if (size > file.size() - 8) {
      throw file.broken("it says " + size + " bytes where " + (file.size() - 8) + " are left", 4);
    }
    return Chunk.between(file, 12, 8 + size);
  }

  private static void checkVersion(BankFile file, List<Chunk> facts) {
    Chunk version = Chunk.named(file, facts, "ifil", 12);
    int major = file.unsignedShort(version.at());
    if (major == 3) {
      throw file.refused(
          "this bank is compressed (SF3), which is not played yet",
          version.at(),
          "choose an .sf2 bank, or convert this one to SF2");
    }
    if (major != 2) {
      throw file.refused(
          "this bank is of version " + major + ", not 2", version.at(), "choose an .sf2 bank");
    }
  }

  private Sf2Reader(BankFile file, List<Chunk> chunks) {
    Chunk sampleList = Chunk.named(file, chunks, "LISTsdta", 12);
    List<Chunk> data = Chunk.between(file, sampleList.at(), sampleList.at() + sampleList.size());
    Chunk hydra = Chunk.named(file, chunks, "LISTpdta", 12);
    List<Chunk> tables = Chunk.between(file, hydra.at(), hydra.at() + hydra.size());
    this.file = file;
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
    compiler =
        new RegionCompiler(
            new SampleTable(
                file,
                table(tables, "shdr", 46, hydra),
                Chunk.named(file, data, "smpl", sampleList.at())));
    readInstruments = new ZoneReader.Zones[instruments.count()];
  }

  private Table table(List<Chunk> tables, String tag, int recordBytes, Chunk hydra) {
    return new Table(file, Chunk.named(file, tables, tag, hydra.at()), recordBytes);
  }

  private List<Preset> presets() {
    List<Preset> all = new ArrayList<>();
    for (int i = 0; i < presets.count(); i++) {
      long at = presets.at(i);
      int program = file.unsignedShort(at + 20);
      int bank = file.unsignedShort(at + 22);
      List<Region> regions = regions(i);
      if (program < 128) {
        all.add(new Preset(bank, program, file.text(at, 20), regions));
      }
    }
    if (all.isEmpty()) {
      throw file.broken("it has no presets", presets.at(0));
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
        throw file.broken(
            "a zone asks for instrument " + index + " of " + instruments.count(), zone.at());
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
