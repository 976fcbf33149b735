// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import performia.engine.music.ChordChange;
import performia.engine.music.Meter;
import performia.engine.music.Song;
import performia.engine.music.Timeline;

class FormTest {
  private static Song song(String name) {
    return Objects.requireNonNull(TestSongs.many().get(name));
  }

  @Test
  void theEndingIsOneHeldChordAtHome() {
    Timeline line = new Timeline(Arrangement.withEnding(song("bossa")));
    Timeline.PlayedChord last = line.chords().getLast();
    assertThat(last.chord().root()).isEqualTo(2);
    assertThat(last.written().attack()).isEqualTo(ChordChange.Attack.HOLD);
    assertThat(line.passes().getLast().label()).isEqualTo(Arrangement.ENDING);
  }

  @Test
  void theIntroIsMadeOfTheSongsOwnTurnaround() {
    Song song = song("blues12");
    Timeline line = new Timeline(Arrangement.withIntro(song));
    assertThat(line.passes().getFirst().label()).isEqualTo(Arrangement.INTRO);
    assertThat(line.bars()).hasSize(new Timeline(song).bars().size() + 4);
    assertThat(line.chordAt(0).chord().symbol()).isEqualTo("Bm7");
  }

  @Test
  void theArcRisesToTheLastChorus() {
    Song song =
        TestSongs.of(
            "C",
            100,
            Meter.COMMON,
            "",
            "Verse: C | F | G | C",
            "Chorus: F | G | C | C",
            "Verse:",
            "Chorus:",
            "Bridge: Am | F",
            "Chorus:");
    Arc arc = Arc.build(new Timeline(song), 0.5, 1);
    double verse = arc.at(0);
    double chorus = arc.at(4);
    double lastChorus = arc.at(18);
    assertThat(chorus).isGreaterThan(verse + 0.1);
    assertThat(arc.at(8)).isBetween(verse, chorus);
    assertThat(lastChorus).isGreaterThan(chorus + 0.1);
    assertThat(arc.at(16)).isLessThan(lastChorus);
  }

  @Test
  void aFormOfUnknownLettersRisesToo() {
    Arc arc = Arc.build(new Timeline(song("waltz")), 0.5, 1);
    assertThat(arc.at(31)).isGreaterThan(arc.at(0) + 0.2);
    assertThat(Arc.level(new Timeline(song("waltz")), 0).at(5)).isZero();
    assertThat(Arc.level(new Timeline(song("waltz")), 1).at(5)).isEqualTo(1);
  }

  @Test
  void aJumpKeepsWhatWasPlayedAndGoesOnElsewhere() {
    Timeline line = new Timeline(Arrangement.withEnding(song("bossa")));
    Timeline jumped = new Timeline(FormCues.jump(line, 2, 3));
    assertThat(jumped.bars()).hasSize(3 + 8 + 1);
    for (int bar = 0; bar < 3; bar++) {
      assertThat(jumped.bars().get(bar).start()).isEqualTo(line.bars().get(bar).start());
    }
    assertThat(jumped.chordAt(12).chord().symbol()).isEqualTo("Gm7");
  }

  @Test
  void aVampPlaysThePassOnceMore() {
    Timeline line = new Timeline(song("bossa"));
    Timeline vamped = new Timeline(FormCues.vamp(line, 10));
    assertThat(vamped.passes().stream().map(Timeline.PlayedPass::label))
        .containsExactly("A", "B", "B", "A", "B");
  }

  @Test
  void takingItHomeGoesStraightToTheLastChord() {
    Timeline line = new Timeline(Arrangement.withEnding(song("bossa")));
    Timeline home = new Timeline(FormCues.takeHome(line, 4));
    assertThat(home.bars()).hasSize(6);
    assertThat(home.passes().getLast().label()).isEqualTo(Arrangement.ENDING);
  }
}
