// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.util.ArrayList;
import java.util.List;
import performia.ui.session.Row;

/// Lays rows out in columns for a person. Pure; any thread.
final class Columns {
  private static final int WIDEST = 60;

  private Columns() {}

  /// A heading and a line for each row.
  ///
  /// @param names which fields, in order
  static String of(List<Row> rows, List<String> names) {
    var widths = new int[names.size()];
    var cells = new ArrayList<List<String>>();
    cells.add(names);
    for (Row row : rows) {
      cells.add(names.stream().map(row::text).map(Columns::shortened).toList());
    }
    for (List<String> line : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    var text = new StringBuilder();
    for (List<String> line : cells) {
      var out = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = line.get(i);
        out.append(cell).append(" ".repeat(widths[i] - cell.length() + 2));
      }
      text.append(out.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }

  private static String shortened(String cell) {
    String line = cell.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 3) + "...";
  }
}
