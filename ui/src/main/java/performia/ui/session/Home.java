// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;

/// The folder where everything of one musician lives: library, takes, settings, log. Nothing is
/// made in it before it is asked for. Immutable; any thread.
///
/// @param folder absolute path; need not exist
public record Home(Path folder) {
  private static final String NAME = "performia-data";

  /// The folder asked for, or else the usual one: beside the program when that is writable, so that
  /// a stick carries everything, else the platform's place for user data.
  ///
  /// @param asked what `--home` says, or null
  /// @param program the program's own folder, or null when it is not known
  /// @param environment the process environment
  public static Home choose(
      @Nullable Path asked, @Nullable Path program, Map<String, String> environment) {
    if (asked != null) {
      return new Home(asked.toAbsolutePath().normalize());
    }
    if (program != null) {
      Path beside = program.resolve(NAME).toAbsolutePath().normalize();
      if (Files.isWritable(Files.isDirectory(beside) ? beside : program)) {
        return new Home(beside);
      }
    }
    return new Home(platform(System.getProperty("os.name", ""), environment).toAbsolutePath());
  }

  /// Where this platform keeps the data of programs.
  static Path platform(String system, Map<String, String> environment) {
    String user = System.getProperty("user.home", ".");
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      String local = environment.get("LOCALAPPDATA");
      Path base = local == null ? Path.of(user, "AppData", "Local") : Path.of(local);
      return base.resolve("Performia");
    }
    if (name.startsWith("mac")) {
      return Path.of(user, "Library", "Application Support", "Performia");
    }
    String data = environment.get("XDG_DATA_HOME");
    Path base = data == null || data.isEmpty() ? Path.of(user, ".local", "share") : Path.of(data);
    return base.resolve("performia");
  }

  /// Makes the folder where it is missing.
  ///
  /// @throws PerformiaException when it cannot be made or written
  public Home ready() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new PerformiaException(
          "this folder cannot be made", folder.toString(), "choose another one with --home DIR", e);
    }
    if (!Files.isWritable(folder)) {
      throw new PerformiaException(
          "this folder cannot be written", folder.toString(), "choose another one with --home DIR");
    }
    return this;
  }

  /// The library's database, without its ending.
  public Path library() {
    return folder.resolve("library");
  }

  /// What went wrong, with traces, for whoever mends it.
  public Path log() {
    return folder.resolve("performia.log");
  }
}
