// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.List;

/// Which doors a take opens to other programs. Immutable; any thread.
///
/// @param oscPort UDP port that OSC comes to; 0 for none
/// @param oscHost address of this machine that it listens on
/// @param oscToken what a stranger has to say first; empty for nothing
/// @param oscAllow addresses of machines that may come in without it
public record Doors(int oscPort, String oscHost, String oscToken, List<String> oscAllow) {
  /// Programs on this machine only, where the founding document says.
  public static final Doors USUAL = new Doors(9000, "127.0.0.1", "", List.of());

  /// None.
  public static final Doors CLOSED = new Doors(0, "127.0.0.1", "", List.of());

  public Doors {
    oscAllow = List.copyOf(oscAllow);
  }
}
