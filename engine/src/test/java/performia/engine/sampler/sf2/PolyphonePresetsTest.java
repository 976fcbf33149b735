// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sf2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import performia.engine.SharedData;
import performia.engine.sampler.region.Repairs;
import performia.engine.sampler.riff.BankFile;
import performia.engine.sampler.riff.Chunk;

/// The zones we read of a well-known bank's presets and instruments against the tables that another
/// program, Polyphone, shows of them: every one of its 346 files, zone by zone, nothing left over.
class PolyphonePresetsTest {
  private static final Path BANK = Path.of("/usr/share/sounds/sf2/TimGM6mb.sf2");
  private static final String FOLDER = "ReferenceData/Polyphone/TimGM6mb/";

  /// The rows of an instrument's table; a preset's lacks the loop and the root key.
  private static final Generator[] ROWS = {
    Generator.KEY_RANGE,
    Generator.VELOCITY_RANGE,
    Generator.ATTENUATION,
    Generator.PAN,
    Generator.SAMPLE_MODES,
    Generator.SAMPLE, // its name, which the table hides
    Generator.ROOT_KEY,
    Generator.COARSE_TUNE,
    Generator.FINE_TUNE,
    Generator.SCALE_TUNING,
    Generator.CUTOFF,
    Generator.RESONANCE,
    Generator.VOLUME_DELAY,
    Generator.VOLUME_ATTACK,
    Generator.VOLUME_HOLD,
    Generator.VOLUME_DECAY,
    Generator.VOLUME_SUSTAIN,
    Generator.VOLUME_RELEASE,
    Generator.KEY_TO_VOLUME_HOLD,
    Generator.KEY_TO_VOLUME_DECAY,
    Generator.ENVELOPE_DELAY,
    Generator.ENVELOPE_ATTACK,
    Generator.ENVELOPE_HOLD,
    Generator.ENVELOPE_DECAY,
    Generator.ENVELOPE_SUSTAIN,
    Generator.ENVELOPE_RELEASE,
    Generator.ENVELOPE_TO_PITCH,
    Generator.ENVELOPE_TO_CUTOFF,
    Generator.KEY_TO_ENVELOPE_HOLD,
    Generator.KEY_TO_ENVELOPE_DECAY,
    Generator.LFO_DELAY,
    Generator.LFO_RATE,
    Generator.LFO_TO_PITCH,
    Generator.LFO_TO_CUTOFF,
    Generator.LFO_TO_VOLUME,
    Generator.VIBRATO_DELAY,
    Generator.VIBRATO_RATE,
    Generator.VIBRATO_TO_PITCH,
    Generator.EXCLUSIVE_CLASS,
    Generator.CHORUS,
    Generator.REVERB
  };

