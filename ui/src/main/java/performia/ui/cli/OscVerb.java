// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.util.List;
import performia.ui.session.Face;
import performia.ui.session.Session;

/// `osc`: what other programs can say to a band that plays. Main thread.
final class OscVerb extends Verb {
  @Override
  void run(Session session, Console console, Face face) {
    list(
        console,
        session.addresses(),
        List.of("address", "arguments", "meaning", "handledBy"),
        "no door for other programs in this build");
  }
}
