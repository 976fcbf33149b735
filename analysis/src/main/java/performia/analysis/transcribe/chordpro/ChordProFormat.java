// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.chordpro;

import java.util.ArrayList;
import java.util.List;
import performia.analysis.transcribe.form.ChartFormat;
import performia.analysis.transcribe.form.ChartSource;
import performia.engine.music.ChordParser;
import performia.engine.music.Song;

/// ChordPro files, of one song or of several parted by `{new_song}`. Stateless; any thread.
public final class ChordProFormat implements ChartFormat {
  private static final int LINES_LOOKED_AT = 400;
  private static final int MAX_LINES = 200_000;

  @Override
  public String name() {
    return "ChordPro";
  }

  @Override
  public boolean recognises(ChartSource source) {
    return source.text().lines().limit(LINES_LOOKED_AT).anyMatch(ChordProFormat::isTypical);
  }

  /// A directive, or chords in brackets among words; one bracket alone may head a section of a
  /// grid.
  private static boolean isTypical(String line) {
    String content = line.strip();
    if (content.startsWith("{")) {
      return content.length() > 1 && Character.isLetter(content.charAt(1));
    }
    if (content.startsWith("#") || content.indexOf('|') >= 0) {
      return false;
    }
    int open = content.indexOf('[');
    int close = content.indexOf(']', open + 1);
    boolean chord =
        open >= 0
            && close > open
            && ChordParser.parse(content.substring(open + 1, close)).isPresent();
    return chord && (open > 0 || close < content.length() - 1);
  }

  @Override
  public List<Song> read(ChartSource source) {
    List<String> lines = source.lines();
    if (lines.size() > MAX_LINES) {
      throw source.error(MAX_LINES, 1, "more than " + MAX_LINES + " lines", "split the file");
    }
    var songs = new ArrayList<Song>();
    var reader = new ChordProReader(source);
    for (int i = 0; i < lines.size(); i++) {
      Directive directive = Directive.parse(lines.get(i), source, i + 1);
      boolean next = directive != null && directive.name().equals("new_song");
      if (!next) {
        reader.line(lines.get(i), i + 1, directive);
      } else {
        if (!reader.isEmpty()) {
          songs.add(reader.song());
        }
        reader = new ChordProReader(source);
      }
    }
    if (songs.isEmpty() || !reader.isEmpty()) {
      songs.add(reader.song());
    }
    return songs;
  }
}
