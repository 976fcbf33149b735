// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import performia.engine.PerformiaException;
import performia.engine.SharedData;
import performia.engine.music.Bar;
import performia.engine.music.Key;
import performia.engine.music.Meter;
import performia.engine.music.Song;

class GridTextTest {
  private static Song read(String... lines) {
    return ChartReader.read(String.join("\n", lines), "song.txt").getFirst();
  }

  private static String played(Song song) {
    return ChartText.played(song);
  }

  private static List<String> passes(Song song) {
    return song.form().stream().map(Song.Pass::name).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pop", "swing"})
  void sharedChartsAreTheSameMusicInJsonAndInGrid(String name) {
    Path folder = SharedData.require("kits/band/charts");
    Song json = ChartReader.read(folder.resolve(name + ".json")).getFirst();
    Song grid = ChartReader.read(folder.resolve(name + ".grid.txt")).getFirst();
    assertThat(played(grid)).isEqualTo(played(json));
    assertThat(grid.tempo()).isEqualTo(json.tempo());
    assertThat(grid.title()).isEqualTo(json.title());
    assertThat(grid.key()).isEqualTo(json.key());
    assertThat(grid.form().size()).isEqualTo(json.form().size());
  }

  @Test
  void sharedSwingChartIsWrittenOncePerDifferentSection() {
    Path folder = SharedData.require("kits/band/charts");
    Song song = ChartReader.read(folder.resolve("swing.json")).getFirst();
    assertThat(song.sections()).hasSize(3);
    assertThat(passes(song)).containsExactly("A1", "A2", "B1", "A3", "A4", "A5", "B2", "A6");
    assertThat(song.style()).isEqualTo("jazz swing");
    assertThat(song.key()).isEqualTo(new Key(10, false, true));
    Song grid = ChartReader.read(folder.resolve("swing.grid.txt")).getFirst();
    assertThat(passes(grid)).isEqualTo(passes(song));
  }

  @Test
  void headersAreTakenInEitherSpelling() {
    Song song =
        read(
            "Title: Late Bus",
            "composer=Ann Example",
            "KEY = F# minor",
            "tempoBPM=88.5",
            "style: bossa nova",
            "metre=3/4",
            "| F#m | C#7 |");
    assertThat(song.title()).isEqualTo("Late Bus");
    assertThat(song.composer()).isEqualTo("Ann Example");
    assertThat(song.key()).isEqualTo(new Key(6, true, false));
    assertThat(song.tempo()).isEqualTo(88.5);
    assertThat(song.style()).isEqualTo("bossa nova");
    assertThat(song.sections().getFirst().bars().getFirst().meter()).isEqualTo(new Meter(3, 4));
  }

  @Test
  void aChartNeedsNothingButChordsAndBarLines() {
    Song song = read("| C | Am | Dm7 G7 | C |");
    assertThat(song.title()).isEqualTo("song");
    assertThat(song.tempo()).isEqualTo(120);
    assertThat(song.key()).isEqualTo(Key.C);
    assertThat(played(song)).isEqualTo("C|Am|Dm7 2:G7|C");
  }

  @Test
  void firstWordsWithoutBarLinesAreTheTitle() {
    assertThat(read("Rainy Monday", "", "| C | F |").title()).isEqualTo("Rainy Monday");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "|4/4 C F G| ; C 2:F 3:G",
        "|4/4 C F G Am| ; C 1:F 2:G 3:Am",
        "|4/4 C . . G| ; C 3:G",
        "|4/4 . . C /| ; 2:C",
        "|4/4 C . . . G . Am .| ; C 2:G 3:Am",
        "|3/4 C F| ; C 1.5:F",
        "|3/4 C . F| ; C 2:F",
        "|6/8 C F| ; C 1.5:F",
        "|6/8 C . . F . G| ; C 1.5:F 2.5:G",
        "|12/8 C F G Am| ; C 1.5:F 3:G 4.5:Am",
        "|7/8 C F| ; C 2:F",
        "|7/8 C . . . F . .| ; C 2:F",
        "|5/4 C . . F .| ; C 3:F",
        "|2/2 C F| ; C 2:F",
        "|2/2 C . F .| ; C 2:F",
        "|C <F| ; C 2:<0.5F",
        "|C <<F_| ; C 2:<0.25F_",
        "|C! N.C.| ; C! 2:-",
        "|C7 % F %| ; C7 2:F",
      })
  void chordsFallOnTheirBeats(String line, String bars) {
    assertThat(played(read(line))).isEqualTo(bars);
  }

  @Test
  void aMetreGoesOnUntilTheNext() {
    Song song = read("|3/4 C | F | 4/4 G | C |");
    List<Bar> bars = song.sections().getFirst().bars();
    assertThat(bars.stream().map(bar -> bar.meter().toString()))
        .containsExactly("3/4", "3/4", "4/4", "4/4");
  }

  @Test
  void percentRepeatsTheBarBefore() {
    assertThat(played(read("| C F | % | G | % |"))).isEqualTo("C 2:F|C 2:F|G|G");
  }

