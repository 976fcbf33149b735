// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.util.List;
import java.util.stream.Collectors;
import performia.ui.session.Row;

/// Flat rows as JSON (RFC 8259). A listing must start at once, and a library for trees takes longer
/// to load than this takes to write. Any thread.
final class JsonText {
  private JsonText() {}

  /// One object.
  static String of(Row row) {
    return row.fields().stream()
        .map(f -> quoted(f.name()) + ":" + value(f.value()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /// An array of objects, one a line.
  static String of(List<Row> rows) {
    return rows.isEmpty()
        ? "[]"
        : rows.stream().map(JsonText::of).collect(Collectors.joining(",\n ", "[", "]"));
  }

  private static String value(Object value) {
    return switch (value) {
      case Boolean b -> b.toString();
      // JSON knows no infinity.
      case Double d -> Double.isFinite(d) ? d.toString() : "null";
      case Number n -> n.toString();
      default -> quoted(value.toString());
    };
  }

  private static String quoted(String text) {
    var json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\t' -> json.append("\\t");
        default -> {
          if (c < 0x20 || c == 0x7f || Character.isSurrogate(c)) {
            json.append(String.format("\\u%04x", (int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    return json.append('"').toString();
  }
}
