// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.library;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The `take` and `take_events` tables. Stateless; on the thread of the database's current piece of
/// work.
final class TakeTable {
  private static final String COLUMNS =
      "SELECT id, song_id, source, verb, seed, options, started, length_millis, events,"
          + " events_dropped, wav, midi, rating FROM take";

  private TakeTable() {}

  static long begin(Connection connection, TakeStart start) throws SQLException {
    String sql =
        "INSERT INTO take (song_id, source, verb, seed, options, started)"
            + " VALUES (?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert =
        connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
      insert.setString(1, start.songId());
      insert.setString(2, start.source());
      insert.setString(3, start.verb().name());
      insert.setLong(4, start.seed());
      insert.setString(5, start.options());
      insert.setObject(6, start.started());
      insert.executeUpdate();
      try (ResultSet keys = insert.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    }
  }

  static void append(Connection connection, long id, int chunk, int events, byte[] bytes)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO take_events VALUES (?, ?, ?, ?)")) {
      insert.setLong(1, id);
      insert.setInt(2, chunk);
      insert.setInt(3, events);
      insert.setBytes(4, bytes);
      insert.executeUpdate();
    }
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE take SET events = events + ? WHERE id = ?")) {
      update.setInt(1, events);
      update.setLong(2, id);
      update.executeUpdate();
    }
  }

  static void finish(
      Connection connection,
      long id,
      Duration length,
      long dropped,
      @Nullable String wav,
      @Nullable String midi)
      throws SQLException {
    String sql =
        "UPDATE take SET length_millis = ?, events_dropped = ?, wav = ?, midi = ? WHERE id = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setLong(1, length.toMillis());
      update.setLong(2, dropped);
      update.setString(3, wav);
      update.setString(4, midi);
      update.setLong(5, id);
      update.executeUpdate();
    }
  }

  /// Whether there is such a take.
  static boolean rate(Connection connection, long id, @Nullable Integer rating)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE take SET rating = ? WHERE id = ?")) {
      update.setObject(1, rating, Types.SMALLINT);
      update.setLong(2, id);
      return update.executeUpdate() == 1;
    }
  }

  static Optional<Take> find(Connection connection, long id) throws SQLException {
    return all(connection, COLUMNS + " WHERE id = ?", id).stream().findFirst();
  }

  /// The newest first.
  static List<Take> all(Connection connection) throws SQLException {
    return all(connection, COLUMNS + " WHERE id > ? ORDER BY id DESC", 0L);
  }

  /// Those of one song, the newest first.
  static List<Take> of(Connection connection, String songId) throws SQLException {
    return all(connection, COLUMNS + " WHERE song_id = ? ORDER BY id DESC", songId);
  }

  static TakeEvents events(Connection connection, long id) throws SQLException {
    var events = new TakeEvents(find(connection, id).map(Take::events).orElse(0));
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT events, bytes FROM take_events WHERE take_id = ? ORDER BY chunk")) {
      select.setLong(1, id);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          EventChunk.read(rows.getBytes(2), rows.getInt(1), events);
        }
      }
    }
    return events;
  }

  private static List<Take> all(Connection connection, String sql, Object parameter)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, parameter);
      try (ResultSet rows = select.executeQuery()) {
        var takes = new ArrayList<Take>();
        while (rows.next()) {
          takes.add(take(rows));
        }
        return takes;
      }
    }
  }

  private static Take take(ResultSet row) throws SQLException {
    var start =
        new TakeStart(
            row.getString(2),
            row.getString(3),
            TakeStart.Verb.valueOf(row.getString(4)),
            row.getLong(5),
            row.getString(6),
            row.getObject(7, Instant.class));
    Long millis = row.getObject(8, Long.class);
    return new Take(
        row.getLong(1),
        start,
        millis == null ? null : Duration.ofMillis(millis),
        row.getInt(9),
        row.getLong(10),
        row.getString(11),
        row.getString(12),
        row.getObject(13, Integer.class));
  }
}
