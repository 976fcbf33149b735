// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import performia.ui.session.Session;

/// Runs the verbs that have to start quickly, so that a class cache can be made of what they load
/// and of how their loops ran. Main thread.
final class Rehearsal {
  private static final long PLAY_MILLIS = 5_000;

  private Rehearsal() {}

  /// Runs them in a folder of their own.
  ///
  /// @return 0 when all of them went well
  static int run(Path folder) {
    int failed = run(folder, "--version") + run(folder, "--help");
    failed += run(folder, "doctor") + run(folder, "songs", "--json");
    failed +=
        run(
            folder,
            "render",
            "low-tide",
            "--tempo",
            "160",
            "--midi",
            folder.resolve("a.mid").toString(),
            "--wav",
            folder.resolve("a.wav").toString());
    return failed + play(folder);
  }

  /// Plays for a moment, then stops like an impatient musician.
  private static int play(Path folder) {
    String home = folder.resolve("home").toString();
    var impatience = new Timer("impatience", true);
    EarlyStart early = EarlyStart.begin(Performia.bank(), "demo");
    return Performia.run(
        asked -> {
          Session session = Performia.session(asked, early);
          impatience.schedule(
              new TimerTask() {
                @Override
                public void run() {
                  session.cancel();
                }
              },
              PLAY_MILLIS);
          return session;
        },
        "demo",
        "--backend",
        "silent",
        "--home",
        home);
  }

  private static int run(Path folder, String... words) {
    var all = new ArrayList<>(List.of(words));
    if (!words[0].startsWith("-")) {
      all.add("--home");
      all.add(folder.resolve("home").toString());
    }
    String[] arguments = all.toArray(String[]::new);
    EarlyStart early = EarlyStart.begin(Performia.bank(), arguments);
    return Performia.run(asked -> Performia.session(asked, early), arguments);
  }
}
