// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe;

import performia.engine.music.Bar;
import performia.engine.music.ChordChange;
import performia.engine.music.ChordChange.Attack;
import performia.engine.music.Song;
import performia.engine.music.Timeline;

/// What a song plays, as one line for assertions: bars parted by `|`, chords by blanks, the beat
/// before all but a chord on the first, `-` for no chord.
final class ChartText {
  private ChartText() {}

  static String played(Song song) {
    var out = new StringBuilder();
    for (Timeline.PlayedBar bar : new Timeline(song).bars()) {
      out.append(out.isEmpty() ? "" : "|").append(bar(bar.written()));
    }
    return out.toString();
  }

  private static String bar(Bar bar) {
    var out = new StringBuilder();
    for (ChordChange change : bar.chords()) {
      out.append(out.isEmpty() ? "" : " ");
      out.append(change.beat() == 0 ? "" : number(change.beat()) + ":");
      out.append(change.push() > 0 ? "<" + change.push() : "");
      out.append(change.chord().isNone() ? "-" : change.chord().symbol());
      out.append(change.attack() == Attack.STOP ? "!" : change.attack() == Attack.HOLD ? "_" : "");
    }
    return out.toString();
  }

  private static String number(double beat) {
    return beat == Math.rint(beat) ? String.valueOf((int) beat) : String.valueOf(beat);
  }
}
