// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.ireal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import performia.analysis.transcribe.form.WrittenBar;
import performia.analysis.transcribe.form.WrittenBar.Jump;
import performia.analysis.transcribe.ireal.IRealBar.Cell;
import performia.analysis.transcribe.ireal.IRealBar.Repeat;
import performia.engine.music.Chord;
import performia.engine.music.ChordParser;
import performia.engine.music.Meter;

/// Reads the plain tokens of an iReal chart into bars with cells and signs. One thread; one chart.
/// What the format does not know is skipped, as the app does; of a quality that we do not know the
/// part is taken that we do.
final class IRealChart {
  private static final int MAX_BARS = 2_000;
  private static final Pattern TIMES = Pattern.compile("\\b(\\d{1,2}) ?[xX]\\b");
  private static final String QUALITY = "0123456789b#^-+oh";

  private final String text;
  private final List<IRealBar> bars = new ArrayList<>();
  private int at;
  private Meter meter = Meter.COMMON;
  private IRealBar bar = new IRealBar(meter);
  private boolean afterEnd = true;
  private int times;
  private int lastEnding;
  private boolean fermata;
  private @Nullable Chord last;

  private IRealChart(String text) {
    this.text = text;
  }

  static List<IRealBar> read(String text) {
    var chart = new IRealChart(text);
    while (chart.at < text.length() && chart.bars.size() < MAX_BARS) {
      chart.token(text.charAt(chart.at));
    }
    chart.closeBar();
    return chart.bars;
  }

  private void token(char c) {
    at++;
    switch (c) {
      case '|' -> closeBar();
      case '[', '{' -> openSection(c == '{');
      case ']', 'Z' -> closeSection();
      case '}' -> closeRepeat();
      case 'T' -> time();
      case '*' -> mark();
      case 'N' -> ending();
      case 'S' -> bar.segno = true;
      case 'Q' -> codaSign();
      case 'U' -> bar.fine = true;
      case 'f' -> fermata = true;
      case '<' -> comment();
      case '(' -> at = after(')');
      case 'x' -> bar.repeat = Repeat.ONE_BAR;
      case 'r' -> bar.repeat = Repeat.TWO_BARS;
      case 'n' -> chord(Chord.NONE);
      case 'p' -> bar.cells.add(new Cell(null, false));
      case ' ' -> bar.cells.add(Cell.EMPTY);
      case 'W' -> invisible();
      case 'A', 'B', 'C', 'D', 'E', 'F', 'G' -> chord(chordAt(at - 1));
      default -> {
        // Sizes, spacing, separators, and whatever later versions may add.
      }
    }
  }

  /// Index after the next such character; the end when there is none.
  private int after(char c) {
    int found = text.indexOf(c, at);
    return found < 0 ? text.length() : found + 1;
  }

  private void chord(Chord chord) {
    bar.cells.add(new Cell(chord, fermata));
    fermata = false;
    last = chord;
  }

  /// `W/E` is the chord before over another bass; `W` alone holds a place.
  private void invisible() {
    String symbol = last == null || last.isNone() ? "" : last.symbol();
    int slash = symbol.lastIndexOf('/');
    String upper = slash > 0 ? symbol.substring(0, slash) : symbol;
    String bass = bass(at);
    at += bass.length();
    Chord chord = ChordParser.parse(upper + bass).orElse(null);
    if (chord != null && !bass.isEmpty()) {
      chord(chord);
    } else {
      bar.cells.add(Cell.EMPTY);
    }
  }

  private String bass(int from) {
    int end = from;
    if (end + 1 < text.length() && text.charAt(end) == '/' && isNote(text.charAt(end + 1))) {
      end += 2;
      end += end < text.length() && "b#".indexOf(text.charAt(end)) >= 0 ? 1 : 0;
    }
    return text.substring(from, end);
  }

  private static boolean isNote(char c) {
    return c >= 'A' && c <= 'G';
  }

  private Chord chordAt(int start) {
    int end = start + 1;
    end += end < text.length() && "b#".indexOf(text.charAt(end)) >= 0 ? 1 : 0;
    String root = text.substring(start, end);
    var quality = new StringBuilder();
    at = end;
    while (at < text.length()) {
      if (QUALITY.indexOf(text.charAt(at)) >= 0) {
        quality.append(text.charAt(at++));
      } else if (!word(quality) && !custom(quality)) {
        break;
      }
    }
    String bass = bass(at);
    at += bass.length();
    for (int length = quality.length(); length > 0; length--) {
      var chord = ChordParser.parse(root + quality.substring(0, length) + bass);
      if (chord.isPresent()) {
        return chord.get();
      }
    }
    return ChordParser.parse(root + bass).orElse(Chord.NONE);
  }

