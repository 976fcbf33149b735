// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.chordpro;

import java.util.ArrayList;
import java.util.List;
import performia.analysis.transcribe.form.ChartSource;
import performia.analysis.transcribe.form.WrittenBar;
import performia.analysis.transcribe.form.WrittenBar.Jump;
import performia.engine.music.Bar;
import performia.engine.music.Chord;
import performia.engine.music.ChordChange;
import performia.engine.music.ChordParser;
import performia.engine.music.Meter;

/// Reads a line of a ChordPro grid: cells between bar lines share the bar evenly; `.` holds, `%`
/// repeats the bar before, `%%` two, `~` puts chords into one cell; repeats and endings count. One
/// thread; one grid.
final class ProGrid {
  private static final int MAX_CELLS = 64;

  private final ChartSource source;
  private final List<WrittenBar> bars = new ArrayList<>();
  private final List<String> cells = new ArrayList<>();
  private boolean repeatStart;
  private List<Integer> ending = List.of();
  private int pendingRepeats;

  ProGrid(ChartSource source) {
    this.source = source;
  }

  List<WrittenBar> bars() {
    return bars;
  }

  void line(String line, Meter meter, int number) {
    boolean inside = false;
    int at = 0;
    cells.clear();
    while (at < line.length()) {
      if (Character.isWhitespace(line.charAt(at))) {
        at++;
        continue;
      }
      int end = at;
      while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
        end++;
      }
      String token = line.substring(at, end);
      boolean barLine = token.indexOf('|') >= 0;
      if (barLine) {
        close(meter, number, at + 1);
        sign(token, number, at + 1);
        inside = true;
      } else if (inside) {
        cells.add(token);
      }
      at = end;
    }
    // What follows the last bar line is a remark in the margin.
    cells.clear();
  }

  private void sign(String token, int number, int column) {
    if (token.startsWith(":") && !bars.isEmpty()) {
      bars.set(bars.size() - 1, withRepeatEnd(bars.getLast()));
    }
    repeatStart |= token.endsWith(":") && token.length() > 1;
    String digits = token.substring(token.lastIndexOf('|') + 1).replace(">", "");
    if (digits.matches("\\d")) {
      ending = List.of(Math.max(1, Integer.parseInt(digits)));
    } else if (!digits.isEmpty() && !digits.equals(":") && !digits.equals(".")) {
      throw source.error(
          number, column, "unknown bar line \"" + token + "\"", "write |, ||, |:, :| or |1");
    }
  }

  private static WrittenBar withRepeatEnd(WrittenBar bar) {
    return new WrittenBar(
        bar.bar(),
        bar.label(),
        bar.name(),
        bar.repeatStart(),
        2,
        bar.endings(),
        bar.segno(),
        bar.coda(),
        bar.toCoda(),
        bar.fine(),
        bar.jump());
  }

  private void close(Meter meter, int number, int column) {
    if (cells.isEmpty()) {
      return;
    }
    if (cells.size() > MAX_CELLS) {
      throw source.error(
          number, column, cells.size() + " cells in one bar", "write at most " + MAX_CELLS);
    }
    boolean alone = cells.stream().filter(cell -> !cell.equals(".")).count() == 1;
    if (alone && cells.contains("%")) {
      add(new Bar(meter, back(1, number, column)));
    } else if (alone && cells.contains("%%")) {
      List<ChordChange> first = back(2, number, column);
      List<ChordChange> second = back(1, number, column);
      add(new Bar(meter, first));
      pendingRepeats = 1;
      add(new Bar(meter, second));
    } else if (pendingRepeats > 0 && cells.stream().allMatch(cell -> cell.equals("."))) {
      // The second bar that %% spans was already added.
      pendingRepeats = 0;
    } else {
      pendingRepeats = 0;
      add(new Bar(meter, chords(meter, number, column)));
    }
    cells.clear();
  }

  private void add(Bar bar) {
    bars.add(
        new WrittenBar(bar, "", "", repeatStart, 0, ending, false, false, false, false, Jump.NONE));
    repeatStart = false;
    ending = List.of();
  }

  private List<ChordChange> back(int count, int number, int column) {
    if (bars.size() < count) {
      throw source.error(number, column, "nothing before it to repeat", "write the chords");
    }
    Bar bar = bars.get(bars.size() - count).bar();
    return bar.chords();
  }

  private List<ChordChange> chords(Meter meter, int number, int column) {
    var chords = new ArrayList<ChordChange>();
    double cell = meter.lengthBeats() / cells.size();
    for (int i = 0; i < cells.size(); i++) {
      String text = cells.get(i);
      if (text.equals(".") || text.equals("/") || text.equals("%")) {
        continue;
      }
      String[] parts = text.split("~");
      for (int k = 0; k < parts.length; k++) {
        if (!parts[k].isEmpty()) {
          chords.add(
              new ChordChange(
                  cell * (i + (double) k / parts.length), chord(parts[k], number, column)));
        }
      }
    }
    return chords;
  }

  private Chord chord(String symbol, int number, int column) {
    return ChordParser.parse(symbol)
        .orElseThrow(() ->
            source.error(
                number,
                column,
                "unknown chord \"" + symbol + "\" in the bar that ends here",
                "write one such as Cmaj7 or F#m7b5"));
  }
}
