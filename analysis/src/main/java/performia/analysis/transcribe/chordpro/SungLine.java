// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.chordpro;

import java.util.ArrayList;
import java.util.List;
import performia.analysis.transcribe.form.ChartSource;
import performia.engine.music.Bar;
import performia.engine.music.Chord;
import performia.engine.music.ChordChange;
import performia.engine.music.ChordParser;
import performia.engine.music.Meter;

/// Turns a line of lyrics with chords into bars: every chord begins one, but chords between which
/// nothing is sung share a bar, as far as it has pulses, when the line is sung at all. Pure; any
/// thread.
final class SungLine {
  /// @param chords in order
  /// @param words what is sung after each chord
  /// @param pickup what is sung before the first
  private record Pieces(List<Chord> chords, List<String> words, String pickup) {}

  private SungLine() {}

  /// The bars of a line; empty when it has no chord.
  static List<Bar> bars(String line, Meter meter, ChartSource source, int number) {
    Pieces pieces = pieces(line, source, number);
    boolean sung = !pieces.pickup.isEmpty() || pieces.words.stream().anyMatch(w -> !w.isEmpty());
    var bars = new ArrayList<Bar>();
    var chords = new ArrayList<Chord>();
    String before = pieces.pickup;
    for (int i = 0; i < pieces.chords.size(); i++) {
      String words = pieces.words.get(i);
      chords.add(pieces.chords.get(i));
      boolean full = chords.size() >= meter.groups().size();
      boolean lastOne = i == pieces.chords.size() - 1;
      if (!sung || !words.isEmpty() || full || lastOne) {
        bars.add(bar(chords, meter, (before + " " + words).strip()));
        chords.clear();
        before = "";
      }
    }
    return bars;
  }

  /// The words of a line, chords and annotations left out.
  static String words(String line, ChartSource source, int number) {
    Pieces pieces = pieces(line, source, number);
    return (pieces.pickup + " " + String.join(" ", pieces.words)).strip();
  }

  private static Pieces pieces(String line, ChartSource source, int number) {
    var chords = new ArrayList<Chord>();
    var words = new ArrayList<String>();
    String pickup = "";
    int at = 0;
    while (at < line.length()) {
      int open = line.indexOf('[', at);
      String text = line.substring(at, open < 0 ? line.length() : open).strip();
      if (chords.isEmpty()) {
        pickup = (pickup + " " + text).strip();
      } else {
        words.add((words.removeLast() + " " + text).strip());
      }
      if (open < 0) {
        break;
      }
      int close = line.indexOf(']', open);
      if (close < 0) {
        throw source.error(number, open + 1, "a chord without ]", "write it as [C]");
      }
      String symbol = line.substring(open + 1, close).strip();
      if (!symbol.isEmpty() && !symbol.startsWith("*") && !symbol.equals("|")) {
        chords.add(chord(symbol, source, number, open + 2));
        words.add("");
      }
      at = close + 1;
    }
    return new Pieces(chords, words, pickup);
  }

  private static Chord chord(String symbol, ChartSource source, int line, int column) {
    // A chord that is only touched on is written in brackets.
    boolean bracketed = symbol.startsWith("(") && symbol.endsWith(")") && symbol.length() > 2;
    return ChordParser.parse(bracketed ? symbol.substring(1, symbol.length() - 1) : symbol)
        .orElseThrow(() ->
            source.error(
                line,
                column,
                "unknown chord \"" + symbol + "\"",
                "write one such as Cmaj7 or F#m7b5, or a remark as [*remark]"));
  }

  private static Bar bar(List<Chord> chords, Meter meter, String words) {
    var changes = new ArrayList<ChordChange>();
    List<Integer> groups = meter.groups();
    double unit = 4.0 / meter.unit();
    int pulse = 0;
    int units = 0;
    for (int i = 0; i < chords.size(); i++) {
      changes.add(new ChordChange(units * unit, chords.get(i)));
      int share = groups.size() / chords.size() + (i < groups.size() % chords.size() ? 1 : 0);
      for (int k = 0; k < share; k++) {
        units += groups.get(pulse++);
      }
    }
    return new Bar(meter, 0, changes, words);
  }
}
