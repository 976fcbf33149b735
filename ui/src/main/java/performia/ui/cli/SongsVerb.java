// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.util.List;
import performia.ui.session.Face;
import performia.ui.session.Session;
import picocli.CommandLine.Parameters;

/// `songs`: what the library and the program hold. Main thread.
final class SongsVerb extends Verb {
  @Parameters(arity = "0..1", paramLabel = "TEXT", description = "Only songs that say this.")
  String text = "";

  @Override
  void run(Session session, Console console, Face face) {
    list(
        console,
        session.songs(text),
        List.of("id", "title", "key", "metre", "bars", "tempo", "style"),
        text.isEmpty() ? "no songs yet; bring some with import FILE" : "no song says that");
  }
}
