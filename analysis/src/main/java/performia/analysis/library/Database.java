// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.library;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.h2.Driver;
import org.jspecify.annotations.Nullable;

/// One connection to one H2 file, one piece of work at a time; each piece is all saved or not at
/// all, and on the disk when it returns. Any thread; callers wait for one another.
final class Database implements AutoCloseable {
  /// A piece of work inside a transaction.
  interface Work<T extends @Nullable Object> {
    T run(Connection connection) throws SQLException;
  }

  private static final String SUFFIX = ".mv.db";

  private final Path file;
  private @Nullable Connection connection;
  private boolean closed;

  private Database(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /// Opens a file whose name ends in `.mv.db`, making it if it is not there.
  static Database open(Path file) {
    try {
      return new Database(file, connect(file));
    } catch (SQLException e) {
      throw LibraryFault.of(e, file);
    }
  }

  /// Runs the work and commits it; rolls back and throws a sentence when it fails.
  <T extends @Nullable Object> T write(Work<T> work) {
    return run(work, true);
  }

  /// Runs work that only looks.
  <T extends @Nullable Object> T read(Work<T> work) {
    return run(work, false);
  }

  private synchronized <T extends @Nullable Object> T run(Work<T> work, boolean writes) {
    try {
      Connection open = living();
      boolean done = false;
      try {
        T result = work.run(open);
        if (writes) {
          open.commit();
          sync(open);
        }
        done = true;
        return result;
      } finally {
        if (!done || !writes) {
          rollBack(open);
        }
      }
    } catch (SQLException e) {
      throw LibraryFault.of(e, file);
    }
  }

  /// H2 shuts a database whose disk failed; the next piece of work opens it anew.
  private Connection living() throws SQLException {
    if (closed) {
      throw new IllegalStateException("the library is closed");
    }
    Connection current = connection;
    if (current == null || current.isClosed()) {
      connection = null;
      current = connect(file);
      connection = current;
    }
    return current;
  }

  /// A commit alone survives the death of the process; this survives the plug being pulled.
  private static void sync(Connection open) throws SQLException {
    try (Statement statement = open.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    }
  }

  private void rollBack(Connection open) {
    try {
      if (!open.isClosed()) {
        open.rollback();
      }
    } catch (SQLException e) {
      connection = null;
    }
  }

  /// Not by DriverManager, which would look through the whole class path for drivers. No trace file
  /// beside the database; commits go to the file at once, which also spares H2's background thread;
  /// tidying up happens when closing.
  private static Connection connect(Path file) throws SQLException {
    String name = file.toString();
    String url =
        "jdbc:h2:file:"
            + name.substring(0, name.length() - SUFFIX.length())
            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";
    var user = new Properties();
    user.setProperty("user", "performia");
    user.setProperty("password", "");
    Connection connection = new Driver().connect(url, user);
    connection.setAutoCommit(false);
    return connection;
  }

  @Override
  public synchronized void close() {
    closed = true;
    Connection current = connection;
    connection = null;
    if (current != null) {
      try {
        current.close();
      } catch (SQLException e) {
        throw LibraryFault.of(e, file);
      }
    }
  }
}
