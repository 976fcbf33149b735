// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.util.List;
import performia.ui.session.Face;
import performia.ui.session.Session;

/// `soundfonts`: the banks on this machine. Main thread.
final class SoundfontsVerb extends Verb {
  @Override
  void run(Session session, Console console, Face face) {
    list(
        console,
        session.soundfonts(),
        List.of("id", "name", "kind", "playable", "presets", "path"),
        "no banks found");
  }
}