  @Test
  void everyZoneOfEveryPresetAndInstrumentIsReadAsPolyphoneShowsIt() throws IOException {
    Path zip = SharedData.require("data/meltysynth_reference/meltysynth_reference.zip");
    assumeTrue(Files.exists(BANK), "skipped: TimGM6mb is not installed");
    List<String> wrong = new ArrayList<>();
    int[] tables = new int[2];
    int[] cells = new int[2];
    try (Arena arena = Arena.ofConfined();
        ZipFile reference = new ZipFile(zip.toFile())) {
      BankFile file = BankFile.map(BANK, arena);
      List<Chunk> hydra = hydra(file);
      for (int kind = 0; kind < 2; kind++) {
        Map<String, ZoneReader.Zones> owners = owners(file, hydra, kind == 0);
        for (Map.Entry<String, ZoneReader.Zones> owner : owners.entrySet()) {
          String folder = kind == 0 ? "Presets/" : "Instruments/";
          ZipEntry entry = reference.getEntry(FOLDER + folder + owner.getKey() + ".tsv");
          assertThat(entry).as(owner.getKey()).isNotNull();
          String text =
              new String(
                  reference.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
          cells[kind] += compare(owner.getKey(), owner.getValue(), text, kind == 0, wrong);
          tables[kind]++;
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(tables).containsExactly(136, 210);
    assertThat(cells[1]).isGreaterThan(40_000);
  }

  private static List<Chunk> hydra(BankFile file) {
    List<Chunk> chunks = Chunk.between(file, 12, file.size());
    Chunk list = Chunk.named(file, chunks, "LISTpdta", 12);
    return Chunk.between(file, list.at(), list.at() + list.size());
  }

  private static Map<String, ZoneReader.Zones> owners(
      BankFile file, List<Chunk> hydra, boolean presets) {
    Table owners = table(file, hydra, presets ? "phdr" : "inst", presets ? 38 : 22);
    Table bags = table(file, hydra, presets ? "pbag" : "ibag", 4);
    ZoneReader reader =
        new ZoneReader(
            file,
            bags,
            table(file, hydra, presets ? "pgen" : "igen", 4),
            table(file, hydra, presets ? "pmod" : "imod", 10),
            presets ? Generator.INSTRUMENT : Generator.SAMPLE);
    Map<String, ZoneReader.Zones> all = new HashMap<>();
    for (int i = 0; i < owners.count(); i++) {
      int field = presets ? 24 : 20;
      long at = owners.at(i);
      String name = file.text(at, 20).replaceAll("[/:*?\"<>|]", " ");
      String key =
          presets
              ? "%03d %03d %s"
                  .formatted(file.unsignedShort(at + 22), file.unsignedShort(at + 20), name)
              : name;
      all.put(key, reader.read(owners.link(i, field, bags), owners.linkEnd(i, field, bags)));
    }
    return all;
  }

  private static Table table(BankFile file, List<Chunk> hydra, String tag, int bytes) {
    return new Table(file, Chunk.named(file, hydra, tag, 12), bytes, new Repairs());
  }

  /// Every column after the first, which is global, must be one zone's; none may be left.
  private static int compare(
      String name, ZoneReader.Zones zones, String text, boolean preset, List<String> wrong) {
    String[][] cells = text.lines().map(line -> line.split("\t", -1)).toArray(String[][]::new);
    List<Zone> left = new ArrayList<>(zones.zones());
    int compared = 0;
    for (int column = 1; column < cells[0].length; column++) {
      Zone found = null;
      for (Zone zone : left) {
        if (found == null && matches(cells, column, zone, preset)) {
          found = zone;
        }
      }
      if (found == null) {
        wrong.add(name + " column " + column);
      } else {
        left.remove(found);
        compared += cells.length;
      }
    }
    Zone global = zones.global();
    if (!left.isEmpty() || (global != null && !matches(cells, 0, global, preset))) {
      wrong.add(name + ": " + left.size() + " zones left, or the global one differs");
    }
    return compared;
  }

  private static boolean matches(String[][] cells, int column, Zone zone, boolean preset) {
    int row = 0;
    for (Generator generator : ROWS) {
      boolean absent =
          generator == Generator.SAMPLE_MODES
              || generator == Generator.SAMPLE
              || generator == Generator.ROOT_KEY;
      boolean exclusive = generator == Generator.EXCLUSIVE_CLASS;
      if (preset && (absent || exclusive)) {
        continue;
      }
      if (generator != Generator.SAMPLE && !matches(cells[row][column], generator, zone)) {
        return false;
      }
      row++;
    }
    return true;
  }

  private static boolean matches(String cell, Generator generator, Zone zone) {
    if (cell.equals("!") || cell.equals("?")) {
      return !zone.has(generator) || cell.equals("?");
    }
    if (!zone.has(generator)) {
      return false;
    }
    int amount = zone.amount(generator);
    return switch (generator) {
      case KEY_RANGE, VELOCITY_RANGE -> {
        int low = amount & 0xff;
        int high = amount >> 8;
        yield cell.equals(low == high ? "" + low : low + "-" + high);
      }
      // The table shows what a decibel of attenuation really is, and levels where the file falls.
      case ATTENUATION -> near(cell, 0.04 * amount, 0.006);
      case VOLUME_SUSTAIN -> near(cell, amount / 10.0, 0.06);
      case PAN, CHORUS, REVERB, RESONANCE, LFO_TO_VOLUME -> near(cell, amount / 10.0, 0.06);
      case ENVELOPE_SUSTAIN -> near(cell, amount / 10.0, 0.06);
      case CUTOFF -> near(cell, 8.176 * power(amount), 2);
      case LFO_RATE, VIBRATO_RATE -> near(cell, 8.176 * power(amount), 0.002);
      case VOLUME_DELAY,
          VOLUME_ATTACK,
          VOLUME_HOLD,
          VOLUME_DECAY,
          VOLUME_RELEASE,
          ENVELOPE_DELAY,
          ENVELOPE_ATTACK,
          ENVELOPE_HOLD,
          ENVELOPE_DECAY,
          ENVELOPE_RELEASE,
          LFO_DELAY,
          VIBRATO_DELAY ->
          near(cell, power(amount), 0.0011 + 1e-3 * power(amount));
      default -> near(cell, amount, 0);
    };
  }

  private static double power(int timecents) {
    return StrictMath.pow(2, timecents / 1200.0);
  }

  private static boolean near(String cell, double value, double tolerance) {
    return Math.abs(Double.parseDouble(cell) - value) <= tolerance;
  }
}
