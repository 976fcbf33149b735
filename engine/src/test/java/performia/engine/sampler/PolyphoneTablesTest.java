// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import performia.engine.SharedData;
import performia.engine.sampler.region.KeyRange;
import performia.engine.sampler.region.LoopMode;
import performia.engine.sampler.region.Parameter;
import performia.engine.sampler.region.Region;

/// What we compile of a well-known bank against the tables that another program, Polyphone, shows
/// of it: one column a zone, the first one global, one row a generator.
class PolyphoneTablesTest {
  private static final Path BANK = Path.of("/usr/share/sounds/sf2/TimGM6mb.sf2");
  private static final String FOLDER = "ReferenceData/Polyphone/TimGM6mb/Instruments/";

  @Test
  void everyZoneOfEveryInstrumentIsCompiledToTheValuesPolyphoneShows() throws IOException {
    Path zip = SharedData.require("data/meltysynth_reference/meltysynth_reference.zip");
    assumeTrue(Files.exists(BANK), "skipped: TimGM6mb is not installed");
    List<String> missing = new ArrayList<>();
    int found = 0;
    try (SoundBank bank = SoundBank.open(BANK);
        ZipFile tables = new ZipFile(zip.toFile())) {
      List<Region> regions =
          bank.presets().stream().flatMap(preset -> preset.regions().stream()).toList();
      for (ZipEntry entry : Collections.list(tables.entries())) {
        if (entry.getName().startsWith(FOLDER) && entry.getName().endsWith(".tsv")) {
          String text =
              new String(tables.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
          for (Column zone : zones(text)) {
            if (regions.stream().anyMatch(zone::matches)) {
              found++;
            } else {
              missing.add(entry.getName().substring(FOLDER.length()) + zone);
            }
          }
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(found).isGreaterThan(500);
  }

  private static List<Column> zones(String text) {
    String[][] cells = text.lines().map(line -> line.split("\t", -1)).toArray(String[][]::new);
    List<Column> zones = new ArrayList<>();
    for (int column = 1; column < cells[0].length; column++) {
      List<String> values = new ArrayList<>();
      for (String[] row : cells) {
        String own = column < row.length ? row[column] : "!";
        values.add(own.equals("!") ? row[0] : own);
      }
      zones.add(new Column(values));
    }
    return zones;
  }

  /// One zone as Polyphone shows it; `!` where nothing is set.
  private record Column(List<String> rows) {
    boolean matches(Region region) {
      return range(1).keyLow() == region.range().keyLow()
          && range(1).keyHigh() == region.range().keyHigh()
          && range(2).keyLow() == region.range().velocityLow()
          && range(2).keyHigh() == region.range().velocityHigh()
          && near(3, 0, region.value(Parameter.ATTENUATION_DB), 0.006)
          && near(4, 0, 50 * region.value(Parameter.PAN), 0.06)
          && loops(region)
          && tunes(region)
          && near(11, 19914, region.power(Parameter.CUTOFF_OCTAVES), 2)
          && near(12, 0, region.value(Parameter.RESONANCE_DB), 0.06)
          && times(region)
          && oscillators(region)
          && near(40, 0, 100 * region.value(Parameter.CHORUS_SEND), 0.06)
          && near(41, 0, 100 * region.value(Parameter.REVERB_SEND), 0.06);
    }

    private boolean loops(Region region) {
      LoopMode loop = region.sound().loop();
      return number(5, 0) == (loop == LoopMode.ALWAYS ? 1 : loop == LoopMode.WHILE_HELD ? 3 : 0);
    }

    private boolean tunes(Region region) {
      double perKey = region.cents(61) - region.cents(60);
      boolean rooted =
          rows.get(6).equals("!") || Math.abs(number(7, -1) - region.sound().rootKey()) < 1;
      return rooted
          && near(10, 100, perKey, 1e-6)
          && Math.abs(100 * number(8, 0) + number(9, 0) - region.value(Parameter.PITCH_CENTS))
              < 1e-3;
    }

    private boolean times(Region region) {
      return time(13, region.power(Parameter.DELAY_OCTAVES))
          && time(14, region.power(Parameter.ATTACK_OCTAVES))
          && time(15, region.power(Parameter.HOLD_OCTAVES))
          && time(16, region.power(Parameter.DECAY_OCTAVES))
          && near(17, 0, region.value(Parameter.SUSTAIN_DB), 0.06)
          && time(18, region.power(Parameter.RELEASE_OCTAVES))
          && time(21, region.power(Parameter.ENVELOPE_DELAY_OCTAVES))
          && time(22, region.power(Parameter.ENVELOPE_ATTACK_OCTAVES))
          && time(23, region.power(Parameter.ENVELOPE_HOLD_OCTAVES))
          && time(24, region.power(Parameter.ENVELOPE_DECAY_OCTAVES))
          && near(25, 0, 100 * (1 - region.value(Parameter.ENVELOPE_SUSTAIN)), 0.06)
          && time(26, region.power(Parameter.ENVELOPE_RELEASE_OCTAVES))
          && near(27, 0, region.value(Parameter.ENVELOPE_TO_PITCH_CENTS), 0.5)
          && near(28, 0, 1200 * region.value(Parameter.ENVELOPE_TO_CUTOFF_OCTAVES), 0.5);
    }

    private boolean oscillators(Region region) {
      return time(31, region.power(Parameter.LFO_DELAY_OCTAVES))
          && near(32, 8.176, region.power(Parameter.LFO_RATE_OCTAVES), 0.001)
          && near(33, 0, region.value(Parameter.LFO_TO_PITCH_CENTS), 0.5)
          && near(34, 0, 1200 * region.value(Parameter.LFO_TO_CUTOFF_OCTAVES), 0.5)
          && near(35, 0, region.value(Parameter.LFO_TO_GAIN_DB), 0.06)
          && time(36, region.power(Parameter.VIBRATO_DELAY_OCTAVES))
          && near(37, 8.176, region.power(Parameter.VIBRATO_RATE_OCTAVES), 0.001)
          && near(38, 0, region.value(Parameter.VIBRATO_TO_PITCH_CENTS), 0.5);
    }

    private boolean time(int row, double seconds) {
      return Math.abs(number(row, 0.001) - seconds) < 0.0011 + 1e-3 * seconds;
    }

    private boolean near(int row, double fallback, double value, double tolerance) {
      return Math.abs(number(row, fallback) - value) <= tolerance;
    }

    private double number(int row, double fallback) {
      String text = rows.get(row - 1);
      return text.equals("!") || text.equals("?") ? fallback : Double.parseDouble(text);
    }

    private KeyRange range(int row) {
      String text = rows.get(row - 1);
      if (text.equals("!")) {
        return KeyRange.ALL;
      }
      String[] ends = text.split("-", 2);
      int low = Integer.parseInt(ends[0]);
      return new KeyRange(low, ends.length > 1 ? Integer.parseInt(ends[1]) : low, 0, 127);
    }
  }
}
