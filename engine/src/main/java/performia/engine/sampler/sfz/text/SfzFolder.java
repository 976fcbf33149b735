// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz.text;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;

/// Finds an instrument's files by the paths its text gives, and nothing else. Loader threads, one
/// at a time.
///
/// Instruments keep samples beside their programs (`../Samples/x.wav`), so paths may climb up to
/// two folders above the main file, but never to a folder that holds the user's home or to the root
/// of the disk. Absolute paths and symbolic links are refused. Backslashes are slashes, and where
/// no file has exactly the name, one that differs only in capitals is taken, or one with another
/// audio ending, since most instruments were written where that works.
public final class SfzFolder {
  private static final int LEVELS_UP = 2;
  private static final int MAX_LISTED = 50_000;
  private static final int MAX_PATH = 1024;
  private static final String[] ENDINGS = {"wav", "flac", "ogg", "aif", "aiff"};

  private final Path main;
  private final Path root;
  private final List<String> below;
  private final Map<Path, Map<String, String>> listed = new HashMap<>();
  private int listedNames;

  /// @param main the instrument's main file
  SfzFolder(Path main) throws IOException {
    Path folder = main.toAbsolutePath().normalize().getParent();
    if (folder == null) {
      throw new IOException("no folder");
    }
    folder = folder.toRealPath();
    Path name = main.getFileName();
    this.main = name == null ? folder : folder.resolve(name);
    Path home = home();
    List<String> names = new ArrayList<>();
    Path top = folder;
    for (int i = 0; i < LEVELS_UP; i++) {
      Path up = top.getParent();
      Path last = top.getFileName();
      if (up == null || last == null || up.getNameCount() == 0 || home.startsWith(up)) {
        break;
      }
      names.addFirst(last.toString());
      top = up;
    }
    root = top;
    below = List.copyOf(names);
  }

  private static Path home() throws IOException {
    Path home = Path.of(System.getProperty("user.home", "."));
    return Files.exists(home) ? home.toRealPath() : home.toAbsolutePath();
  }

  /// The instrument's main file.
  Path main() {
    return main;
  }

  /// The file that a path means, or null where there is none.
  ///
  /// @param path relative to the main file's folder
  /// @param place where it was written
  /// @throws PerformiaException when it leads out of the instrument's folder or through a link
  public @Nullable Path find(String path, SfzPlace place) {
    List<String> names = names(path, place);
    Path found = root;
    for (int i = 0; i < names.size(); i++) {
      Path next = child(found, names.get(i), i == names.size() - 1);
      if (next == null) {
        return null;
      }
      if (Files.isSymbolicLink(next)) {
        throw refused("the path \"" + path + "\" goes through a symbolic link", place);
      }
      found = next;
    }
    return Files.isRegularFile(found, LinkOption.NOFOLLOW_LINKS) ? found : null;
  }

  private List<String> names(String path, SfzPlace place) {
    if (path.length() > MAX_PATH) {
      throw refused("a path of " + path.length() + " characters", place);
    }
    String plain = path.replace('\\', '/');
    if (plain.startsWith("/") || plain.indexOf(':') >= 0 || plain.indexOf('\0') >= 0) {
      throw refused("the path \"" + path + "\" is absolute", place);
    }
    List<String> names = new ArrayList<>(below);
    for (String name : plain.split("/")) {
      if (name.equals("..")) {
        if (names.isEmpty()) {
          throw refused("the path \"" + path + "\" leads out of the instrument's folder", place);
        }
        names.removeLast();
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    return names;
  }

  private static PerformiaException refused(String what, SfzPlace place) {
    return new PerformiaException(
        what,
        place.toString(),
        "keep samples in the instrument's own folder and name them from there");
  }

  private @Nullable Path child(Path folder, String name, boolean last) {
    try {
      Path exact = folder.resolve(name);
      if (Files.exists(exact, LinkOption.NOFOLLOW_LINKS)) {
        return exact;
      }
    } catch (java.nio.file.InvalidPathException e) {
      return null;
    }
    Map<String, String> names = listed.get(folder);
    if (names == null) {
      names = list(folder);
      listed.put(folder, names);
    }
    String lower = name.toLowerCase(Locale.ROOT);
    String found = names.get(lower);
    if (found == null && last) {
      found = otherEnding(names, lower);
    }
    return found == null ? null : folder.resolve(found);
  }

  private static @Nullable String otherEnding(Map<String, String> names, String lower) {
    int dot = lower.lastIndexOf('.');
    String stem = dot < 0 ? lower : lower.substring(0, dot);
    for (String ending : ENDINGS) {
      String found = names.get(stem + "." + ending);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private Map<String, String> list(Path folder) {
    Map<String, String> names = new HashMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (++listedNames > MAX_LISTED) {
          break;
        }
        String name = String.valueOf(file.getFileName());
        // Where two differ in capitals alone, the choice must not depend on the disk's order.
        names.merge(name.toLowerCase(Locale.ROOT), name, (a, b) -> a.compareTo(b) <= 0 ? a : b);
      }
    } catch (IOException | DirectoryIteratorException e) {
      return names;
    }
    return names;
  }
}
