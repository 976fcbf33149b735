// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.chart;

import java.util.List;
import performia.analysis.transcribe.form.ChartFormat;
import performia.analysis.transcribe.form.ChartSource;
import performia.engine.json.JsonView;
import performia.engine.json.SongJson;
import performia.engine.music.Song;

/// JSON charts of both kinds: the song file (`"format": "performia-song"`) and the plain chart.
/// Stateless; any thread.
public final class SongFileFormat implements ChartFormat {
  @Override
  public String name() {
    return "JSON chart";
  }

  @Override
  public boolean recognises(ChartSource source) {
    String text = source.text().stripLeading();
    if (!text.startsWith("{")) {
      return false;
    }
    // ChordPro begins with a brace too, but a letter or a sign follows it.
    String inside = text.substring(1).stripLeading();
    return inside.isEmpty() || inside.startsWith("\"") || inside.startsWith("}");
  }

  @Override
  public List<Song> read(ChartSource source) {
    JsonView json = JsonView.read(source.text(), source.name());
    if (SongJson.recognises(json)) {
      return List.of(SongJson.read(json));
    }
    return List.of(new PlainChart(json, source).read());
  }
}
