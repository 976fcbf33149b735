// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.cli;

import java.util.List;
import performia.ui.session.Doors;
import picocli.CommandLine.Option;

/// What of a take is open to other programs. Main thread.
final class DoorOptions {
  @Option(
      names = "--osc",
      paramLabel = "PORT",
      description = "UDP port for OSC, 9000 usually; 0 for none.")
  int port = Doors.USUAL.oscPort();

  @Option(
      names = "--osc-host",
      paramLabel = "ADDRESS",
      description = "Listen here; other machines need --osc-token or --osc-allow.")
  String host = Doors.USUAL.oscHost();

  @Option(
      names = "--osc-token",
      paramLabel = "WORD",
      description = "Other machines send /token WORD first.")
  String token = "";

  @Option(
      names = "--osc-allow",
      paramLabel = "ADDRESS",
      split = ",",
      description = "Machines that need no token, by IP address.")
  List<String> allow = List.of();

  /// @throws Usage when the options make no sense
  void check() {
    if (port < 0 || port > 65_535) {
      throw new Usage("--osc", port + " is not from 0 to 65535");
    }
    boolean here = host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    if (!here && token.isEmpty() && allow.isEmpty()) {
      throw new Usage("--osc-host", "other machines need --osc-token or --osc-allow");
    }
  }

  Doors doors() {
    return new Doors(port, host, token, allow);
  }
}
