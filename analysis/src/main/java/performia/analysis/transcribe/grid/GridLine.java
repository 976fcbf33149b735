// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import performia.analysis.transcribe.form.ChartSource;
import performia.analysis.transcribe.form.ChordToken;
import performia.analysis.transcribe.form.WrittenBar;
import performia.analysis.transcribe.form.WrittenBar.Jump;
import performia.engine.music.Chord;
import performia.engine.music.ChordChange;
import performia.engine.music.Meter;

/// Reads one line of bars. One thread; used for all lines of a chart in order, as a metre goes on
/// until the next.
final class GridLine {
  private final ChartSource source;
  private Meter meter = Meter.COMMON;
  private double pendingTempo;
  private @Nullable GridBar previous;
  private ChordToken last = new ChordToken(Chord.NONE, 0, ChordChange.Attack.FREE);
  private boolean repeatPending;

  GridLine(ChartSource source) {
    this.source = source;
  }

  void meter(Meter newMeter) {
    meter = newMeter;
  }

  /// The tempo of the next bar.
  void tempo(double newTempo) {
    pendingTempo = newTempo;
  }

  /// Reads the bars between the bar lines from a column (0-based) on.
  List<GridBar> read(String text, int line, int from) {
    var bars = new ArrayList<GridBar>();
    var cell = new ArrayList<GridToken>();
    boolean afterBarLine = false;
    for (GridToken token : GridToken.cut(text, from)) {
      if (!token.isBarLine()) {
        cell.add(token);
        continue;
      }
      takeTimes(cell, line);
      boolean emptyBar = cell.isEmpty() && afterBarLine && !token.startsRepeat();
      if (!cell.isEmpty() || (emptyBar && !token.endsRepeat())) {
        bars.add(bar(cell, line, token.column()));
        cell.clear();
      }
      afterBarLine = true;
      if (token.endsRepeat()) {
        endRepeat(line, token);
      }
      repeatPending |= token.startsRepeat();
    }
    takeTimes(cell, line);
    if (!cell.isEmpty()) {
      bars.add(bar(cell, line, cell.getFirst().column()));
    }
    return bars;
  }

  private void endRepeat(int line, GridToken token) {
    if (previous == null) {
      throw source.error(
          line, token.column(), "a repeat ends before any bar", "write the bars to repeat first");
    }
    previous.repeatEnd = 2;
  }

  /// `x3` after a repeat end says how often it is played.
  private void takeTimes(List<GridToken> cell, int line) {
    if (cell.isEmpty() || previous == null || previous.repeatEnd == 0) {
      return;
    }
    GridToken token = cell.getFirst();
    String digits = token.text().replaceAll("[()x×X]", "");
    boolean times = !digits.equals(token.text()) && digits.matches("\\d{1,9}");
    if (!times) {
      return;
    }
    int count = Integer.parseInt(digits);
    if (count < 1 || count > WrittenBar.MAX_TIMES) {
      throw source.error(
          line,
          token.column(),
          "a repeat played " + count + " times",
          "write a number from 1 to " + WrittenBar.MAX_TIMES);
    }
    previous.repeatEnd = count;
    cell.removeFirst();
  }

  private GridBar bar(List<GridToken> cell, int line, int column) {
    var rest = new ArrayList<>(cell);
    var endings = new ArrayList<Integer>();
    double tempo = pendingTempo;
    while (!rest.isEmpty()) {
      String text = rest.getFirst().text();
      Optional<Meter> change = text.indexOf('/') > 0 ? Meter.parse(text) : Optional.empty();
      if (change.isPresent()) {
        meter = change.get();
      } else if (text.matches("\\d{1,2}([,-]\\d{1,2})*\\.")) {
        endings(rest.getFirst(), line, endings);
      } else if (text.matches("(?i)(t|q|♩|tempo|bpm)=.*")) {
        tempo = tempo(rest.getFirst(), line);
      } else {
        break;
      }
      rest.removeFirst();
    }
    int barColumn = cell.isEmpty() ? column : cell.getFirst().column();
    var bar = new GridBar(meter, line, barColumn);
    bar.tempo = tempo;
    pendingTempo = 0;
    bar.endings.addAll(endings);
    bar.repeatStart = repeatPending;
    repeatPending = false;
    rest.removeIf(token -> sign(token, bar, line));
    bar.chords = chords(rest, bar);
    previous = bar;
    return bar;
  }

