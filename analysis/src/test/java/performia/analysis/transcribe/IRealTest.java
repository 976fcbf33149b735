// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static performia.analysis.transcribe.ChartText.played;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import performia.analysis.transcribe.ireal.IRealEncoder;
import performia.engine.music.Key;
import performia.engine.music.Song;

class IRealTest {
  private static Song chart(String chart) {
    String link = IRealEncoder.link(IRealEncoder.song("T", "", "Medium Swing", "C", 140, chart));
    return ChartReader.read(link, "link").getFirst();
  }

  private static List<String> passes(Song song) {
    return song.form().stream().map(Song.Pass::name).toList();
  }

  @Test
  void aScrambledLinkGivesTheSong() {
    String chart =
        "*A{T44D-7   |G7   |C^7   |N1A7b9   } |N2C6   ]*B[G-7   |C7   |F^7   | x  |"
            + "A-7   |D7   |D-7   |G7   ]*A[D-7   |G7   |C^7   |C6   Z";
    String link =
        IRealEncoder.link(
            IRealEncoder.song("Last Tram, The", "Example Ann", "Bossa Nova", "D-", 0, chart));
    Song song = ChartReader.read(link, "link").getFirst();
    assertThat(song.title()).isEqualTo("The Last Tram");
    assertThat(song.composer()).isEqualTo("Ann Example");
    assertThat(song.style()).isEqualTo("Bossa Nova");
    assertThat(song.key()).isEqualTo(new Key(2, true, true));
    assertThat(song.tempo()).isEqualTo(132);
    assertThat(passes(song)).containsExactly("A1", "A2", "B", "A3");
    assertThat(song.sections()).hasSize(3);
    assertThat(played(song))
        .isEqualTo("D-7|G7|C^7|A7b9|D-7|G7|C^7|C6|G-7|C7|F^7|F^7|A-7|D7|D-7|G7|D-7|G7|C^7|C6");
  }

  @Test
  void aPlainLinkGivesTheSameMusic() {
    String chart = "{*AT34C^7 |A-7 |D-9 |G7#5 } ";
    Song song =
        ChartReader.read(IRealEncoder.plain("W", "L F", "Jazz Waltz", "C", chart), "link")
            .getFirst();
    assertThat(played(song)).isEqualTo("C^7|A-7|D-9|G7#5|C^7|A-7|D-9|G7#5");
    assertThat(song.sections().getFirst().bars().getFirst().meter().count()).isEqualTo(3);
  }

  @Test
  void playlistsAndPagesGiveManySongs() {
    String one = IRealEncoder.song("One", "", "Rock", "C", 100, "[T44C   |F   Z");
    String two = IRealEncoder.song("Two", "B", "Rock", "F", 90, "[T44F   |Bb   Z");
    String list = IRealEncoder.link(one, two) + "%3D%3D%3DMy%20List";
    assertThat(ChartReader.read(list, "link"))
        .extracting(Song::title)
        .containsExactly("One", "Two");
    String page =
        "<html><a href=\""
            + list
            + "\">List</a> <a href='"
            + IRealEncoder.plain("Three", "", "Pop", "G", "{G |D }")
            + "'>x</a></html>";
    assertThat(ChartReader.read(page, "page.html"))
        .extracting(Song::title)
        .containsExactly("One", "Two", "Three");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "[T44C^7   |A-7   Z ; C^7|A-7",
        "[T44C^7 A-7 Z ; C^7 2:A-7",
        "[T44C,F,G,A-,Z ; C 1:F 2:G 3:A-",
        "[T44C^7,A-7,|F   Z ; C^7 2:A-7|F",
        "[T44C  F,Z ; C 3:F",
        "[T34C   |F  G,Z ; C|F 2:G",
        "[T68C   |F G Z ; C|F 1.5:G",
        "[T12C   |F G Z ; C|F 3:G",
        "[T54C   |F G Z ; C|F 3:G",
        "[T44C^7   | x  |G7   Z ; C^7|C^7|G7",
        "[T44C   |G   | r|   |F   Z ; C|G|C|G|F",
        "[T44C7 p p |F7   Z ; C7|F7",
        "[T44n   |C   Z ; -|C",
        "[T44C W/E |F   Z ; C 2:C/E|F",
        "[T44C7(Gb7)   |sF7 l Z ; C7|F7",
        "[T44C   |   |F   Z ; C||F",
        "{T44C   |N1F   }|N2G   }|N3A   Z ; C|F|C|G|C|A",
        "{T44C   |F   <3x>} ; C|F|C|F|C|F",
        "[T44C   |SF   |G Q  |A   <D.S. al Coda>]Y[QB   Z ; C|F|G|A|F|G|B",
        "[T44C   |F   <Fine>|G   |A <D.C. al Fine>  Z ; C|F|G|A|C|F",
        "{T44C   |N1F   }|N2G   <D.C. al 1st End.>] ; C|F|C|G|C|F",
        "[T44Csus   |C7alt   |Ch7   |Co7   |C^7#11   |C-^9   |C7b9sus   |C69   |C+   Z ; "
            + "Csus|C7alt|Ch7|Co7|C^7#11|C-^9|C7b9sus|C69|C+",
        "[T44C   |fG   Z ; C|G_",
      })
  void chartsAreUnrolledBarByBar(String chart, String bars) {
    assertThat(played(chart(chart))).isEqualTo(bars);
  }

  @Test
  void chartsWithoutMarksAreLetteredByTheirDoubleBars() {
    assertThat(
            passes(chart("[T44C   |F   |C   |G   ][C   |F   |G   |C   ][A-   |D-   |A-   |G   Z")))
        .containsExactly("A", "B", "C");
  }

  @Test
  void aLinkWithoutSongIsRefused() {
    assertThatThrownBy(() -> ChartReader.read("irealb://nothing", "link"))
        .hasMessageContaining("link: the iReal Pro link holds no song");
  }
}
