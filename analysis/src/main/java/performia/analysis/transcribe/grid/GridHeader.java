// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.grid;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A `name=value` line at the head of a grid. Immutable; any thread.
///
/// @param field which, its spellings brought to one
/// @param name as typed
/// @param value stripped
/// @param column of the value, 1-based
record GridHeader(Field field, String name, String value, int column) {
  /// What a header line may set.
  enum Field {
    TITLE,
    COMPOSER,
    KEY,
    TEMPO,
    STYLE,
    METER,
    UNKNOWN
  }

  /// The header on this line; null when it is none. With `:` for `=` only known names count, as a
  /// section may end with a colon too.
  static @Nullable GridHeader parse(String line) {
    int equals = line.indexOf('=');
    int colon = line.indexOf(':');
    boolean byColon = colon >= 0 && (equals < 0 || colon < equals);
    int sign = byColon ? colon : equals;
    if (sign < 1 || line.substring(0, sign).indexOf('|') >= 0) {
      return null;
    }
    String name = line.substring(0, sign).strip();
    String value = line.substring(sign + 1).strip();
    Field field = field(name);
    boolean word = !name.isEmpty() && name.chars().allMatch(Character::isLetter);
    if (!word || (byColon && (field == Field.UNKNOWN || value.isEmpty()))) {
      return null;
    }
    int column = sign + 2;
    while (column - 1 < line.length() && Character.isWhitespace(line.charAt(column - 1))) {
      column++;
    }
    return new GridHeader(field, name, value, column);
  }

  private static Field field(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "title", "name" -> Field.TITLE;
      case "composer", "artist", "author", "by" -> Field.COMPOSER;
      case "key" -> Field.KEY;
      case "tempo", "tempobpm", "bpm" -> Field.TEMPO;
      case "style", "feel", "groove" -> Field.STYLE;
      case "metre", "meter", "time", "timesignature" -> Field.METER;
      default -> Field.UNKNOWN;
    };
  }
}
