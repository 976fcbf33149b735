// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.grid;

import java.util.List;
import performia.analysis.transcribe.form.ChartFormat;
import performia.analysis.transcribe.form.ChartSource;
import performia.engine.music.Song;

/// Grid text, described in `docs/formats.md`; takes any text that no other format wants, so that
/// its messages help whoever mistyped one. Stateless; any thread.
public final class GridFormat implements ChartFormat {
  @Override
  public String name() {
    return "grid text";
  }

  @Override
  public boolean recognises(ChartSource source) {
    return true;
  }

  @Override
  public List<Song> read(ChartSource source) {
    return List.of(new GridReader(source).read());
  }
}
