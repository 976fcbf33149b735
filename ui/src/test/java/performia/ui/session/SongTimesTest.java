// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import performia.analysis.transcribe.ChartReader;
import performia.engine.music.Song;

class SongTimesTest {
  @Test
  void chordsAndSectionsLieWhereTheyAreHeard() {
    Song song =
        ChartReader.read("title = T\nkey = F\ntempoBPM = 120\n\n[A]\n| F | Gm7 C7/E | F |\n", "t")
            .getFirst();
    Row row = SongTimes.with(Row.of("id", "t"), song);
    assertThat(row.text("downbeats")).contains("2.0").contains("4.0");
    assertThat(row.text("chords")).contains("G:min7").contains("C:7/3").contains("3.0");
    assertThat(row.text("sections")).contains("6.0").contains("A");
  }

  @Test
  void compoundMetresCountDottedQuarters() {
    Song song = ChartReader.read("tempoBPM = 120\n|6/8 C | F |\n", "t").getFirst();
    assertThat(SongTimes.with(Row.of("id", "t"), song).text("beats")).contains("0.75");
  }
}
