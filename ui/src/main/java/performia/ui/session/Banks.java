// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import performia.engine.PerformiaException;

/// Finds the banks on this machine: the one that ships, the musician's own in the home folder, and
/// those that the system keeps. Session or a loader thread.
final class Banks {
  private static final int DEEPEST = 3;
  private static final int MOST_FILES = 2_000;
  private static final String SHIPPED = "performia";

  private final Path shipped;
  private final List<Path> folders;

  Banks(House house) {
    shipped = house.bank();
    String user = System.getProperty("user.home", ".");
    folders =
        List.of(
            house.home().banks(),
            Path.of(user, ".local", "share", "soundfonts"),
            Path.of(user, "Library", "Audio", "Sounds", "Banks"),
            Path.of(user, "Documents", "SoundFonts"),
            Path.of("/usr/share/sounds/sf2"),
            Path.of("/usr/share/sounds/sf3"),
            Path.of("/usr/share/soundfonts"),
            Path.of("/usr/local/share/soundfonts"),
            Path.of("/Library/Audio/Sounds/Banks"));
  }

  /// Every bank: id, name, format, whether it can be played, size and path.
  List<Row> list() {
    var rows = new ArrayList<Row>();
    for (Map.Entry<String, Path> bank : found().entrySet()) {
      Path file = bank.getValue();
      String format = ending(file);
      rows.add(
          Row.of("id", bank.getKey())
              .and("name", file.getFileName().toString())
              .and("format", format)
              .and("playable", format.equals("sf2"))
              .and("megabytes", megabytes(file))
              .and("path", file.toString()));
    }
    return rows;
  }

  /// The file that is meant: a path, or the id of a bank that is found.
  ///
  /// @throws PerformiaException when there is no such bank
  Path find(Path asked) {
    if (Files.exists(asked)) {
      return asked;
    }
    Map<String, Path> banks = found();
    Path known = banks.get(asked.toString().toLowerCase(Locale.ROOT));
    if (known != null) {
      return known;
    }
    List<String> near = Near.matches(asked.toString(), List.copyOf(banks.keySet()));
    throw new PerformiaException(
        "no such bank",
        asked.toString(),
        near.isEmpty()
            ? "name an SF2 file, or one that soundfonts lists"
            : "did you mean " + String.join(" or ", near) + "?");
  }

  private Map<String, Path> found() {
    var banks = new LinkedHashMap<String, Path>();
    if (Files.isRegularFile(shipped)) {
      banks.put(SHIPPED, shipped);
    }
    for (Path folder : folders) {
      for (Path file : files(folder)) {
        String name = file.getFileName().toString();
        String id = name.substring(0, name.lastIndexOf('.')).toLowerCase(Locale.ROOT);
        banks.putIfAbsent(banks.containsKey(id) ? name.toLowerCase(Locale.ROOT) : id, file);
      }
    }
    return banks;
  }

  /// In order of name; a folder that may not be read has no banks.
  private static SortedSet<Path> files(Path folder) {
    var found = new TreeSet<Path>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (Stream<Path> all = Files.walk(folder, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
      all.limit(MOST_FILES)
          .filter(f -> List.of("sf2", "sf3", "sfz").contains(ending(f)) && Files.isRegularFile(f))
          .forEach(found::add);
    } catch (IOException | java.io.UncheckedIOException e) {
      return found;
    }
    return found;
  }

  private static String ending(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static double megabytes(Path file) {
    try {
      return Math.round(Files.size(file) / 104_857.6) / 10.0;
    } catch (IOException e) {
      return 0;
    }
  }
}
