// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.util.List;
import performia.ui.session.Face;
import performia.ui.session.Session;

/// `devices`: where sound can go. Main thread.
final class DevicesVerb extends Verb {
  @Override
  void run(Session session, Console console, Face face) {
    list(
        console,
        session.devices(),
        List.of(
            "id", "backend", "name", "outputs", "inputs", "standard", "rate", "block", "latencyMs"),
        "no sound device here; play goes on silently, and demo and render write files");
  }
}
