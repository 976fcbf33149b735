// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import performia.ui.session.Moment;

/// Draws a moment of a performance as lines of text: a pure function of the moment and the room
/// there is. Any thread.
///
/// @param columns width of the terminal; nothing is wider
/// @param rich whether the terminal shows Unicode
/// @param colour whether it understands ANSI colours
record Screen(int columns, boolean rich, boolean colour) {
  private static final int METER_CELLS = 24;
  private static final int FLOOR_DB = -48;
  private static final String BOLD = "1";
  private static final String DIM = "2";
  private static final String GREEN = "32";
  private static final String YELLOW = "33";
  private static final String RED = "31";

  /// The picture, top line first; as many lines for every moment of one performance.
  List<String> draw(Moment now) {
    var lines = new ArrayList<String>();
    lines.add(
        row(
            paint(BOLD, now.title().isEmpty() ? "Untitled" : now.title())
                + separator()
                + now.style()
                + separator()
                + tempo(now.tempo()),
            "seed " + now.seed()));
    lines.add(row(state(now), next(now)));
    lines.add("");
    lines.add(row("    " + paint(BOLD, pad(now.chord(), 12)) + coming(now), beats(now)));
    lines.add("");
    String intensity = String.format(Locale.ROOT, " %.2f", now.intensity());
    lines.add(fit("  intensity    " + bar(now.intensity(), "") + intensity));
    for (int i = 0; i < now.parts().size(); i++) {
      lines.add(fit(part(i + 1, now.parts().get(i))));
    }
    lines.add("");
    lines.add(fit("  " + now.notice()));
    String arrows = rich ? "\u2190\u2192 section   \u2191\u2193" : "left/right section   up/down";
    lines.add(paint(DIM, fit("  space play/stop   " + arrows + " 0-9 intensity   +- tempo")));
    lines.add(paint(DIM, fit("  m1-4 mute   f fill   e ending   q quit")));
    return lines;
  }

  /// The same in one line, for a log or a pipe.
  String line(Moment now) {
    String where =
        now.bar() < 1
            ? "count-in"
            : String.format(Locale.ROOT, "bar %d of %d  %s", now.bar(), now.bars(), now.section());
    return String.format(
        Locale.ROOT, "%s  %s  intensity %.2f", where, now.chord(), now.intensity());
  }

  private String state(Moment now) {
    String mark =
        switch (now.state()) {
          case COUNTING -> paint(YELLOW, "count-in");
          case PLAYING -> paint(GREEN, rich ? "\u25b6" : ">");
          case STOPPED -> paint(YELLOW, rich ? "\u25a0 stopped" : "stopped");
          case ENDED -> "the end";
        };
    String where =
        now.bar() < 1
            ? ""
            : String.format(Locale.ROOT, "   bar %d.%d of %d", now.bar(), now.beat(), now.bars());
    return mark + " " + paint(BOLD, now.section()) + where;
  }

  private static String next(Moment now) {
    if (now.nextSection().isEmpty()) {
      return "";
    }
    String bars = now.barsToNext() == 1 ? " bar" : " bars";
    return "next: " + now.nextSection() + " in " + now.barsToNext() + bars;
  }

  private String coming(Moment now) {
    if (now.nextChord().isEmpty()) {
      return "";
    }
    return (rich ? "\u2192 " : "-> ")
        + String.format(
            Locale.ROOT, "%s in %.0f", now.nextChord(), Math.ceil(Math.max(0, now.beatsToChord())));
  }

  private String beats(Moment now) {
    var dots = new StringBuilder();
    for (int i = 1; i <= Math.min(now.beats(), 16); i++) {
      boolean on = now.state() != Moment.State.STOPPED && i == now.beat();
      dots.append(rich ? (on ? "\u25cf" : "\u25cb") : (on ? "#" : ".")).append(' ');
    }
    return dots.toString().stripTrailing();
  }

  private String part(int number, Moment.Part part) {
    double db = 20 * Math.log10(Math.max(part.level(), 1e-6));
    double share = Math.clamp((db - FLOOR_DB) / -FLOOR_DB, 0, 1);
    String label = "  " + number + " " + pad(part.name(), 9) + " ";
    if (part.muted()) {
      return label + " " + bar(0, "") + paint(YELLOW, " muted");
    }
    return label + " " + bar(share, db > -1 ? RED : db > -6 ? YELLOW : GREEN);
  }

  private String bar(double share, String hue) {
    int full = (int) Math.round(share * METER_CELLS);
    String on = (rich ? "\u2588" : "=").repeat(full);
    String off = (rich ? "\u2591" : ".").repeat(METER_CELLS - full);
    return (hue.isEmpty() ? on : paint(hue, on)) + off;
  }

  private static String tempo(double tempo) {
    return String.format(Locale.ROOT, tempo == Math.rint(tempo) ? "%.0f bpm" : "%.1f bpm", tempo);
  }

  private String separator() {
    return rich ? " \u00b7 " : " - ";
  }

  /// Left text and, where there is room, right text at the edge.
  private String row(String left, String right) {
    int room = columns - 1 - 2 - visible(left) - visible(right);
    return room < 2 || right.isEmpty() ? fit("  " + left) : "  " + left + " ".repeat(room) + right;
  }

  /// Cuts a line to the width; escape sequences take no room and are kept.
  String fit(String line) {
    if (visible(line) <= columns - 1) {
      return line;
    }
    var kept = new StringBuilder();
    int shown = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\u001b') {
        int end = line.indexOf('m', i);
        kept.append(line, i, end + 1);
        i = end;
      } else if (shown < columns - 1) {
        kept.append(c);
        shown++;
      }
    }
    return kept.toString();
  }

  private static int visible(String line) {
    return line.replaceAll("\u001b\\[[0-9;]*m", "").length();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private String paint(String code, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
