// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.music;

import java.util.List;

/// One written bar. Immutable; any thread.
///
/// @param meter its time signature
/// @param tempo quarter notes a minute from this bar on; 0 keeps the tempo
/// @param chords the changes in order of beat, each inside the bar; empty: the last chord goes on
/// @param lyrics the words sung in this bar; empty for none
public record Bar(Meter meter, double tempo, List<ChordChange> chords, String lyrics) {
  public Bar {
    chords = List.copyOf(chords);
    double last = -1;
    for (ChordChange change : chords) {
      if (change.beat() <= last || change.beat() >= meter.lengthBeats()) {
        throw new IllegalArgumentException(
            "chord at beat " + change.beat() + " of a " + meter + " bar");
      }
      last = change.beat();
    }
    if (tempo != 0 && !(tempo >= Song.MIN_TEMPO && tempo <= Song.MAX_TEMPO)) {
      throw new IllegalArgumentException(
          "tempo " + tempo + " (" + Song.MIN_TEMPO + ".." + Song.MAX_TEMPO + ")");
    }
  }

  public Bar(Meter meter, List<ChordChange> chords) {
    this(meter, 0, chords, "");
  }
}
