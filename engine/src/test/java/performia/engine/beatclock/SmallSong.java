// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.beatclock;

import java.util.List;
import performia.engine.music.Bar;
import performia.engine.music.Chord;
import performia.engine.music.ChordChange;
import performia.engine.music.Key;
import performia.engine.music.Meter;
import performia.engine.music.Section;
import performia.engine.music.Song;

/// A song of four bars, one of them in three, with two changes in each.
final class SmallSong {
  static final Song FOUR_BARS =
      new Song(
          "Small",
          "",
          Key.C,
          120,
          "",
          List.of(new Section("A", List.of(bar(4), bar(3), bar(4), bar(4)))),
          List.of(new Song.Pass("A", 0)));

  private SmallSong() {}

  private static Bar bar(int beats) {
    return new Bar(
        new Meter(beats, 4),
        0,
        List.of(new ChordChange(0, Chord.NONE), new ChordChange(2, Chord.NONE)),
        "");
  }
}
