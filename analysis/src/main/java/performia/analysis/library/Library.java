// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;

/// Songs and takes in `library.mv.db` under the home folder. What a method has saved when it
/// returns survives a crash. Any thread but audio and agents; calls wait for one another. Trouble
/// is a [PerformiaException], and leaves what was saved before as it is.
public final class Library implements AutoCloseable {
  /// A longer song text than this is a mistake or an attack.
  public static final int MAX_JSON = 16 << 20;

  private static final String FILE = "library.mv.db";

  private final Database database;

  private Library(Database database) {
    this.database = database;
  }

  /// Opens the library of a home folder, making both if they are not there. Takes a few tenths of a
  /// second in a cold JVM: see the other `open` where somebody is waiting for music.
  public static Library open(Path home) {
    return open(home, Schema.shipped());
  }

  /// Opens the library on a loader thread; the future fails with the [PerformiaException].
  public static CompletableFuture<Library> open(Path home, Executor loader) {
    return CompletableFuture.supplyAsync(() -> open(home), loader);
  }

  static Library open(Path home, Schema schema) {
    Path folder = home.toAbsolutePath().normalize();
    if (folder.toString().contains(";")) {
      throw new PerformiaException(
          "a home folder may not have \";\" in its name",
          folder.toString(),
          "choose another one with --home FOLDER");
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw LibraryFault.notWritable(folder, e);
    }
    Path file = folder.resolve(FILE);
    Path written = Files.exists(file) ? file : folder;
    if (!Files.isWritable(written) || Files.isDirectory(file)) {
      throw LibraryFault.notWritable(written, null);
    }
    return new Library(schema.open(file));
  }

  /// Keeps a song; one whose text is here already is not added again but given back as it is.
  ///
  /// @param json the song map's text, at most [#MAX_JSON] characters
  /// @param now by the caller's clock
  public StoredSong add(SongCard card, String json, Instant now) {
    if (json.length() > MAX_JSON) {
      throw new PerformiaException(
          "the song is too long for the library (" + json.length() + " characters)",
          card.title(),
          "split it into several songs");
    }
    return database.write(connection -> SongTable.add(connection, card, json, now));
  }

  /// The song of this id, or the only one whose id begins so; empty for none or several.
  public Optional<StoredSong> song(String id) {
    return database.read(connection -> SongTable.find(connection, id));
  }

  /// The text of a song's map, by its full id.
  public String songJson(String id) {
    return database
        .read(connection -> SongTable.json(connection, id))
        .orElseThrow(() -> unknownSong(id));
  }

  /// The songs in which every word of the text occurs, in title, composer, style, key or source,
  /// whatever its case and accents, by title; all songs for an empty text.
  public List<StoredSong> songs(String text) {
    return database.read(connection -> SongTable.search(connection, text));
  }

  /// Saves that a take begins, and gives back the pen to write it on.
  public OpenTake begin(TakeStart start) {
    String songId = start.songId();
    long id =
        database.write(connection -> {
          if (songId != null) {
            if (SongTable.json(connection, songId).isEmpty()) {
              throw unknownSong(songId);
            }
            SongTable.played(connection, songId, start.started());
          }
          return TakeTable.begin(connection, start);
        });
    return new OpenTake(database, id);
  }

  public Optional<Take> take(long id) {
    return database.read(connection -> TakeTable.find(connection, id));
  }

  /// Every take, the newest first.
  public List<Take> takes() {
    return database.read(TakeTable::all);
  }

  /// The takes of one song, the newest first.
  public List<Take> takesOf(String songId) {
    return database.read(connection -> TakeTable.of(connection, songId));
  }

  /// What sounded in a take, as far as it was saved; nothing for an unknown take.
  public TakeEvents events(long takeId) {
    return database.read(connection -> TakeTable.events(connection, takeId));
  }

  /// Gives a take 1 to 5 stars, or takes them back with null.
  public void rate(long takeId, @Nullable Integer rating) {
    if (rating != null && (rating < 1 || rating > 5)) {
      throw new PerformiaException(
          "a rating of " + rating, "take " + takeId, "give it 1 to 5, or none");
    }
    if (!database.write(connection -> TakeTable.rate(connection, takeId, rating))) {
      throw new PerformiaException(
          "there is no take " + takeId, "library", "see the takes with: performia takes");
    }
  }

  private static PerformiaException unknownSong(String id) {
    return new PerformiaException(
        "there is no song \"" + id + "\"", "library", "see the songs with: performia songs");
  }

  @Override
  public void close() {
    database.close();
  }
}
