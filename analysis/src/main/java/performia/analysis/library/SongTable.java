// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.library;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The `song` table. Stateless; on the thread of the database's current piece of work.
final class SongTable {
  private static final String COLUMNS =
      "SELECT id, title, composer, home_key, tempo, metre, style, bars, source, added, last_played"
          + " FROM song";
  private static final int MAX_SLUG = 40;

  private SongTable() {}

  static StoredSong add(Connection connection, SongCard card, String json, Instant now)
      throws SQLException {
    byte[] hash = hash(json);
    Optional<StoredSong> known = one(connection, COLUMNS + " WHERE content_hash = ?", hash);
    return known.isPresent() ? known.get() : insert(connection, card, json, hash, now);
  }

  private static StoredSong insert(
      Connection connection, SongCard card, String json, byte[] hash, Instant now)
      throws SQLException {
    String id = newId(connection, card.title(), HexFormat.of().formatHex(hash));
    String sql =
        "INSERT INTO song (id, content_hash, title, composer, home_key, tempo, metre, style, bars,"
            + " source, words, json, added) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, id);
      insert.setBytes(2, hash);
      insert.setString(3, card.title());
      insert.setString(4, card.composer());
      insert.setString(5, card.key());
      insert.setDouble(6, card.tempo());
      insert.setString(7, card.metre());
      insert.setString(8, card.style());
      insert.setInt(9, card.bars());
      insert.setString(10, card.source());
      insert.setString(11, words(card));
      insert.setString(12, json);
      insert.setObject(13, now);
      insert.executeUpdate();
    }
    return one(connection, COLUMNS + " WHERE id = ?", id).orElseThrow();
  }

  /// The song of this id, or the only one whose id begins so.
  static Optional<StoredSong> find(Connection connection, String id) throws SQLException {
    Optional<StoredSong> exact = one(connection, COLUMNS + " WHERE id = ?", id);
    if (exact.isPresent() || id.isBlank()) {
      return exact;
    }
    List<StoredSong> begun =
        all(connection, COLUMNS + " WHERE id LIKE ? ESCAPE '!' LIMIT 2", escaped(id) + "%");
    return begun.size() == 1 ? Optional.of(begun.getFirst()) : Optional.empty();
  }

  /// Songs that hold every word of the text somewhere, by title.
  static List<StoredSong> search(Connection connection, String text) throws SQLException {
    String[] words = folded(text).strip().split("\\s+");
    var sql = new StringBuilder(COLUMNS);
    var patterns = new ArrayList<Object>();
    for (String word : words) {
      if (!word.isEmpty() && patterns.size() < 32) {
        sql.append(patterns.isEmpty() ? " WHERE" : " AND").append(" words LIKE ? ESCAPE '!'");
        patterns.add("%" + escaped(word) + "%");
      }
    }
    return all(connection, sql.append(" ORDER BY title, id").toString(), patterns.toArray());
  }

  static Optional<String> json(Connection connection, String id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT json FROM song WHERE id = ?")) {
      select.setString(1, id);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  static void played(Connection connection, String id, Instant when) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE song SET last_played = ? WHERE id = ?")) {
      update.setObject(1, when);
      update.setString(2, id);
      update.executeUpdate();
    }
  }

  private static Optional<StoredSong> one(Connection connection, String sql, Object key)
      throws SQLException {
    return all(connection, sql, key).stream().findFirst();
  }

  private static List<StoredSong> all(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        select.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = select.executeQuery()) {
        var songs = new ArrayList<StoredSong>();
        while (rows.next()) {
          songs.add(song(rows));
        }
        return songs;
      }
    }
  }

  private static StoredSong song(ResultSet row) throws SQLException {
    var card =
        new SongCard(
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getDouble(5),
            row.getString(6),
            row.getString(7),
            row.getInt(8),
            row.getString(9));
    return new StoredSong(
        row.getString(1), card, row.getObject(10, Instant.class), row.getObject(11, Instant.class));
  }

  /// The title in plain letters and the first six figures of the hash; more where two songs agree
  /// in all of that.
  private static String newId(Connection connection, String title, String hash)
      throws SQLException {
    String slug = folded(title).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    slug = slug.length() > MAX_SLUG ? slug.substring(0, MAX_SLUG).replaceAll("-$", "") : slug;
    slug = slug.isEmpty() ? "song" : slug;
    int figures = 6;
    while (one(connection, COLUMNS + " WHERE id = ?", slug + "-" + hash.substring(0, figures))
        .isPresent()) {
      figures += 2;
    }
    return slug + "-" + hash.substring(0, figures);
  }

  private static String words(SongCard card) {
    String words =
        folded(
            String.join(
                " ", card.title(), card.composer(), card.style(), card.key(), card.source()));
    return words.length() > 3000 ? words.substring(0, 3000) : words;
  }

  /// Small letters without accents, so that "Funiculì" is found by typing "funiculi".
  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT);
  }

  private static String escaped(String text) {
    return text.replaceAll("([!%_])", "!$1");
  }

  private static byte[] hash(String json) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
