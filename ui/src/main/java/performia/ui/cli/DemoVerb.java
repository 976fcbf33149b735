// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.util.List;
import performia.ui.session.Arrangement;
import performia.ui.session.Demo;
import performia.ui.session.Face;
import performia.ui.session.LiveTake;
import performia.ui.session.Row;
import performia.ui.session.Session;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `demo`: a built-in song by the whole band, heard at once or written down. Main thread.
final class DemoVerb extends Verb {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which one; see --list.")
  String name = "";

  @Option(names = "--list", description = "List the built-in songs and stop.")
  boolean list;

  @Mixin ArrangementOptions how = new ArrangementOptions();

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description = "The sound system: jack, alsa, javasound, or silent for none; else the best.")
  String backend = "";

  @Override
  void check() {
    how.check();
  }

  @Override
  void run(Session session, Console console, Face face) {
    if (list) {
      list(
          console,
          session.builtIns(),
          List.of("id", "title", "style", "key", "metre", "bars", "tempo"),
          "none");
      return;
    }
    Arrangement arrangement = how.arrangement(true, true, true, true);
    Demo demo = session.demo(name, arrangement, backend, face);
    switch (demo) {
      case Demo.Live live -> {
        try (LiveTake take = live.take()) {
          new LivePicture(console, take).show();
        }
      }
      case Demo.Written written -> {
        Row made = written.made();
        answer(
            console,
            made,
            "no sound device here, so "
                + made.text("title")
                + " ("
                + Clock.minutes(Double.parseDouble(made.text("seconds")))
                + ", seed "
                + made.text("seed")
                + ") was written to "
                + made.text("files"));
      }
    }
  }
}
