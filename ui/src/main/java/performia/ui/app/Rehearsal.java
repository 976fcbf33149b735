// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.app;

import java.nio.file.Path;

/// Runs the verbs that have to start quickly, so that a class cache can be made of what they load.
/// Main thread.
final class Rehearsal {
  private Rehearsal() {}

  /// Runs them in a folder of their own.
  ///
  /// @return 0 when all of them went well
  static int run(Path folder) {
    String home = folder.resolve("home").toString();
    return Performia.run("--version")
        + Performia.run("--help")
        + Performia.run("doctor", "--home", home)
        + Performia.run("devices", "--json", "--home", home);
  }
}
