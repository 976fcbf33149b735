// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.osc;

/// One address that can be sent to. Immutable; any thread.
///
/// @param address without patterns
/// @param arguments names in order, `?` behind what may be left out
/// @param meaning for a person
/// @param handledBy who does it
/// @param stamp which argument is a time stamp; negative where it has none
/// @param action what is done
record OscAddress(
    String address, String arguments, String meaning, String handledBy, int stamp, Action action) {
  /// Whether it is given to the engine before its moment, with the moment.
  boolean timed() {
    return stamp >= 0;
  }

  /// When the call is to happen, 0 for at once.
  long moment(OscCall call) throws MalformedPacket {
    return call.when(stamp);
  }

  /// Does what a message asks. OSC thread.
  interface Action {
    /// @throws MalformedPacket when the arguments do not fit
    void act(OscCall call) throws MalformedPacket;
  }
}
