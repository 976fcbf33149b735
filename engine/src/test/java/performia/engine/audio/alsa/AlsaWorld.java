// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.alsa;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import performia.engine.foreign.Libraries;

/// An ALSA configuration of the test's own, and if wanted a sound server without a device that
/// paces it. Both end with it. The system's configuration is left out: its own default would win.
/// ALSA reads the variables anew at each opening.
final class AlsaWorld implements AutoCloseable {
  private static final String CONFIG = "ALSA_CONFIG_PATH";
  private static final String SERVER = "JACK_DEFAULT_SERVER";

  private final @Nullable Process server;

  private AlsaWorld(@Nullable Process server) {
    this.server = server;
  }

  /// The C library's environment, which Java's own copy does not reach.
  static final class Environment {
    static {
      Libraries.bind(Environment.class, "c");
    }

    private Environment() {}

    static native int setenv(String name, String value, int overwrite);

    static native int unsetenv(String name);
  }

  /// PCMs that take sound as fast as it comes: `quick`, and `rec`, which keeps it in a file.
  static AlsaWorld unpaced(Path folder) throws IOException {
    assumeAlsa();
    configure(
        folder,
        """
        pcm.quick { type null hint { show on description "Quick" } }
        pcm.rec { type file slave.pcm "quick" file "%1$s/sound.raw" format "raw" }
        pcm.short { type hw card 31 }
        """
            .formatted(folder));
    return new AlsaWorld(null);
  }

  /// The default PCM plays to, and records from, a server with a silent device.
  static AlsaWorld paced(Path folder, int period) throws IOException, InterruptedException {
    assumeAlsa();
    String name = "performia-alsa-" + ProcessHandle.current().pid();
    Process server;
    try {
      server =
          new ProcessBuilder(
                  "jackd",
                  "-n",
                  name,
                  "-r",
                  "-t",
                  "5000",
                  "-d",
                  "dummy",
                  "-r",
                  "48000",
                  "-p",
                  "" + period)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      return Assumptions.abort("jackd is not installed");
    }
    configure(
        folder,
        """
        pcm.default {
          type jack
          playback_ports { 0 "system:playback_1" 1 "system:playback_2" }
          capture_ports { 0 "system:capture_1" 1 "system:capture_2" }
          hint { show on description "Paced" }
        }
        """);
    Environment.setenv(SERVER, name, 1);
    Environment.setenv("JACK_NO_START_SERVER", "1", 1);
    AlsaWorld world = new AlsaWorld(server);
    if (!world.answers()) {
      world.close();
      return Assumptions.abort("jackd, or ALSA's plugin for it, does not work here");
    }
    return world;
  }

  private static void assumeAlsa() {
    Assumptions.assumeTrue(AlsaLibrary.present(), "libasound is not installed");
  }

  private static void configure(Path folder, String text) throws IOException {
    Path config = Files.writeString(folder.resolve("asound.conf"), text);
    Environment.setenv(CONFIG, config.toString(), 1);
  }

  private boolean answers() throws InterruptedException {
    for (int attempt = 0; attempt < 40; attempt++) {
      if (AlsaDevices.opens(AlsaDevices.STANDARD, AlsaLibrary.PLAYBACK)) {
        return true;
      }
      Thread.sleep(100);
    }
    return false;
  }

  /// Ends the server as if its plug had been pulled.
  void pull() throws InterruptedException {
    if (server != null) {
      server.destroyForcibly().waitFor();
    }
  }

  @Override
  public void close() {
    Environment.unsetenv(CONFIG);
    Environment.unsetenv(SERVER);
    Environment.unsetenv("JACK_NO_START_SERVER");
    if (server == null) {
      return;
    }
    server.destroy();
    try {
      if (!server.waitFor(3, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
