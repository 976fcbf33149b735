// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import performia.agents.Agent;
import performia.agents.bass.BassAgent;
import performia.agents.drums.DrumAgent;
import performia.agents.guitar.GuitarAgent;
import performia.agents.keys.KeysAgent;
import performia.engine.audio.jack.JackBackend;
import performia.engine.audio.alsa.AlsaBackend;
import performia.engine.audio.javasound.JavaSoundBackend;
import performia.engine.audio.silent.SilentBackend;
import performia.ui.cli.Terminal;
import performia.ui.osc.OscGuest;
import performia.ui.session.Home;
import performia.ui.session.House;
import performia.ui.session.Log;
import performia.ui.session.Session;

/// The program: builds what a verb needs and starts the face that was asked for. Main thread.
public final class Performia {
  private Performia() {}

  /// Runs a command line and ends with its exit code. Ctrl-C ends the verb in good order first.
  public static void main(String[] arguments) {
    var interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption);
    Path rehearsal = folder("performia.rehearsal");
    EarlyStart early = EarlyStart.begin(bank(), arguments);
    int code =
        rehearsal == null
            ? run(asked -> interruption.watch(session(asked, early)), arguments)
            : Rehearsal.run(rehearsal);
    if (!interruption.isOver()) {
      Runtime.getRuntime().halt(code);
    }
  }

  /// Runs a command line on this process's streams.
  ///
  /// @return the exit code
  static int run(Function<@Nullable Path, Session> sessions, String... arguments) {
    return Terminal.open(sessions, version()).run(arguments);
  }

  /// A session on the house that this program is.
  ///
  /// @param asked the home folder asked for, or null for the usual one
  /// @param early what was begun to be opened already
  static Session session(@Nullable Path asked, EarlyStart early) {
    Home home = Home.choose(asked, folder("performia.root"), System.getenv());
    return new Session(
        new House(
            home,
            new Log(home),
            bank(),
            early::bank,
            () -> List.of(new JackBackend(), new AlsaBackend(), new JavaSoundBackend()),
            new SilentBackend(),
            early::feels,
            Performia::band,
            Performia::seed,
            () -> List.of(new OscGuest())));
  }

  /// The bank that ships.
  static Path bank() {
    Path app = folder("performia.app");
    return app == null ? Path.of("performia.sf2") : app.resolve("performia.sf2");
  }

  private static List<Agent> band() {
    return List.of(new DrumAgent(), new BassAgent(), new KeysAgent(), new GuitarAgent());
  }

  /// Six digits at most, so that a musician can say them to another.
  private static long seed() {
    return 1L + new SecureRandom().nextInt(999_999);
  }

  private static @Nullable Path folder(String property) {
    String said = System.getProperty(property);
    return said == null || said.isEmpty() ? null : Path.of(said);
  }

  private static String version() {
    String version = Performia.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }
}
