// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static performia.analysis.transcribe.ChartText.played;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import performia.engine.music.Bar;
import performia.engine.music.Key;
import performia.engine.music.Song;

class ChordProTest {
  private static Song read(String... lines) {
    return ChartReader.read(String.join("\n", lines), "song.cho").getFirst();
  }

  private static List<String> passes(Song song) {
    return song.form().stream().map(Song.Pass::name).toList();
  }

  @Test
  void directivesSayWhatTheSongIs() {
    Song song =
        read(
            "{title: Paper Boats}",
            "{artist: Ann Example}",
            "{key: D}",
            "{tempo: 92}",
            "{time: 3/4}",
            "[D]Paper boats on [A7]water");
    assertThat(song.title()).isEqualTo("Paper Boats");
    assertThat(song.composer()).isEqualTo("Ann Example");
    assertThat(song.key()).isEqualTo(new Key(2, false, false));
    assertThat(song.tempo()).isEqualTo(92);
    Bar bar = song.sections().getFirst().bars().getFirst();
    assertThat(bar.meter().count()).isEqualTo(3);
    assertThat(bar.lyrics()).isEqualTo("Paper boats on");
  }

  @Test
  void everyChordIsABarAndChordsWithNothingSungBetweenShareOne() {
    assertThat(played(read("{t:x}", "Oh [C]one [F]two [G][Am]three"))).isEqualTo("C|F|G 2:Am");
    assertThat(played(read("{t:x}", "[C] [F] [G]"))).isEqualTo("C|F|G");
    assertThat(played(read("{t:x}", "{time:6/8}", "[C][F]la"))).isEqualTo("C 1.5:F");
  }

  @Test
  void wordsBeforeTheFirstChordAndLinesWithoutChordsAreKept() {
    Song song = read("{t:x}", "Oh [C]one", "and more", "[F]two");
    assertThat(song.sections().getFirst().bars().stream().map(Bar::lyrics))
        .containsExactly("Oh one and more", "two");
  }

  @Test
  void sectionsAndChorusRecallsMakeTheForm() {
    Song song =
        read(
            "{title: x}",
            "{sov}",
            "[C]la [F]la",
            "{eov}",
            "{soc}",
            "[G]hey [Am]hey",
            "{eoc}",
            "{start_of_verse: Verse 2}",
            "[C]lo [F]lo",
            "{end_of_verse}",
            "{chorus}",
            "{comment: Bridge}",
            "[Dm]ooh");
    assertThat(passes(song))
        .containsExactly("Verse 1", "Chorus 1", "Verse 2", "Chorus 2", "Bridge");
    assertThat(song.sections()).hasSize(4);
    assertThat(played(song)).isEqualTo("C|F|G|Am|C|F|G|Am|Dm");
  }

  @Test
  void gridsGiveExactBars() {
    Song song =
        read(
            "{title: x}",
            "{start_of_grid shape=\"1+4x4+1\"}",
            "A  || C . . . | F . G . |",
            "   |: Am . . . | % . . . :| x2",
            "   |1 Dm . . E7 |",
            "{eog}");
    assertThat(played(song)).isEqualTo("C|F 2:G|Am|Am|Am|Am|Dm 3:E7");
    assertThat(played(read("{sog}", "| C~F . G . | Am . . . | %% . . . | . . . . |", "{eog}")))
        .isEqualTo("C 0.5:F 2:G|Am|C 0.5:F 2:G|Am");
  }

  @Test
  void aCapoRaisesWhatTheHandPlays() {
    Song song = read("{title: x}", "{key: G}", "{capo: 3}", "[G]la [D/F#]la [Em7]la");
    assertThat(played(song)).isEqualTo("Bb|F/A|Gm7");
    assertThat(song.key()).isEqualTo(new Key(10, false, true));
  }

  @Test
  void severalSongsInOneFile() {
    assertThat(ChartReader.read("{t: One}\n[C]la\n{new_song}\n{t: Two}\n[F]lo", "book.cho"))
        .extracting(Song::title)
        .containsExactly("One", "Two");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[C]la [Cmaj77]lo ; line 2, column 8 ; unknown chord \"Cmaj77\"",
        "{title: x ; line 2, column 1 ; without }",
        "[C ; line 2, column 1 ; without ]",
        "{tempo: quick} ; line 2, column 9 ; unknown tempo",
        "{time: 4/5} ; line 2, column 8 ; unknown metre",
        "{key: H} ; line 2, column 7 ; unknown key",
        "{capo: x} ; line 2, column 8 ; unknown capo",
        "{chorus} ; line 2, column 1 ; before any chorus",
      })
  void whatIsWrongIsSaidWithItsPlace(String line, String where, String what) {
    assertThatThrownBy(() -> read("{subtitle: x}", line))
        .hasMessageContaining("song.cho, " + where)
        .hasMessageContaining(what);
  }
}
