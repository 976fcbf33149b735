// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Makes the caches of loaded classes that let the program start in no time (JEP 483, JEP 514): one
/// for verbs that work, one for verbs that write sound, one for verbs that play live, since a cache
/// belongs to one collector and one set of modules. They belong to one JDK too, so its version is
/// in their names. Without them everything works, a little later; so trouble here is never trouble
/// for the musician.
///
/// Run by the build and by the launcher as `QuickStart APP`, APP being the folder with `lib`.
public final class QuickStart {
  private static final long PATIENCE_SECONDS = 120;

  /// What verbs that sound need; the others start sooner without it.
  private static final String VECTORS = "--add-modules=jdk.incubator.vector";

  private QuickStart() {}

  public static void main(String[] arguments) throws InterruptedException {
    Path app = Path.of(arguments[0]).toAbsolutePath().normalize();
    String runtime = System.getProperty("java.runtime.version", "unknown");
    try {
      Files.deleteIfExists(app.resolve("no-quick-start-" + runtime));
      boolean made =
          train(app, "work-" + runtime, List.of("-XX:+UseSerialGC", "-Xmx1g"))
              && train(app, "sound-" + runtime, List.of("-XX:+UseSerialGC", "-Xmx1g", VECTORS))
              && train(
                  app, "live-" + runtime, List.of("-XX:+UseZGC", "-Xms64m", "-Xmx1g", VECTORS));
      if (!made) {
        // Said once, so that the launcher does not try at every start.
        Files.writeString(app.resolve("no-quick-start-" + runtime), "this JDK makes no cache\n");
      }
      Files.writeString(app.resolve("built"), runtime + "\n");
    } catch (IOException e) {
      System.err.println("performia: no quick start, because " + e.getMessage());
    }
  }

  /// Runs the rehearsal once with a cache being recorded.
  private static boolean train(Path app, String name, List<String> options)
      throws IOException, InterruptedException {
    Path cache = app.resolve(name + ".aot");
    Path recorded = app.resolve(name + ".part");
    Files.deleteIfExists(cache);
    Path folder = Files.createTempDirectory("performia");
    try {
      var command = new ArrayList<String>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(options);
      command.add("-XX:AOTCacheOutput=" + recorded);
      command.add("-Xlog:disable");
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("-Dperformia.app=" + app);
      command.add("-Dperformia.rehearsal=" + folder);
      // The class path must be spelled as the launcher spells it, or the cache is refused.
      command.addAll(List.of("-jar", app.resolve("lib").resolve("ui.jar").toString()));
      Process rehearsal =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!rehearsal.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        rehearsal.destroyForcibly();
        return false;
      }
      if (rehearsal.exitValue() != 0 || !Files.exists(recorded)) {
        return false;
      }
      Files.move(recorded, cache, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } finally {
      sweep(folder);
      Files.deleteIfExists(recorded);
    }
  }

  private static void sweep(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
