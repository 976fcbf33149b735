// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.util.List;
import java.util.stream.Collectors;
import performia.engine.json.Json;
import performia.engine.json.JsonText;
import performia.ui.session.Row;

/// Answers of the session as JSON (RFC 8259). Any thread.
final class RowJson {
  private RowJson() {}

  /// One object.
  static String of(Row row) {
    Json.Builder object = Json.Obj.builder();
    for (Row.Field field : row.fields()) {
      switch (field.value()) {
        case Json json -> object.put(field.name(), json);
        case Boolean truth -> object.put(field.name(), truth);
        case Number number -> object.put(field.name(), number.doubleValue());
        case Object text -> object.put(field.name(), text.toString());
      }
    }
    return JsonText.writeCompact(object.build());
  }

  /// An array of objects, one a line.
  static String of(List<Row> rows) {
    return rows.isEmpty()
        ? "[]"
        : rows.stream().map(RowJson::of).collect(Collectors.joining(",\n ", "[", "]"));
  }
}
