// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.osc;

import java.net.InetSocketAddress;
import java.util.List;
import performia.ui.session.LiveTake;

/// One message on its way to what it asks for, and its arguments by what they mean. OSC thread.
///
/// @param arguments as sent
/// @param nanos when its bundle wants it, 0 for at once
/// @param from who sent it
/// @param take what it is about
/// @param clock for time stamps
/// @param listeners who is told what happens
/// @param counts what came in so far
record OscCall(
    List<Object> arguments,
    long nanos,
    InetSocketAddress from,
    LiveTake take,
    OscClock clock,
    OscListeners listeners,
    OscCounts counts) {

  /// A number of any type; true is 1, false 0.
  double number(int index) throws MalformedPacket {
    double value =
        switch (argument(index)) {
          case Integer whole -> whole;
          case Long longer -> longer;
          case Float number -> number;
          case Double wide -> wide;
          case Boolean truth -> truth ? 1 : 0;
          default -> throw new MalformedPacket("no number");
        };
    if (!Double.isFinite(value)) {
      throw new MalformedPacket("no number");
    }
    return value;
  }

  /// A number from `least` to `most`.
  int whole(int index, int least, int most) throws MalformedPacket {
    double value = number(index);
    if (value != Math.rint(value) || value < least || value > most) {
      throw new MalformedPacket("not from " + least + " to " + most);
    }
    return (int) value;
  }

  /// A string, or a whole number as one.
  String word(int index) throws MalformedPacket {
    return switch (argument(index)) {
      case String text -> text;
      case OscPacket.Symbol symbol -> symbol.text();
      default -> String.valueOf(whole(index, 0, 999));
    };
  }

  boolean has(int index) {
    return index < arguments.size();
  }

  /// Loudness of a key: a whole number as MIDI counts it, 0..127, or a share of 1.
  float velocity(int index) throws MalformedPacket {
    double value = number(index);
    boolean midi = value > 1 || argument(index) instanceof Integer;
    return (float) Math.clamp(midi ? value / 127 : value, 0, 1);
  }

  /// When a note is to sound: its own stamp, or else its bundle's.
  long when(int index) throws MalformedPacket {
    if (!has(index)) {
      return nanos;
    }
    long own = argument(index) instanceof TimeTag tag ? clock.at(tag) : clock.at(number(index));
    return own == 0 ? nanos : own;
  }

  private Object argument(int index) throws MalformedPacket {
    if (!has(index)) {
      throw new MalformedPacket("an argument is missing");
    }
    return arguments.get(index);
  }
}
