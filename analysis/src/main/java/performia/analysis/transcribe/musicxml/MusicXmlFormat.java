// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.musicxml;

import java.util.List;
import performia.analysis.transcribe.form.ChartFormat;
import performia.analysis.transcribe.form.ChartSource;
import performia.engine.PerformiaException;
import performia.engine.music.Song;

/// MusicXML lead sheets, plain (`.musicxml`, `.xml`) or zipped (`.mxl`). Stateless; any thread.
public final class MusicXmlFormat implements ChartFormat {
  @Override
  public String name() {
    return "MusicXML";
  }

  /// A zip file, or XML: no other chart is either.
  @Override
  public boolean mayBeBinary() {
    return true;
  }

  @Override
  public boolean recognises(ChartSource source) {
    if (MxlArchive.recognises(source.head(4))) {
      return true;
    }
    String text = source.text().stripLeading();
    return text.startsWith("<?xml")
        || text.startsWith("<score-")
        || text.startsWith("<!DOCTYPE score-");
  }

  @Override
  public List<Song> read(ChartSource source) {
    byte[] bytes = source.bytes();
    byte[] xml = MxlArchive.recognises(bytes) ? MxlArchive.score(bytes, source.name()) : bytes;
    if (xml.length > MxlArchive.MAX_SCORE_BYTES) {
      throw new PerformiaException(
          "larger than a score can be (" + (MxlArchive.MAX_SCORE_BYTES >> 20) + " MiB)",
          source.name(),
          "export the lead sheet alone");
    }
    return List.of(Score.read(xml, source.name(), source.title()));
  }
}
