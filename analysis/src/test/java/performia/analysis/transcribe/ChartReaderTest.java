// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static performia.analysis.transcribe.ChartText.played;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import performia.analysis.transcribe.ireal.IRealEncoder;
import performia.engine.PerformiaException;
import performia.engine.json.SongJson;
import performia.engine.music.Song;

class ChartReaderTest {
  private static final int MUTANTS = 2_000;

  private static final String GRID =
      """
      title=Fuzz
      key=Bb
      tempo=120
      metre=4/4
      [Verse 1]
      |: Bb | <Cm7 F7! |1. Dm7 . G7 . :|2. Bb6 |
      > la | la

      [Chorus x2]
      |3/4 Eb | % | 4/4 F7sus4 N.C. |: C_ :| x3 @D.C.alFine |
      [Verse 2]
      """;
  private static final String JSON =
      "{\"title\":\"F\",\"tempo\":96,\"key\":\"C\",\"meter\":\"6/8\",\"swing\":true,\"sections\":["
          + "{\"name\":\"V1\",\"label\":\"V\",\"bars\":[\"C\",\"G/B %\",[\"Am\",\"F\"]]}]}";
  private static final String CHORDPRO =
      """
      {title: Fuzz}
      {key: G}
      {tempo: 90}
      {time: 3/4}
      {capo: 2}
      {soc: Hey}
      [G]la [D7][C]lo
      {eoc}
      {sog}
      |: G . . | C~D . . :| % . . |1 D7 . . |
      {eog}
      {chorus}
      {c: Bridge}
      [Em]oh
      """;
  private static final String CHART =
      "{*AT44C^7   |<3x>A-7 D7(Gb7) |N1x   }|N2fG7 W/B ]*B[S r|   |Q n   |p   <D.S. al Coda>]Y[QC6   U Z";