  @Test
  void repeatsAndEndingsAreUnrolled() {
    assertThat(played(read("|: C | F :| x3 G |"))).isEqualTo("C|F|C|F|C|F|G");
    assertThat(played(read("| C |: F :| G |"))).isEqualTo("C|F|F|G");
    assertThat(played(read("|: C | F |1. G :|2. C ||", "| Am |"))).isEqualTo("C|F|G|C|F|C|Am");
    assertThat(played(read("|: C |1. G :| F | Am |"))).isEqualTo("C|G|C|F|Am");
    assertThat(played(read("|: C |1. G | D :| F |", "|: Am |1. E :|")))
        .isEqualTo("C|G|D|C|F|Am|E|Am");
    assertThat(played(read("|: C |1,2. G :|3. F |"))).isEqualTo("C|G|C|G|C|F");
    assertThat(played(read("|: C :|: D :|"))).isEqualTo("C|C|D|D");
    assertThat(played(read("[A]", "| C | F :|", "[B]", "| G | Am :|")))
        .isEqualTo("C|F|C|F|G|Am|G|Am");
  }

  @Test
  void jumpsFollowTheirSigns() {
    assertThat(played(read("| C | F @fine | G | Am @D.C.alFine |"))).isEqualTo("C|F|G|Am|C|F");
    assertThat(played(read("| C | @segno F @tocoda | G | Am @DSalCoda | @coda D |")))
        .isEqualTo("C|F|G|Am|F|D");
  }

  @Test
  void sectionsAreWrittenOnceAndPlayedAsOftenAsNamed() {
    Song song =
        read(
            "[Verse 1]",
            "| C | F |",
            "[Chorus]",
            "| G | C |",
            "[Verse 2]",
            "[Chorus]",
            "Bridge: | Am | D |",
            "[Chorus x2]");
    assertThat(song.sections()).hasSize(3);
    assertThat(passes(song))
        .containsExactly(
            "Verse 1", "Chorus 1", "Verse 2", "Chorus 2", "Bridge", "Chorus 3", "Chorus 4");
    assertThat(song.sections().getFirst().label()).isEqualTo("Verse");
  }

  @Test
  void shortLinesWithoutHeadingsAreOneSection() {
    Song blues = read("| C7 | F7 | C7 | C7 |", "| F7 | F7 | C7 | C7 |", "| G7 | F7 | C7 | G7 |");
    assertThat(blues.sections()).hasSize(1);
    assertThat(blues.sections().getFirst().bars()).hasSize(12);
  }

  @Test
  void lyricsBelongToTheBarsAbove() {
    Song song = read("| C | F |", "> Hello | there", "> Second | verse");
    assertThat(song.sections().getFirst().bars().stream().map(Bar::lyrics))
        .containsExactly("Hello\nSecond", "there\nverse");
  }

  @Test
  void tempoChangesStandOnTheirBar() {
    Song song = read("tempo=100", "| C | t=140 F |", "tempo=90", "| G |");
    assertThat(song.sections().getFirst().bars().stream().map(Bar::tempo))
        .containsExactly(0.0, 140.0, 90.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "| C | Cmaj77 | ; line 1, column 7 ; unknown chord \"Cmaj77\"",
        "| C . F | ; line 1, column 3 ; does not fill its metre: 3 slots in 4/4",
        "|3/4 C . . .| ; line 1, column 2 ; 4 slots in 3/4",
        "| C |: F | G | ; line 1, column 8 ; not closed",
        "|: C |: F :| ; line 1, column 4 ; not closed",
        ":| C | ; line 1, column 1 ; repeat ends before any bar",
        "| % | ; line 1, column 3 ; no bar before it",
        "key=H | ; line 1, column 5 ; unknown key",
        "tempo=fast ; line 1, column 7 ; unknown tempo",
        "tempo=1000 ; line 1, column 7 ; unknown tempo",
        "metre=4/5 ; line 1, column 7 ; unknown metre",
        "mood=blue ; line 1, column 1 ; unknown header",
        "[Verse ; line 1, column 1 ; without ]",
        "[Verse] ; line 1, column 1 ; has no bars",
        "> la la ; line 1, column 1 ; before any bar",
        "|: C :| x999 | ; line 1, column 9 ; 999 times",
        "| @here C | ; line 1, column 3 ; unknown sign",
      })
  void whatIsWrongIsSaidWithItsPlace(String line, String where, String what) {
    assertThatThrownBy(() -> read(line))
        .isInstanceOf(PerformiaException.class)
        .hasMessageContaining("song.txt, " + where)
        .hasMessageContaining(what);
  }

  @Test
  void aLineWithoutBarLinesIsExplained() {
    assertThatThrownBy(() -> read("| C |", "F G"))
        .hasMessageContaining("song.txt, line 2, column 1: no bar line in \"F G\"");
  }

  @Test
  void manyRepeatsEndInASentence() {
    String line = "|: C :| x64 ".repeat(400);
    assertThatThrownBy(() -> read(line)).hasMessageContaining("more than 20000 bars");
  }

  @Test
  void theKeyIsFoundFromTheChords() {
    assertThat(read("| Bbmaj7 G7 | Cm7 F7 | Bb6 |").key()).isEqualTo(new Key(10, false, true));
    assertThat(read("| Am | Dm | E7 | Am |").key()).isEqualTo(new Key(9, true, false));
    assertThat(read("| D | G | A7 | D |").key().tonic()).isEqualTo(2);
  }
}
