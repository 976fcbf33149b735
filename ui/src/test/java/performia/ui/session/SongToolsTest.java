// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import performia.engine.music.KeyParser;
import performia.engine.music.Song;
import performia.engine.music.Timeline;

class SongToolsTest {
  @Test
  void everyBuiltInSongReadsAndLastsAsLongAsADemoShould() {
    for (String name : BuiltIns.NAMES) {
      var timeline = new Timeline(BuiltIns.read(name));
      assertThat(timeline.end() * 60 / timeline.song().tempo()).as(name).isBetween(60.0, 180.0);
      assertThat(timeline.song().title()).isNotEmpty();
      assertThat(timeline.song().style()).isNotEmpty();
    }
  }

  @Test
  void splittingASectionChangesNoChord() {
    var line = new Timeline(BuiltIns.read("night-market"));
    var split = new Timeline(FormSplit.after(line, 3));
    assertThat(split.passes()).hasSize(line.passes().size() + 1);
    assertThat(split.chords().stream().map(Timeline.PlayedChord::chord))
        .containsExactlyElementsOf(
            line.chords().stream().map(Timeline.PlayedChord::chord).toList());
    assertThat(FormSplit.after(line, 7)).isEqualTo(line.song());
  }

  @Test
  void aSongMovesToAnotherKeyWithItsChordsRespelled() {
    Song song = BuiltIns.read("low-tide");
    Song moved = Transposition.to(song, KeyParser.parse("Eb").orElseThrow());
    assertThat(moved.sections().getFirst().bars().get(1).chords().getFirst().chord().symbol())
        .isEqualTo("Bb/D");
    assertThat(moved.key().tonic()).isEqualTo(3);
    assertThat(Transposition.to(moved, song.key()).sections().getFirst().bars().size())
        .isEqualTo(song.sections().getFirst().bars().size());
  }

  @Test
  void nearWordsAreFoundAndFarOnesAreNot() {
    var names = List.of("night-market", "low-tide", "corner-table");
    assertThat(Near.matches("nightmarkt", names)).containsExactly("night-market");
    assertThat(Near.matches("Low Tide", names)).containsExactly("low-tide");
    assertThat(Near.matches("zzz", names)).isEmpty();
    assertThat(Near.distance("abcd", "abdc")).isEqualTo(1);
  }

  @Test
  void theHomeIsBesideAWritableProgramElseWhereThePlatformKeepsData(@TempDir Path folder)
      throws Exception {
    assertThat(Home.choose(null, folder, Map.of()).folder())
        .isEqualTo(folder.toAbsolutePath().resolve("performia-data"));
    Path missing = folder.resolve("missing");
    assertThat(Home.choose(null, missing, Map.of("XDG_DATA_HOME", "/data")).folder().toString())
        .contains("erformia")
        .doesNotContain("missing");
    Path asked = Files.createDirectory(folder.resolve("asked"));
    assertThat(Home.choose(asked, folder, Map.of()).folder()).isEqualTo(asked.toAbsolutePath());
    assertThat(Home.platform("Windows 11", Map.of("LOCALAPPDATA", "C:/x")).toString())
        .startsWith("C:/x");
    assertThat(Home.platform("Mac OS X", Map.of()).toString()).contains("Application Support");
  }
}