  private void endings(GridToken token, int line, List<Integer> endings) {
    for (String part : token.text().substring(0, token.text().length() - 1).split(",")) {
      int dash = part.indexOf('-');
      int low = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
      int high = dash < 0 ? low : Integer.parseInt(part.substring(part.lastIndexOf('-') + 1));
      if (low < 1 || high < low || high > WrittenBar.MAX_TIMES) {
        throw source.error(
            line,
            token.column(),
            "ending \"" + token.text() + "\"",
            "write one such as 1. or 1,2. or 1-3.");
      }
      for (int i = low; i <= high; i++) {
        endings.add(i);
      }
    }
  }

  private double tempo(GridToken token, int line) {
    String digits = token.text().substring(token.text().indexOf('=') + 1);
    return GridReader.tempo(source, digits, line, token.column());
  }

  /// Signs of the road map, such as `@segno` or `@D.S.alCoda`.
  private boolean sign(GridToken token, GridBar bar, int line) {
    if (!token.text().startsWith("@")) {
      return false;
    }
    switch (token.text().substring(1).replace(".", "").toLowerCase(Locale.ROOT)) {
      case "segno" -> bar.segno = true;
      case "coda" -> bar.coda = true;
      case "tocoda" -> bar.toCoda = true;
      case "fine" -> bar.fine = true;
      case "dc" -> bar.jump = new Jump(Jump.From.START, Jump.Until.END);
      case "ds" -> bar.jump = new Jump(Jump.From.SEGNO, Jump.Until.END);
      case "dcalfine" -> bar.jump = new Jump(Jump.From.START, Jump.Until.FINE);
      case "dsalfine" -> bar.jump = new Jump(Jump.From.SEGNO, Jump.Until.FINE);
      case "dcalcoda" -> bar.jump = new Jump(Jump.From.START, Jump.Until.CODA);
      case "dsalcoda" -> bar.jump = new Jump(Jump.From.SEGNO, Jump.Until.CODA);
      default ->
          throw source.error(
              line,
              token.column(),
              "unknown sign \"" + token.text() + "\"",
              "write @segno, @coda, @tocoda, @fine, @DC or @DS, with alFine or alCoda");
    }
    return true;
  }

  private List<ChordChange> chords(List<GridToken> tokens, GridBar bar) {
    if (tokens.size() == 1 && tokens.getFirst().text().equals("%")) {
      return repeatedBar(tokens.getFirst(), bar);
    }
    boolean slots = tokens.stream().anyMatch(token -> isSlot(token.text()));
    int count = tokens.size();
    double[] beats =
        count == 0
            ? new double[0]
            : slots ? BeatPlaces.ofSlots(bar.meter, count) : BeatPlaces.ofChords(bar.meter, count);
    if (beats.length != count) {
      throw source.error(
          bar.line, bar.column, misfit(bar.meter, count, slots), misfitFix(bar.meter));
    }
    var changes = new ArrayList<ChordChange>();
    for (int i = 0; i < count; i++) {
      String text = tokens.get(i).text();
      if (!isSlot(text) && !text.equals("%")) {
        last = chord(tokens.get(i), bar.line);
        changes.add(last.at(beats[i]));
      } else if (i == 0 && text.equals("%") && !last.chord().isNone()) {
        changes.add(new ChordChange(0, last.chord()));
      }
    }
    return changes;
  }

  private static String misfit(Meter meter, int count, boolean slots) {
    return slots
        ? "the bar does not fill its metre: " + count + " slots in " + meter
        : "the bar has no room for " + count + " chords in " + meter;
  }

  private static String misfitFix(Meter meter) {
    return "write " + meter.count() + " slots, chords or dots, or change the metre as in |3/4 C|";
  }

  private List<ChordChange> repeatedBar(GridToken token, GridBar bar) {
    if (previous == null) {
      throw source.error(
          bar.line, token.column(), "% has no bar before it to repeat", "write a chord");
    }
    return previous.meter.equals(bar.meter)
        ? previous.chords
        : List.of(new ChordChange(0, last.chord()));
  }

  private static boolean isSlot(String text) {
    return text.equals(".") || text.equals("/") || text.equals("-");
  }

  private ChordToken chord(GridToken token, int line) {
    return ChordToken.parse(token.text())
        .orElseThrow(() ->
            source.error(
                line,
                token.column(),
                "unknown chord \"" + token.text() + "\"",
                "write one such as Cmaj7, F#m7b5 or N.C."));
  }
}
