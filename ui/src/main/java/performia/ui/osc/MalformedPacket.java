// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.osc;

/// A datagram that is no OSC, or is not what its address takes. Carries no stack, since a flood of
/// these must cost little.
final class MalformedPacket extends Exception {
  private static final long serialVersionUID = 1;

  MalformedPacket(String what) {
    super(what, null, false, false);
  }
}
