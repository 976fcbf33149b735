// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.osc;

import java.util.List;

/// What one datagram holds. Immutable; any thread.
sealed interface OscPacket {
  /// Values that have a type and no bytes.
  enum Sign {
    NIL,
    IMPULSE
  }

  /// A colour.
  record Colour(int rgba) {}

  /// A MIDI message.
  ///
  /// @param bytes port, status and two data bytes, the port in the highest
  record Midi(int bytes) {}

  /// A symbol, which is a string with another type.
  record Symbol(String text) {}

  /// Something asked for, or told.
  ///
  /// @param address or a pattern of addresses, begins with a slash
  /// @param arguments Integer, Float, String, byte[], Long, Double, [TimeTag], Character, Boolean,
  ///   [Colour], [Midi], [Symbol], [Sign] or a list of these
  /// @param foreign whether there were types among them that OSC 1.0 does not know
  record Message(String address, List<Object> arguments, boolean foreign) implements OscPacket {
    public Message {
      arguments = List.copyOf(arguments);
    }

    static Message of(String address, Object... arguments) {
      return new Message(address, List.of(arguments), false);
    }
  }

  /// Things that belong to one moment.
  record Bundle(TimeTag time, List<OscPacket> packets) implements OscPacket {
    public Bundle {
      packets = List.copyOf(packets);
    }
  }
}
