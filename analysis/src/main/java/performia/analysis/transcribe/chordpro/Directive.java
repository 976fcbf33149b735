// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.chordpro;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import performia.analysis.transcribe.form.ChartSource;

/// A line in braces, its short names spelled out. Immutable; any thread.
///
/// @param name such as `start_of_chorus`
/// @param value stripped; may be empty
/// @param column where the value begins, 1-based
record Directive(String name, String value, int column) {
  /// @return the directive on this line, or null when there is none
  static @Nullable Directive parse(String line, ChartSource source, int number) {
    int open = line.length() - line.stripLeading().length();
    if (open >= line.length() || line.charAt(open) != '{') {
      return null;
    }
    int close = line.lastIndexOf('}');
    if (close < open) {
      throw source.error(number, open + 1, "a directive without }", "write it as {title: Name}");
    }
    String inside = line.substring(open + 1, close);
    int end = 0;
    while (end < inside.length() && ": \t=".indexOf(inside.charAt(end)) < 0) {
      end++;
    }
    String name = inside.substring(0, end).strip().toLowerCase(Locale.ROOT);
    int start = end;
    while (start < inside.length() && ": \t".indexOf(inside.charAt(start)) >= 0) {
      start++;
    }
    String value = inside.substring(start).strip();
    if (name.equals("meta")) {
      int blank = value.indexOf(' ');
      name = (blank < 0 ? value : value.substring(0, blank)).toLowerCase(Locale.ROOT);
      value = blank < 0 ? "" : value.substring(blank + 1).strip();
    }
    return new Directive(longName(name), value, open + 2 + start);
  }

  private static String longName(String name) {
    // A selector such as -piano says for whom the directive is; we play for everybody.
    int dash = name.indexOf('-');
    String plain = dash > 0 ? name.substring(0, dash) : name;
    return switch (plain) {
      case "t" -> "title";
      case "st", "su" -> "subtitle";
      case "a" -> "artist";
      case "k" -> "key";
      case "c", "ci", "cb", "comment_italic", "comment_box", "highlight" -> "comment";
      case "soc" -> "start_of_chorus";
      case "eoc" -> "end_of_chorus";
      case "sov" -> "start_of_verse";
      case "eov" -> "end_of_verse";
      case "sob" -> "start_of_bridge";
      case "eob" -> "end_of_bridge";
      case "sot" -> "start_of_tab";
      case "eot" -> "end_of_tab";
      case "sog" -> "start_of_grid";
      case "eog" -> "end_of_grid";
      case "ns" -> "new_song";
      default -> plain;
    };
  }

  /// The label of a section: the value, or what `label="…"` says in it.
  String label() {
    int at = value.indexOf("label=");
    if (at >= 0) {
      String quoted = value.substring(at + 6);
      char quote = quoted.isEmpty() ? ' ' : quoted.charAt(0);
      int end = quoted.indexOf(quote, 1);
      return end > 0 && (quote == '"' || quote == '\'') ? quoted.substring(1, end) : quoted.strip();
    }
    return value.indexOf('=') >= 0 ? "" : value;
  }
}
