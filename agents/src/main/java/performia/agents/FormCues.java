// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents;

import java.util.ArrayList;
import java.util.List;
import performia.engine.music.Bar;
import performia.engine.music.ChordChange;
import performia.engine.music.Section;
import performia.engine.music.Song;
import performia.engine.music.Timeline;

/// Changes of the form while it is played. Each answers with the song as it will have been played:
/// everything up to the given bar stays where it was, so that the transport just goes on.
/// Stateless; any thread.
public final class FormCues {
  private FormCues() {}

  /// After this bar, goes on with another pass, to the end of the form from there.
  ///
  /// @param bar index of the last bar that is still played
  /// @param pass index of the pass that follows
  public static Song jump(Timeline line, int bar, int pass) {
    return rejoined(line, bar, pass);
  }

  /// Plays the pass of this bar once more after it, before what follows.
  public static Song vamp(Timeline line, int bar) {
    Timeline.PlayedPass here = line.passOf(line.bars().get(bar));
    return rejoined(line, here.endBar() - 1, here.index());
  }

  /// After this bar, comes to the last chord; the song is unchanged where it has none.
  public static Song takeHome(Timeline line, int bar) {
    Timeline.PlayedPass last = line.passes().getLast();
    return last.label().equals(Arrangement.ENDING) && bar < last.firstBar()
        ? rejoined(line, bar, last.index())
        : line.song();
  }

  private static Song rejoined(Timeline line, int bar, int pass) {
    Song song = line.song();
    var sections = new ArrayList<>(song.sections());
    var form = new ArrayList<Song.Pass>();
    for (Timeline.PlayedPass played : line.passes()) {
      if (played.endBar() <= bar + 1) {
        form.add(song.form().get(played.index()));
      } else if (played.firstBar() <= bar) {
        var kept = new ArrayList<Bar>();
        for (int i = played.firstBar(); i <= bar; i++) {
          kept.add(line.bars().get(i).written());
        }
        form.add(new Song.Pass(played.name(), sections.size()));
        sections.add(new Section(played.label(), kept));
      }
    }
    for (int i = pass; i < line.passes().size(); i++) {
      if (i == pass) {
        form.add(new Song.Pass(line.passes().get(i).name(), sections.size()));
        sections.add(outspoken(line, line.passes().get(i)));
      } else {
        form.add(song.form().get(i));
      }
    }
    return new Song(
        song.title(), song.composer(), song.key(), song.tempo(), song.style(), sections, form);
  }

  /// The pass with the chord and the tempo it used to inherit written out.
  private static Section outspoken(Timeline line, Timeline.PlayedPass pass) {
    var bars = new ArrayList<Bar>();
    for (int i = pass.firstBar(); i < pass.endBar(); i++) {
      bars.add(line.bars().get(i).written());
    }
    Bar first = bars.getFirst();
    List<ChordChange> chords = first.chords();
    if (chords.isEmpty() || chords.getFirst().beat() > 0) {
      var spoken = new ArrayList<ChordChange>();
      double start = line.bars().get(pass.firstBar()).start();
      spoken.add(new ChordChange(0, line.chordAt(start).chord()));
      spoken.addAll(chords);
      bars.set(0, new Bar(first.meter(), tempoAt(line, pass.firstBar()), spoken, first.lyrics()));
    } else {
      bars.set(0, new Bar(first.meter(), tempoAt(line, pass.firstBar()), chords, first.lyrics()));
    }
    return new Section(pass.label(), bars);
  }

  private static double tempoAt(Timeline line, int bar) {
    for (int i = bar; i >= 0; i--) {
      double tempo = line.bars().get(i).written().tempo();
      if (tempo > 0) {
        return tempo;
      }
    }
    return line.song().tempo();
  }
}
