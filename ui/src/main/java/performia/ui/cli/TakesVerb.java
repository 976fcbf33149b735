// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.util.List;
import performia.ui.session.Face;
import performia.ui.session.Session;

/// `takes`: what was played, newest first. Main thread.
final class TakesVerb extends Verb {
  @Override
  void run(Session session, Console console, Face face) {
    list(
        console,
        session.takes(),
        List.of("id", "verb", "source", "seed", "seconds", "started"),
        "no takes yet; play or render a song");
  }
}
