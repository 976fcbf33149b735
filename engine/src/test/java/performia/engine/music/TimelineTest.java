// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.music;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Chord C = new Chord("C", 0, 0b1001_0001, 0);
  private static final Chord F = new Chord("F", 5, 0b1001_0001, 5);

  private static Song song() {
    Section verse =
        new Section(
            "A",
            List.of(
                new Bar(Meter.COMMON, List.of(new ChordChange(0, C), new ChordChange(2, F))),
                new Bar(new Meter(3, 4), List.of())));
    Section bridge =
        new Section("B", List.of(new Bar(Meter.COMMON, List.of(new ChordChange(1, C)))));
    return new Song(
        "t",
        "",
        Key.C,
        120,
        "",
        List.of(verse, bridge),
        List.of(new Song.Pass("A1", 0), new Song.Pass("B", 1), new Song.Pass("A2", 0)));
  }

  @Test
  void unrollsPassesInOrder() {
    Timeline line = new Timeline(song());
    assertThat(line.end()).isEqualTo(18);
    assertThat(line.bars())
        .extracting(Timeline.PlayedBar::start)
        .containsExactly(0.0, 4.0, 7.0, 11.0, 15.0);
    assertThat(line.passes().get(2).occurrence()).isEqualTo(1);
    assertThat(line.passes().get(2).occurrences()).isEqualTo(2);
  }

  @Test
  void chordsLastUntilTheNextChange() {
    Timeline line = new Timeline(song());
    assertThat(line.chordAt(6.9).chord()).isEqualTo(F);
    assertThat(line.chordAt(6.9).end()).isEqualTo(8);
    assertThat(line.chordAt(8).chord()).isEqualTo(C);
    assertThat(line.barAt(-1).index()).isZero();
    assertThat(line.barAt(99).index()).isEqualTo(4);
  }
}