  private boolean word(StringBuilder quality) {
    for (String word : new String[] {"sus", "alt", "add"}) {
      if (text.startsWith(word, at)) {
        quality.append(word);
        at += word.length();
        return true;
      }
    }
    return false;
  }

  /// A quality typed by hand stands between stars; a star that no other follows soon is a mark.
  private boolean custom(StringBuilder quality) {
    int end = text.charAt(at) == '*' ? text.indexOf('*', at + 1) : -1;
    if (end < 0 || end - at > 16 || text.substring(at, end).matches(".*[|\\[\\]{} ].*")) {
      return false;
    }
    quality.append(text, at + 1, end);
    at = end + 1;
    return true;
  }

  private void time() {
    if (text.startsWith("12", at)) {
      meter = new Meter(12, 8);
      at += 2;
    } else if (at + 1 < text.length()) {
      meter = Meter.parse(text.charAt(at) + "/" + text.charAt(at + 1)).orElse(meter);
      at += 2;
    }
    bar.meter = meter;
  }

  private void mark() {
    if (at < text.length()) {
      char letter = text.charAt(at++);
      bar.label =
          switch (letter) {
            case 'i', 'I' -> "Intro";
            case 'v', 'V' -> "Verse";
            default ->
                Character.isLetter(letter) ? String.valueOf(letter).toUpperCase(Locale.ROOT) : "";
          };
    }
  }

  private void ending() {
    int number = at < text.length() ? Character.digit(text.charAt(at), 10) : -1;
    if (number >= 0) {
      at++;
      bar.ending = number == 0 ? lastEnding + 1 : number;
      lastEnding = bar.ending;
    }
  }

  private void codaSign() {
    bar.coda = true;
    bar.codaAtStart = bar.cells.stream().allMatch(Cell.EMPTY::equals);
  }

  private void comment() {
    int end = after('>');
    String comment = text.substring(at, Math.max(at, end - 1)).replaceFirst("^\\*\\d\\d", "");
    at = end;
    String plain = comment.strip().toLowerCase(Locale.ROOT).replace(" ", "").replace(".", "");
    if (plain.startsWith("dc") || plain.startsWith("ds")) {
      Jump.From from = plain.startsWith("dc") ? Jump.From.START : Jump.From.SEGNO;
      bar.jump = jump(from, plain.substring(2));
    } else if (plain.equals("fine")) {
      bar.fine = true;
    } else {
      Matcher matcher = TIMES.matcher(comment);
      times = matcher.find() ? Integer.parseInt(matcher.group(1)) : times;
    }
  }

  private static Jump jump(Jump.From from, String rest) {
    if (rest.contains("coda")) {
      return new Jump(from, Jump.Until.CODA);
    }
    if (rest.contains("fine")) {
      return new Jump(from, Jump.Until.FINE);
    }
    Matcher ending = Pattern.compile("al(\\d)").matcher(rest);
    return ending.find()
        ? new Jump(from, Jump.Until.ENDING, Integer.parseInt(ending.group(1)))
        : new Jump(from, Jump.Until.END);
  }

  private void openSection(boolean repeat) {
    closeBar();
    bar.repeatStart = repeat;
    bar.sectionStart = true;
    lastEnding = repeat ? 0 : lastEnding;
  }

  private void closeSection() {
    closeBar();
    bar.sectionStart = true;
    afterEnd = true;
  }

  private void closeRepeat() {
    closeBar();
    if (!bars.isEmpty()) {
      bars.getLast().repeatEnd = Math.clamp(times == 0 ? 2 : times, 1, WrittenBar.MAX_TIMES);
    }
    times = 0;
    bar.sectionStart = true;
    afterEnd = true;
  }

  /// Takes the bar up to here. What holds no cell is but two bar lines side by side; blank cells
  /// after the end of a section are there for the layout; elsewhere a blank bar lets the chord ring
  /// on.
  private void closeBar() {
    boolean layout = bar.cells.isEmpty() || (afterEnd && bar.isBlank());
    if (layout && bar.repeat == Repeat.NOTHING) {
      if (!bars.isEmpty() && bar.jump.from() != Jump.From.NOWHERE) {
        bars.getLast().jump = bar.jump;
      }
      bar.cells.clear();
      bar.jump = Jump.NONE;
      return;
    }
    bars.add(bar);
    bar = new IRealBar(meter);
    afterEnd = false;
  }
}
