// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.grid;

import java.util.ArrayList;
import java.util.List;

/// A piece of a bar line: a word between blanks, or the bar line itself. Immutable; any thread.
///
/// @param text as typed
/// @param column 1-based
/// @param isBarLine whether it is made of `|` and `:`
record GridToken(String text, int column, boolean isBarLine) {
  boolean endsRepeat() {
    return isBarLine && text.charAt(0) == ':';
  }

  boolean startsRepeat() {
    return isBarLine && text.charAt(text.length() - 1) == ':';
  }

  /// Cuts a line from a column on.
  ///
  /// @param from 0-based
  static List<GridToken> cut(String line, int from) {
    var tokens = new ArrayList<GridToken>();
    int at = from;
    while (at < line.length()) {
      if (isBlank(line.charAt(at))) {
        at++;
        continue;
      }
      int end = at;
      boolean barLine = isBarLineAt(line, at);
      if (barLine) {
        while (end < line.length() && (line.charAt(end) == '|' || line.charAt(end) == ':')) {
          end++;
        }
        int shown = end;
        if (end < line.length() && line.charAt(end) == ']') {
          end++;
        }
        tokens.add(new GridToken(line.substring(at, shown), at + 1, true));
      } else {
        while (end < line.length() && !isBlank(line.charAt(end)) && !isBarLineAt(line, end)) {
          end++;
        }
        tokens.add(new GridToken(line.substring(at, end), at + 1, false));
      }
      at = end;
    }
    return tokens;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || c == '\u00a0';
  }

  private static boolean isBarLineAt(String line, int at) {
    char c = line.charAt(at);
    return c == '|' || (c == ':' && at + 1 < line.length() && line.charAt(at + 1) == '|');
  }
}
