// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import performia.ui.session.Face;
import performia.ui.session.Row;
import performia.ui.session.Session;
import picocli.CommandLine.Option;

/// One word of the command line with its options; its work is done by the session. Main thread.
abstract class Verb {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this and stop.")
  boolean help;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description =
          "Where everything lives; usually the folder performia-data beside the program, or the"
              + " platform's place for user data.")
  @Nullable Path home;

  @Option(
      names = "--json",
      description = "Answer in JSON, for programs; errors too, on standard error.")
  boolean json;

  /// Looks whether the options make sense, before anything is opened.
  ///
  /// @throws Usage when they do not
  void check() {}

  /// Does what the options say.
  ///
  /// @throws performia.engine.PerformiaException when the outside world did not do what was asked
  abstract void run(Session session, Console console, Face face);

  /// Prints a listing: JSON, or the fields that a person wants in columns.
  final void list(Console console, List<Row> rows, List<String> columns, String none) {
    if (json) {
      console.out().println(RowJson.of(rows));
    } else if (rows.isEmpty()) {
      console.out().println(none);
    } else {
      console.out().print(Columns.of(rows, columns));
    }
  }

  /// Prints one answer: JSON, or the sentence.
  final void answer(Console console, Row row, String sentence) {
    console.out().println(json ? RowJson.of(row) : sentence);
  }
}
