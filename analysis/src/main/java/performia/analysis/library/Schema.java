// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import performia.engine.PerformiaException;

/// Brings a library file to the newest shape by numbered scripts. Immutable; loader or session
/// thread.
///
/// H2 commits after every CREATE and ALTER, so a transaction cannot hold a migration together.
/// Instead a file with music in it is migrated in a copy, which takes its place in one atomic move;
/// the old file stays beside it. A new file is made in place, by scripts that may run twice.
final class Schema {
  private static final String VERSION_TABLE =
      "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY)";

  private final List<String> scripts;

  /// @param scripts script `n` (from 0) leads from version `n` to `n + 1`
  Schema(List<String> scripts) {
    this.scripts = List.copyOf(scripts);
  }

  /// The scripts that ship: `001.sql`, `002.sql` and so on.
  static Schema shipped() {
    var scripts = new ArrayList<String>();
    String script = resource(1);
    while (!script.isEmpty()) {
      scripts.add(script);
      script = resource(scripts.size() + 1);
    }
    return new Schema(scripts);
  }

  /// Opens the file in the newest shape; refuses one from a newer Performia and leaves it as it is.
  Database open(Path file) {
    Database database = Database.open(file);
    try {
      int version = database.read(Schema::version);
      if (version == scripts.size()) {
        return database;
      }
      if (version > scripts.size()) {
        throw new PerformiaException(
            "the library was written by a newer Performia (shape " + version + ")",
            file.toString(),
            "use that newer Performia, or choose another home with --home FOLDER");
      }
      if (version == 0) {
        database.write(connection -> migrate(connection, 0));
        return database;
      }
      database.close();
      migrateCopy(file, version);
      return Database.open(file);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private void migrateCopy(Path file, int version) {
    Path copy = file.resolveSibling("library-migrating.mv.db");
    Path kept = file.resolveSibling("library-before-" + scripts.size() + ".mv.db");
    try {
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      try (Database database = Database.open(copy)) {
        database.write(connection -> migrate(connection, version));
      }
      Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING);
      Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new PerformiaException(
          "the library could not be brought to the newest shape; it was left as it is",
          file.toString(),
          "see that the folder can be written and has room for two copies of it",
          e);
    }
  }

  private int migrate(Connection connection, int from) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(VERSION_TABLE);
      for (int version = from; version < scripts.size(); version++) {
        for (String sql : statements(scripts.get(version))) {
          statement.execute(sql);
        }
      }
      statement.execute("DELETE FROM schema_version");
      statement.execute("INSERT INTO schema_version VALUES (" + scripts.size() + ")");
    }
    return scripts.size();
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      String known = "SELECT 1 FROM information_schema.tables WHERE table_name = 'SCHEMA_VERSION'";
      try (ResultSet rows = statement.executeQuery(known)) {
        if (!rows.next()) {
          return 0;
        }
      }
      try (ResultSet rows = statement.executeQuery("SELECT max(version) FROM schema_version")) {
        return rows.next() ? rows.getInt(1) : 0;
      }
    }
  }

  /// A statement ends with a semicolon at the end of a line; comment lines begin with two dashes.
  private static List<String> statements(String script) {
    var statements = new ArrayList<String>();
    for (String part : script.replaceAll("(?m)^--.*$", "").split(";\\s*(\n|$)")) {
      if (!part.isBlank()) {
        statements.add(part.strip());
      }
    }
    return statements;
  }

  private static String resource(int number) {
    String name = "00" + number;
    try (InputStream in =
        Schema.class.getResourceAsStream(name.substring(name.length() - 3) + ".sql")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new PerformiaException(
          "a part of the program cannot be read", name + ".sql", "install Performia again", e);
    }
  }
}