  private static String corpus(String kind) {
    return switch (kind) {
      case "grid" -> GRID;
      case "json" -> JSON;
      case "chordpro" -> CHORDPRO;
      case "irealbook" -> IRealEncoder.plain("T", "C", "Swing", "Bb", CHART);
      case "ireal" -> {
        String one = IRealEncoder.song("T", "C D", "Swing", "Bb", 120, CHART);
        yield IRealEncoder.link(one, one);
      }
      default -> SongJson.write(ChartReader.read(GRID, "x").getFirst());
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"grid", "json", "chordpro", "irealbook", "ireal", "song"})
  void mutatedChartsAreReadOrRefusedWithASentence(String kind) {
    String good = corpus(kind);
    assertThat(ChartReader.read(good, "good")).isNotEmpty();
    var random = new Random(kind.hashCode());
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      String mutant = mutate(good, random);
      try {
        for (Song song : ChartReader.read(mutant, "mutant")) {
          assertThat(SongJson.read(SongJson.write(song), "again")).isEqualTo(song);
        }
      } catch (PerformiaException e) {
        refused++;
        assertThat(e.what()).isNotBlank();
        assertThat(e.where()).isNotBlank();
        assertThat(e.fix()).isNotBlank();
      }
    }
    assertThat(refused).isLessThan(MUTANTS);
  }

  private static String mutate(String text, Random random) {
    var mutant = new StringBuilder(text);
    String alphabet = "|:[]{}<>%/.,#b*=\"\\\n 0123456789xNQSCG-^";
    for (int edits = 1 + random.nextInt(6); edits > 0 && !mutant.isEmpty(); edits--) {
      int at = random.nextInt(mutant.length());
      switch (random.nextInt(5)) {
        case 0 -> mutant.deleteCharAt(at);
        case 1 -> mutant.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
        case 2 -> mutant.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
        case 3 -> mutant.delete(at, Math.min(mutant.length(), at + random.nextInt(20)));
        default -> {
          int end = Math.min(mutant.length(), at + random.nextInt(30));
          mutant.insert(random.nextInt(mutant.length()), mutant.substring(at, end));
        }
      }
    }
    return mutant.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "5 ; 5/4",
        "3.5 ; 7/8",
        "6 ; 6/4",
        "\"6/8\" ; 6/8",
        "\"12/8\" ; 12/8",
        "\"3\" ; 3/4",
        "[7,8] ; 7/8",
        "4.0 ; 4/4",
        "1.5 ; 3/8",
      })
  void chartJsonTakesMetresInManyForms(String written, String meter) {
    String json = "{\"meter\":" + written + ",\"sections\":[{\"name\":\"A\",\"bars\":[\"C F\"]}]}";
    Song song = ChartReader.read(json, "c.json").getFirst();
    assertThat(song.sections().getFirst().bars().getFirst().meter()).hasToString(meter);
    assertThat(song.title()).isEqualTo("c");
  }

  @Test
  void chartJsonDividesItsBarsEvenly() {
    String json =
        "{\"meter\":3.5,\"swing\":true,\"style\":\"pop\",\"bars\":[\"C F\",\"C F G\",\"% G\"]}";
    Song song = ChartReader.read(json, "c.json").getFirst();
    assertThat(played(song))
        .isEqualTo("C 1.75:F|C 1.1666666666666667:F 2.3333333333333335:G|G 1.75:G");
    assertThat(song.style()).isEqualTo("pop swing");
  }

  @Test
  void chartJsonNamesTheChordThatIsWrong() {
    String json = "{\"sections\":[{\"name\":\"A\",\"bars\":[\"C\",\"F Cmaj77\"]}]}";
    assertThatThrownBy(() -> ChartReader.read(json, "c.json"))
        .hasMessageContaining("c.json at sections[0].bars[1], chord 2: unknown chord \"Cmaj77\"");
  }

  @Test
  void filesThatAreNoChartsAreRefused(@TempDir Path folder) throws IOException {
    refused(folder, "that is a folder");
    refused(folder.resolve("missing.txt"), "no such file");
    refused(write(folder, "empty.txt", new byte[0]), "the file is empty");
    refused(write(folder, "blank.txt", "\n \n".getBytes(StandardCharsets.UTF_8)), "empty");
    refused(write(folder, "noise.bin", new byte[] {1, 2, 0, 3, 4}), "a binary file");
    refused(write(folder, "big.txt", new byte[(16 << 20) + 1]), "larger than 16 MiB");
    refused(
        write(folder, "prose.txt", "Dear band,\nsee you".getBytes(StandardCharsets.UTF_8)),
        "line 2");
    refused(write(folder, "half.json", "{\"title\":".getBytes(StandardCharsets.UTF_8)), "line 1");
  }

  private static Path write(Path folder, String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static void refused(Path file, String what) {
    assertThatThrownBy(() -> ChartReader.read(file))
        .isInstanceOf(PerformiaException.class)
        .hasMessageContaining(what);
  }

  @Test
  void compressedMusicXmlPassesTheFrontDoor(@TempDir Path folder) throws IOException {
    String score =
        "<score-partwise><part-list><score-part id='P1'/></part-list><part id='P1'><measure number='1'>"
            + "<harmony><root><root-step>F</root-step></root><kind>minor-seventh</kind></harmony>"
            + "<note><rest/><duration>4</duration></note></measure></part></score-partwise>";
    Path file = folder.resolve("sheet.mxl");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("sheet.xml"));
      zip.write(score.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(played(ChartReader.read(file).getFirst())).isEqualTo("Fm7");
  }

  @Test
  void everyUsualEncodingIsRead(@TempDir Path folder) throws IOException {
    String chart = "title=Déjà\n| C | F |";
    for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
      Path file = write(folder, "a.txt", chart.getBytes(charset));
      assertThat(ChartReader.read(file).getFirst().title()).isEqualTo("Déjà");
    }
    byte[] marked = ("\ufeff" + chart).getBytes(StandardCharsets.UTF_16LE);
    assertThat(ChartReader.read(write(folder, "b.txt", marked)).getFirst().title())
        .isEqualTo("Déjà");
    byte[] utf8 = ("\ufeff" + chart).getBytes(StandardCharsets.UTF_8);
    assertThat(ChartReader.read(write(folder, "c.txt", utf8)).getFirst().title()).isEqualTo("Déjà");
    Path untitled =
        write(folder, "My Tune.grid.txt", "|C|F|\r\n|G|C|".getBytes(StandardCharsets.UTF_8));
    assertThat(ChartReader.read(untitled).getFirst().title()).isEqualTo("My Tune");
  }
}
