// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.osc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes packets by OSC 1.0. Stateless; any thread.
final class OscWriter {
  private static final long BUNDLE = 0x2362_756e_646c_6500L;

  private OscWriter() {}

  /// Writes from the buffer's position on; the buffer's order is big end first.
  ///
  /// @throws java.nio.BufferOverflowException when it does not fit
  static void write(OscPacket packet, ByteBuffer into) {
    switch (packet) {
      case OscPacket.Message message -> {
        text(message.address(), into);
        var types = new StringBuilder(",");
        types(message.arguments(), types);
        text(types.toString(), into);
        values(message.arguments(), into);
      }
      case OscPacket.Bundle bundle -> {
        into.putLong(BUNDLE).putLong(bundle.time().bits());
        for (OscPacket inside : bundle.packets()) {
          int size = into.position();
          into.putInt(0);
          write(inside, into);
          into.putInt(size, into.position() - size - 4);
        }
      }
    }
  }

  private static void types(List<?> values, StringBuilder types) {
    for (Object value : values) {
      if (value instanceof List<?> array) {
        types.append('[');
        types(array, types);
        types.append(']');
      } else {
        types.append(type(value));
      }
    }
  }

  private static char type(Object value) {
    return switch (value) {
      case Integer whole -> 'i';
      case Float number -> 'f';
      case String text -> 's';
      case OscPacket.Symbol symbol -> 'S';
      case byte[] blob -> 'b';
      case Long longer -> 'h';
      case Double wide -> 'd';
      case TimeTag time -> 't';
      case Character letter -> 'c';
      case OscPacket.Colour colour -> 'r';
      case OscPacket.Midi midi -> 'm';
      case Boolean truth -> truth ? 'T' : 'F';
      case OscPacket.Sign sign -> sign == OscPacket.Sign.NIL ? 'N' : 'I';
      default ->
          throw new IllegalArgumentException("OSC has no " + value.getClass().getSimpleName());
    };
  }

  private static void values(List<?> values, ByteBuffer into) {
    for (Object value : values) {
      switch (value) {
        case Integer whole -> into.putInt(whole);
        case Float number -> into.putFloat(number);
        case String text -> text(text, into);
        case OscPacket.Symbol symbol -> text(symbol.text(), into);
        case byte[] blob -> into.putInt(blob.length).put(blob).put(new byte[-blob.length & 3]);
        case Long longer -> into.putLong(longer);
        case Double wide -> into.putDouble(wide);
        case TimeTag time -> into.putLong(time.bits());
        case Character letter -> into.putInt(letter);
        case OscPacket.Colour colour -> into.putInt(colour.rgba());
        case OscPacket.Midi midi -> into.putInt(midi.bytes());
        case List<?> array -> values(array, into);
        default -> {
          // True, false, nil and impulse are told by their type alone.
        }
      }
    }
  }

  private static void text(String text, ByteBuffer into) {
    byte[] letters = text.replace('\0', ' ').getBytes(StandardCharsets.UTF_8);
    into.put(letters).put(new byte[4 - (letters.length & 3)]);
  }
}
