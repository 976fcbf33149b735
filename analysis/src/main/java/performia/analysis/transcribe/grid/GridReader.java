// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.grid;

import java.util.List;
import performia.analysis.transcribe.form.ChartSource;
import performia.analysis.transcribe.form.SongBuilder;
import performia.analysis.transcribe.form.Unroller;
import performia.engine.PerformiaException;
import performia.engine.music.KeyParser;
import performia.engine.music.Meter;
import performia.engine.music.Song;

/// Reads grid text line by line. One thread; one chart.
final class GridReader {
  private static final int MAX_LINES = 100_000;

  private final ChartSource source;
  private final SongBuilder song;
  private final GridLine barReader;
  private final GridForm form;
  private String title = "";
  private boolean nothingYet = true;

  GridReader(ChartSource source) {
    this.source = source;
    song = new SongBuilder(source.name());
    barReader = new GridLine(source);
    form = new GridForm(source);
  }

  /// @throws PerformiaException with line and column of what is wrong
  Song read() {
    List<String> lines = source.lines();
    if (lines.size() > MAX_LINES) {
      throw source.error(MAX_LINES, 1, "more than " + MAX_LINES + " lines", "split the file");
    }
    for (int i = 0; i < lines.size(); i++) {
      line(lines.get(i), i + 1);
    }
    song.title(title.isEmpty() ? source.title() : title);
    Unroller.unroll(form.bars(), song);
    return song.build();
  }

  private void line(String text, int line) {
    String content = text.strip();
    if (content.isEmpty()) {
      form.blankLine();
    } else if (content.startsWith("#") || content.startsWith("//")) {
      return;
    } else if (content.startsWith(">")) {
      form.lyrics(text.substring(text.indexOf('>') + 1), line);
    } else {
      GridHeader header = GridHeader.parse(text);
      if (header != null) {
        header(header, line);
      } else if (nothingYet && isTitle(content)) {
        title = content;
      } else {
        int bars = heading(text, line);
        bars(text, line, bars);
      }
      nothingYet = false;
    }
  }

  private void bars(String text, int line, int from) {
    String rest = text.substring(from);
    if (rest.isBlank()) {
      return;
    }
    if (rest.indexOf('|') >= 0) {
      form.line(barReader.read(text, line, from));
    } else {
      throw source.error(
          line,
          from + 1 + rest.length() - rest.stripLeading().length(),
          "no bar line in \"" + shortened(rest.strip()) + "\"",
          "write bars as | C | F |, sections as [Verse], lyrics after >, comments after #");
    }
  }

  /// The first words of a chart that has no title line are its title.
  private static boolean isTitle(String content) {
    return content.indexOf('|') < 0
        && !content.startsWith("[")
        && !content.endsWith(":")
        && content.indexOf('=') < 0;
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  /// `[Verse 1]` or `Verse 1:` at the start of a line.
  ///
  /// @return 0-based column at which bars may follow
  private int heading(String text, int line) {
    int start = 0;
    while (Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    if (text.charAt(start) == '[' && !text.startsWith("[|", start)) {
      int end = text.indexOf(']', start);
      if (end < 0) {
        throw source.error(line, start + 1, "a section name without ]", "write it as [Verse]");
      }
      form.section(text.substring(start + 1, end), line, start + 1);
      return end + 1;
    }
    int colon = text.indexOf(':');
    int bar = text.indexOf('|');
    boolean named = colon > start && (bar < 0 || colon < bar - 1);
    if (named && colon - start <= 40) {
      form.section(text.substring(start, colon), line, start + 1);
      return colon + 1;
    }
    return 0;
  }

  private void header(GridHeader header, int line) {
    String value = header.value();
    switch (header.field()) {
      case TITLE -> title = value;
      case COMPOSER -> song.composer(value);
      case STYLE -> song.style(value);
      case KEY -> {
        if (!value.isEmpty()) {
          song.key(
              KeyParser.parse(value)
                  .orElseThrow(() ->
                      source.error(
                          line,
                          header.column(),
                          "unknown key \"" + shortened(value) + "\"",
                          "write one such as Bb or F# minor")));
        }
      }
      case TEMPO -> tempo(header, line);
      case METER ->
          barReader.meter(
              Meter.parse(value.matches("\\d{1,2}") ? value + "/4" : value)
                  .orElseThrow(() ->
                      source.error(
                          line,
                          header.column(),
                          "unknown metre \"" + shortened(value) + "\"",
                          "write one such as 3/4 or 6/8")));
      default ->
          throw source.error(
              line,
              1,
              "unknown header \"" + shortened(header.name()) + "\"",
              "write title, composer, key, tempo, style or metre");
    }
  }

  /// Before the first bar the tempo of the song, later a change of it.
  private void tempo(GridHeader header, int line) {
    double tempo = tempo(source, header.value(), line, header.column());
    if (form.isEmpty()) {
      song.tempo(tempo);
    } else {
      barReader.tempo(tempo);
    }
  }

  static double tempo(ChartSource source, String digits, int line, int column) {
    double tempo =
        digits.matches("\\d{1,3}([.,]\\d{1,3})?")
            ? Double.parseDouble(digits.replace(',', '.'))
            : 0;
    if (tempo < Song.MIN_TEMPO || tempo > Song.MAX_TEMPO) {
      throw source.error(
          line,
          column,
          "unknown tempo \"" + shortened(digits) + "\"",
          "write quarter notes a minute, from 20 to 400");
    }
    return tempo;
  }
}
