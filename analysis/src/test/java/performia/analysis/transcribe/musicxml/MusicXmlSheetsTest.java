// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.musicxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import performia.analysis.transcribe.form.ChartSource;
import performia.engine.PerformiaException;
import performia.engine.SharedData;
import performia.engine.music.Song;
import performia.engine.music.Timeline;

/// Real sheets, where they lie beside the checkout.
final class MusicXmlSheetsTest {
  private static boolean isSheet(String name) {
    return name.endsWith(".xml") || name.endsWith(".musicxml") || name.endsWith(".mxl");
  }

  private static Map<String, byte[]> zipped(Path archive) throws IOException {
    var sheets = new TreeMap<String, byte[]>();
    try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (isSheet(entry.getName())) {
          sheets.put(entry.getName(), zip.readAllBytes());
        }
      }
    }
    return sheets;
  }

  /// The zipped sheets in a tar file: a header block of 512 bytes, name at 0, size in octal at 124;
  /// the content padded to whole blocks. Names may be cut off there, so content tells a sheet.
  private static Map<String, byte[]> tarred(Path archive) throws IOException {
    var sheets = new TreeMap<String, byte[]>();
    try (InputStream in =
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
      for (byte[] head = in.readNBytes(512); head.length == 512; head = in.readNBytes(512)) {
        String size = new String(head, 124, 11, StandardCharsets.US_ASCII).strip();
        if (head[0] == 0 || size.isEmpty()) {
          continue;
        }
        int length = Integer.parseInt(size, 8);
        byte[] content = in.readNBytes(length);
        in.skipNBytes((512 - length % 512) % 512);
        if (MxlArchive.recognises(content)) {
          sheets.put(text(head, 100) + " " + sheets.size(), content);
        }
      }
    }
    return sheets;
  }

  private static String text(byte[] bytes, int most) {
    int end = 0;
    while (end < most && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  private static Song read(String name, byte[] bytes) {
    return new MusicXmlFormat().read(ChartSource.of(name, bytes)).getFirst();
  }

  private static long chords(Timeline timeline) {
    return timeline.chords().stream().filter(c -> !c.chord().isNone()).count();
  }

  @Test
  void every_demo_song_loads_with_chords_and_bars() throws IOException {
    var sheets = zipped(SharedData.require("data/demo_songs/openewld_worldwide_pd_nolyrics.zip"));
    assertThat(sheets.size()).isEqualTo(162);
    sheets.forEach((name, bytes) -> {
      var timeline = new Timeline(read(name, bytes));
      assertThat(chords(timeline)).as(name).isPositive();
      assertThat(timeline.bars()).as(name).hasSizeBetween(7, 400);
    });
  }

  @Test
  void every_openewld_sheet_loads_with_chords_and_bars() throws IOException {
    var sheets = tarred(SharedData.require("data/openewld/openewld.tar.gz"));
    assertThat(sheets.size()).isGreaterThan(400);
    sheets.forEach((name, bytes) -> {
      var timeline = new Timeline(read(name, bytes));
      assertThat(chords(timeline)).as(name).isPositive();
      assertThat(timeline.bars()).as(name).hasSizeBetween(7, 400);
    });
  }

  @Test
  void every_file_of_the_suite_loads_or_is_refused_with_a_sentence() throws IOException {
    var sheets = zipped(SharedData.require("data/musicxml_suite/lilypond_musicxml_testsuite.zip"));
    int loaded = 0;
    for (var sheet : sheets.entrySet()) {
      String result;
      try {
        var timeline = new Timeline(read(sheet.getKey(), sheet.getValue()));
        result = timeline.bars().size() + " bars, " + chords(timeline) + " chords";
        loaded++;
      } catch (PerformiaException e) {
        result = e.getMessage();
      }
      System.out.println(sheet.getKey().replaceAll("^.*/", "") + ": " + result);
    }
    assertThat(sheets.size()).isGreaterThan(140);
    assertThat(loaded).isEqualTo(sheets.size());
  }

  /// Counted by hand from the notation in the files.
  @Test
  void the_repeats_of_the_suite_are_played_as_they_are_written() throws IOException {
    var sheets = zipped(SharedData.require("data/musicxml_suite/lilypond_musicxml_testsuite.zip"));
    var bars =
        Map.of(
            "45a-SimpleRepeat", 5 + 1,
            "45b-RepeatWithAlternatives", 2 + 2 + 1,
            "45c-RepeatMultipleTimes", 1 + 5 * 2 + 3 * 4 + 1,
            "45d-Repeats-Nested-Alternatives", 2 + 4 + 2 + 4 + 4 + 1,
            "45e-Repeats-Nested-Alternatives", 2 + 2 + 1 + 2 + 2 + 1 + 2 * 2 + 1,
            "45f-Repeats-InvalidEndings", 3 * 2 + 3 + 1,
            "45g-Repeats-NotEnded", 2,
            "46d-PickupMeasure-ImplicitMeasures", 2,
            "46c-Midmeasure-Clef", 3,
            "71f-AllChordTypes", 10);
    for (var entry : bars.entrySet()) {
      List<Map.Entry<String, byte[]>> found =
          sheets.entrySet().stream().filter(s -> s.getKey().contains(entry.getKey())).toList();
      assertThat(found.size()).isEqualTo(1);
      var timeline = new Timeline(read(found.getFirst().getKey(), found.getFirst().getValue()));
      assertThat(timeline.bars()).as(entry.getKey()).hasSize(entry.getValue());
    }
  }
}
