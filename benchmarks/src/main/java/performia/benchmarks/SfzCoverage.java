// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import performia.engine.PerformiaException;
import performia.engine.sampler.recording.Recordings;
import performia.engine.sampler.sfz.text.OpcodeUse;
import performia.engine.sampler.sfz.text.SfzDocument;
import performia.engine.sampler.sfz.text.SfzReader;
import performia.engine.sampler.sfz.text.SfzRegion;

/// Reads every SFZ instrument below the folders given, opens its samples, and prints which opcodes
/// were met, which of them are honoured, which nobody knows, and what could not be read. Prints;
/// one thread.
public final class SfzCoverage {
  private static final List<String> VERSIONS =
      List.of("v1", "v2", "aria", "linuxsampler", "calfbox", "sfizz", "");

  private final SortedMap<String, OpcodeUse> opcodes = new TreeMap<>();
  private final List<String> refused = new ArrayList<>();
  private final SortedMap<String, Integer> missing = new TreeMap<>();
  private final SortedMap<String, Integer> broken = new TreeMap<>();
  private int files;
  private int regions;
  private int samples;

  private SfzCoverage() {}

  /// Reads `FOLDER…`; with `--all` every opcode is listed, not only those that are not honoured.
  public static void main(String[] arguments) throws IOException {
    SfzCoverage coverage = new SfzCoverage();
    boolean all = false;
    for (String argument : arguments) {
      if (argument.equals("--all")) {
        all = true;
        continue;
      }
      try (Stream<Path> found = Files.walk(Path.of(argument))) {
        for (Path file : found.filter(SfzCoverage::isInstrument).sorted().toList()) {
          coverage.read(file);
        }
      }
    }
    coverage.print(System.out, all);
  }

  private static boolean isInstrument(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".sfz");
  }

  private void read(Path file) {
    files++;
    try (Recordings recordings = new Recordings()) {
      SfzDocument document = SfzReader.read(file);
      regions += document.regions().size();
      for (OpcodeUse use : document.uses()) {
        opcodes.merge(use.base(), use, SfzCoverage::add);
      }
      for (SfzRegion region : document.regions()) {
        open(document, region, recordings, file);
      }
    } catch (PerformiaException e) {
      refused.add(e.getMessage());
    }
  }

  private void open(SfzDocument document, SfzRegion region, Recordings recordings, Path file) {
    String sample = region.sample();
    if (sample.isEmpty() || sample.charAt(0) == '*') {
      return;
    }
    try {
      Path found = document.folder().find(sample, region.place());
      if (found == null) {
        missing.merge(file.getFileName() + ": " + sample, 1, Integer::sum);
      } else {
        recordings.open(found);
        samples++;
      }
    } catch (PerformiaException e) {
      broken.merge(String.valueOf(e.getMessage()), 1, Integer::sum);
    }
  }

  private static OpcodeUse add(OpcodeUse a, OpcodeUse b) {
    return new OpcodeUse(a.base(), a.version(), a.honoured(), a.count() + b.count(), a.first());
  }

  private void print(PrintStream out, boolean all) {
    out.printf(
        "%d files, %d regions, %d samples opened, %d files refused%n",
        files, regions, samples, refused.size());
    refused.forEach(sentence -> out.println("  " + sentence));
    out.printf(
        "%n| version | opcodes seen | honoured | uses | of them honoured"
            + " |%n|---|---|---|---|---|%n");
    for (String version : VERSIONS) {
      row(out, version);
    }
    if (all) {
      list(out, "Honoured", OpcodeUse::honoured);
    }
    list(out, "Known, not honoured", use -> use.isKnown() && !use.honoured());
    list(out, "Unknown", use -> !use.isKnown());
    list(out, "Samples that are not there", missing);
    list(out, "Samples that cannot be opened", broken);
  }

  private void row(PrintStream out, String version) {
    int seen = 0;
    int honoured = 0;
    long uses = 0;
    long honouredUses = 0;
    for (OpcodeUse use : opcodes.values()) {
      if (use.version().equals(version)) {
        seen++;
        uses += use.count();
        honoured += use.honoured() ? 1 : 0;
        honouredUses += use.honoured() ? use.count() : 0;
      }
    }
    out.printf(
        "| %s | %d | %d | %d | %d |%n",
        version.isEmpty() ? "unknown" : version, seen, honoured, uses, honouredUses);
  }

  private void list(PrintStream out, String title, java.util.function.Predicate<OpcodeUse> which) {
    List<OpcodeUse> chosen = opcodes.values().stream().filter(which).toList();
    out.printf("%n%s (%d):%n", title, chosen.size());
    for (OpcodeUse use : chosen) {
      out.printf("  %-28s %-6s %6d  %s%n", use.base(), use.version(), use.count(), use.first());
    }
  }

  private static void list(PrintStream out, String title, Map<String, Integer> counts) {
    out.printf("%n%s (%d):%n", title, counts.size());
    counts.forEach((what, count) -> out.printf("  %4d × %s%n", count, what));
  }
}
