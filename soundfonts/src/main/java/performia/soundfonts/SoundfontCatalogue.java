// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds the banks that the user has: in the home's `soundfonts` folder, in the folders that
/// `SF2_PATH` or `SOUNDFONTS` name, and where each system keeps them. Session and loader threads.
///
/// It reads headers only, goes at most four folders deep and stops at 2000 files; a folder or file
/// that cannot be read never spoils the list.
public final class SoundfontCatalogue {
  private static final int DEEPEST = 4;
  private static final int MOST_BANKS = 2000;
  private static final int MOST_ENTRIES = 50_000;
  private static final Set<String> KINDS = Set.of("sf2", "sf3", "sfz", "dls");

  private final List<Path> folders;
  private int entries;

  private SoundfontCatalogue(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /// Looks in the home's `soundfonts` folder first, then wherever banks usually are.
  ///
  /// @param home the folder where everything of the user's lives
  public static SoundfontCatalogue of(Path home) {
    List<Path> folders = new ArrayList<>();
    folders.add(home.resolve("soundfonts"));
    folders.addAll(named("SF2_PATH"));
    folders.addAll(named("SOUNDFONTS"));
    folders.addAll(usual(System.getProperty("os.name", ""), System.getProperty("user.home", ".")));
    return new SoundfontCatalogue(folders);
  }

  /// Looks in these folders only.
  public static SoundfontCatalogue in(List<Path> folders) {
    return new SoundfontCatalogue(folders);
  }

  /// Every bank found, in the order of the folders and by path inside each; unusable ones say why.
  public synchronized List<Soundfont> list() {
    Set<Path> files = new LinkedHashSet<>();
    entries = 0;
    for (Path folder : folders) {
      collect(folder, DEEPEST, files);
    }
    List<Soundfont> banks = new ArrayList<>();
    Set<String> taken = new LinkedHashSet<>();
    for (Path file : files) {
      Soundfont bank = BankHeader.read(file);
      String id = bank.id();
      for (int n = 2; !taken.add(id.toLowerCase(Locale.ROOT)); n++) {
        id = bank.id() + "-" + n;
      }
      banks.add(bank.withId(id));
    }
    return List.copyOf(banks);
  }

  /// The bank of that id, whatever its case.
  public Optional<Soundfont> find(String id) {
    return list().stream().filter(b -> b.id().equalsIgnoreCase(id)).findFirst();
  }

  private void collect(Path folder, int depth, Set<Path> files) {
    List<Path> inside = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path entry : stream) {
        if (++entries > MOST_ENTRIES) {
          break;
        }
        inside.add(entry);
      }
    } catch (IOException | DirectoryIteratorException | SecurityException e) {
      // A folder that may not be read holds no banks for us; the others still do.
      return;
    }
    inside.sort(Comparator.comparing(Path::toString));
    for (Path entry : inside) {
      if (files.size() >= MOST_BANKS) {
        return;
      }
      if (isBank(entry)) {
        files.add(canonical(entry));
      } else if (depth > 1 && Files.isDirectory(entry)) {
        collect(entry, depth - 1, files);
      }
    }
  }

  private static boolean isBank(Path entry) {
    String name = String.valueOf(entry.getFileName()).toLowerCase(Locale.ROOT);
    return KINDS.contains(name.substring(name.lastIndexOf('.') + 1)) && Files.isRegularFile(entry);
  }

  /// One file reached by two ways (a link, a folder named twice) is listed once.
  private static Path canonical(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException | SecurityException e) {
      return file.toAbsolutePath().normalize();
    }
  }

  private static List<Path> named(String variable) {
    List<Path> folders = new ArrayList<>();
    String value = System.getenv(variable);
    if (value != null) {
      for (String part : value.split(File.pathSeparator, 64)) {
        add(folders, part);
      }
    }
    return folders;
  }

  private static List<Path> usual(String system, String user) {
    List<Path> folders = new ArrayList<>();
    String os = system.toLowerCase(Locale.ROOT);
    if (os.contains("mac")) {
      add(folders, user + "/Library/Audio/Sounds/Banks");
      add(folders, "/Library/Audio/Sounds/Banks");
      add(folders, "/opt/homebrew/share/soundfonts");
      add(folders, "/usr/local/share/soundfonts");
    } else if (os.contains("win")) {
      add(folders, user + "\\Documents\\SoundFonts");
      add(folders, user + "\\Music\\SoundFonts");
      add(folders, "C:\\soundfonts");
      add(folders, "C:\\Program Files\\Common Files\\SoundFonts");
      add(folders, "C:\\Windows\\System32\\drivers");
    } else {
      add(folders, user + "/.local/share/soundfonts");
      add(folders, user + "/.local/share/sounds/sf2");
      for (String base : List.of("/usr/share", "/usr/local/share")) {
        for (String folder : List.of("sounds/sf2", "sounds/sf3", "sounds/sfz", "soundfonts")) {
          add(folders, base + "/" + folder);
        }
      }
    }
    return folders;
  }

  private static void add(List<Path> folders, String name) {
    try {
      if (!name.isBlank()) {
        folders.add(Path.of(name.strip()));
      }
    } catch (InvalidPathException e) {
      // A name this system cannot have names no folder of it.
    }
  }
}
