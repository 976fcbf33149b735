// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.osc;

import java.util.List;
import performia.ui.session.Doors;

/// How the door is open. Immutable; any thread.
///
/// @param host address to listen on
/// @param port UDP port; 0 for any that is free
/// @param token what a stranger sends first with `/token`; empty for nothing
/// @param allowed IP addresses that need no token
/// @param mostPerSecond messages; more are dropped and counted
record OscOptions(String host, int port, String token, List<String> allowed, int mostPerSecond) {
  private static final int USUAL_MOST = 4000;

  OscOptions {
    allowed = List.copyOf(allowed);
  }

  static OscOptions of(Doors doors) {
    return new OscOptions(
        doors.oscHost(), doors.oscPort(), doors.oscToken(), doors.oscAllow(), USUAL_MOST);
  }
}
