// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import performia.analysis.library.Library;
import performia.analysis.library.SongCard;
import performia.analysis.library.StoredSong;
import performia.analysis.transcribe.ChartReader;
import performia.engine.PerformiaException;
import performia.engine.json.SongJson;
import performia.engine.music.Song;

/// Finds the song that a musician means and keeps charts. Session thread; opens the library only
/// when it must, so that a built-in or a file starts at once.
final class Songs {
  private static final int MOST_TITLES = 2000;

  private final Supplier<Library> library;

  Songs(Supplier<Library> library) {
    this.library = library;
  }

  /// The song of a built-in's name, a file, a pasted link or a library id, asked in this order.
  ///
  /// @throws PerformiaException when there is none, with the names that are near
  ChosenSong find(String asked) {
    String name = asked.strip();
    if (BuiltIns.NAMES.contains(name.toLowerCase(Locale.ROOT))) {
      String builtIn = name.toLowerCase(Locale.ROOT);
      return new ChosenSong(BuiltIns.read(builtIn), null, builtIn);
    }
    Optional<Path> file = file(name);
    if (file.isPresent()) {
      return new ChosenSong(only(ChartReader.read(file.get()), name), null, name);
    }
    if (isLink(name)) {
      return new ChosenSong(only(ChartReader.read(name, "link"), "link"), null, "iReal Pro link");
    }
    if (name.contains("/") || name.contains("\\") || name.matches(".*\\.\\p{Alnum}{2,8}")) {
      throw new PerformiaException("no such file", name, "check the name");
    }
    return stored(name);
  }

  /// The name of a built-in song; the first for an empty name.
  static String builtIn(String asked) {
    String name = asked.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
    if (name.isEmpty()) {
      return BuiltIns.NAMES.getFirst();
    }
    if (BuiltIns.NAMES.contains(name)) {
      return name;
    }
    List<String> near = Near.matches(name, BuiltIns.NAMES);
    throw new PerformiaException(
        "no built-in song \"" + asked + "\"",
        "",
        "choose " + String.join(", ", near.isEmpty() ? BuiltIns.NAMES : near));
  }

  private static Optional<Path> file(String name) {
    try {
      Path path = Path.of(name);
      return !name.isEmpty() && Files.exists(path) ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean isLink(String name) {
    return name.startsWith("irealb://") || name.startsWith("irealbook://");
  }

  private static Song only(List<Song> songs, String source) {
    if (songs.size() > 1) {
      throw new PerformiaException(
          "this holds " + songs.size() + " songs",
          source,
          "bring them in with import, then name one of them");
    }
    return songs.getFirst();
  }

  private ChosenSong stored(String name) {
    Library open = library.get();
    Optional<StoredSong> stored = open.song(name);
    if (stored.isEmpty()) {
      List<StoredSong> titled =
          open.songs(name).stream().filter(s -> s.card().title().equalsIgnoreCase(name)).toList();
      stored = titled.size() == 1 ? Optional.of(titled.getFirst()) : Optional.empty();
    }
    if (stored.isEmpty()) {
      throw unknown(name, open);
    }
    String id = stored.get().id();
    return new ChosenSong(SongJson.read(open.songJson(id), id), id, id);
  }

  private static PerformiaException unknown(String name, Library open) {
    var names = new ArrayList<>(BuiltIns.NAMES);
    open.songs("").stream().limit(MOST_TITLES).map(StoredSong::id).forEach(names::add);
    List<String> near = Near.matches(name, names);
    return new PerformiaException(
        "unknown song \"" + name + "\"",
        "",
        near.isEmpty()
            ? "name a chart file, or one of those that songs lists"
            : "did you mean " + String.join(" or ", near) + "?");
  }

  /// Brings every song of these charts into the library; none when one of them is wrong.
  ///
  /// @param charts file names or pasted links
  List<Row> add(List<String> charts, Instant now, Face face) {
    record Read(Song song, String source) {}
    var read = new ArrayList<Read>();
    for (String chart : charts) {
      List<Song> songs =
          isLink(chart) ? ChartReader.read(chart, "link") : ChartReader.read(path(chart));
      String source = isLink(chart) ? "iReal Pro link" : chart;
      songs.forEach(song -> read.add(new Read(song, source)));
      face.progress("reading", (double) read.size() / (read.size() + charts.size()));
    }
    Library open = library.get();
    var rows = new ArrayList<Row>();
    for (Read one : read) {
      String json = SongJson.write(one.song);
      StoredSong stored = open.add(SongCard.of(one.song, one.source), json, now);
      rows.add(SongTimes.with(row(stored.id(), stored.card()), one.song));
      face.progress("keeping", (double) rows.size() / read.size());
    }
    return rows;
  }

  private static Path path(String chart) {
    try {
      return Path.of(chart);
    } catch (InvalidPathException e) {
      throw new PerformiaException("that is no file name", chart, "check the name", e);
    }
  }

  /// The library's songs that say this, and the built-in ones.
  List<Row> list(String text) {
    var rows = new ArrayList<Row>();
    library.get().songs(text).forEach(song -> rows.add(row(song.id(), song.card())));
    String wanted = text.toLowerCase(Locale.ROOT);
    for (Row builtIn : builtIns()) {
      String says = builtIn.fields().toString().toLowerCase(Locale.ROOT);
      if (says.contains(wanted)) {
        rows.add(builtIn);
      }
    }
    return rows;
  }

  /// The built-in songs.
  static List<Row> builtIns() {
    return BuiltIns.NAMES.stream()
        .map(name -> row(name, SongCard.of(BuiltIns.read(name), "built-in")))
        .toList();
  }

  private static Row row(String id, SongCard card) {
    return Row.of("id", id)
        .and("title", card.title())
        .and("composer", card.composer())
        .and("key", card.key())
        .and("metre", card.metre())
        .and("bars", card.bars())
        .and("tempo", card.tempo())
        .and("style", card.style())
        .and("source", card.source());
  }
}
