// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.ArrayList;
import java.util.List;
import performia.engine.music.Bar;
import performia.engine.music.Section;
import performia.engine.music.Song;
import performia.engine.music.Timeline;

/// Cuts a section in two while the music stays the same, so that the band leads from one half into
/// the other. Pure; any thread.
final class FormSplit {
  private FormSplit() {}

  /// The song with the pass of this bar ending after it; unchanged where it ends there anyway.
  ///
  /// @param bar index into the timeline's bars
  static Song after(Timeline line, int bar) {
    Song song = line.song();
    Timeline.PlayedPass pass = line.passOf(line.bars().get(bar));
    if (pass.endBar() == bar + 1) {
      return song;
    }
    var sections = new ArrayList<>(song.sections());
    var form = new ArrayList<>(song.form());
    sections.add(new Section(pass.label(), written(line, pass.firstBar(), bar + 1)));
    sections.add(new Section(pass.label(), written(line, bar + 1, pass.endBar())));
    form.set(pass.index(), new Song.Pass(pass.name(), sections.size() - 2));
    form.add(pass.index() + 1, new Song.Pass(pass.name(), sections.size() - 1));
    return new Song(
        song.title(), song.composer(), song.key(), song.tempo(), song.style(), sections, form);
  }

  private static List<Bar> written(Timeline line, int from, int to) {
    return line.bars().subList(from, to).stream().map(Timeline.PlayedBar::written).toList();
  }
}
