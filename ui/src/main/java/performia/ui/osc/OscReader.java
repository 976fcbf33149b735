// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.osc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads datagrams by OSC 1.0 and trusts none: bundles nest 8 deep, arrays 8 deep, an argument list
/// ends at 1024, and every length is held against what is left. One thread.
final class OscReader {
  private static final int DEEPEST = 8;
  private static final int MOST_ARGUMENTS = 1024;
  private static final int MOST_PACKETS = 4096;
  private static final long BUNDLE = 0x2362_756e_646c_6500L;

  private final ByteBuffer bytes;
  private int packets;
  private int arguments;
  private boolean foreign;

  private OscReader(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /// @param datagram from its position to its limit, big end first; its position moves
  static OscPacket read(ByteBuffer datagram) throws MalformedPacket {
    var reader = new OscReader(datagram);
    if (reader.isBundle()) {
      return reader.bundle(1);
    }
    if (!reader.isMessage()) {
      throw new MalformedPacket("neither a message nor a bundle");
    }
    return reader.message();
  }

  private boolean isBundle() {
    return bytes.remaining() >= 8 && bytes.getLong(bytes.position()) == BUNDLE;
  }

  private boolean isMessage() {
    return bytes.hasRemaining() && bytes.get(bytes.position()) == '/';
  }

  private OscPacket.Bundle bundle(int depth) throws MalformedPacket {
    if (depth > DEEPEST) {
      throw new MalformedPacket("bundles deeper than " + DEEPEST);
    }
    need(16);
    bytes.getLong();
    var time = new TimeTag(bytes.getLong());
    var inside = new ArrayList<OscPacket>();
    int end = bytes.limit();
    while (bytes.position() < end) {
      need(4);
      int size = bytes.getInt();
      if (size < 0) {
        throw new MalformedPacket("an element of no size");
      }
      // Some senders count the last element too long; what is there decides whether it is whole.
      size = Math.min(size, bytes.remaining());
      if (++packets > MOST_PACKETS) {
        throw new MalformedPacket("more than " + MOST_PACKETS + " packets");
      }
      int next = bytes.position() + size;
      bytes.limit(next);
      if (isBundle()) {
        inside.add(bundle(depth + 1));
      } else if (isMessage()) {
        inside.add(message());
      }
      // What is neither may come from a later OSC: left out, as OSC 1.0 peers do.
      bytes.limit(end).position(next);
    }
    return new OscPacket.Bundle(time, inside);
  }

  private OscPacket.Message message() throws MalformedPacket {
    String address = text();
    arguments = 0;
    foreign = false;
    if (!bytes.hasRemaining()) {
      // Old senders write no types where there are no arguments.
      return new OscPacket.Message(address, List.of(), false);
    }
    String types = text();
    if (types.isEmpty() || types.charAt(0) != ',') {
      throw new MalformedPacket("arguments without types");
    }
    var values = new ArrayList<Object>();
    int end = list(types, 1, values, 0);
    if (end != types.length()) {
      throw new MalformedPacket("an array ends that never began");
    }
    return new OscPacket.Message(address, values, foreign);
  }

  /// Reads values up to the end of the types or of the array; says where that was.
  private int list(String types, int from, List<Object> into, int depth) throws MalformedPacket {
    int at = from;
    while (at < types.length() && types.charAt(at) != ']') {
      if (++arguments > MOST_ARGUMENTS) {
        throw new MalformedPacket("more than " + MOST_ARGUMENTS + " arguments");
      }
      if (types.charAt(at) != '[') {
        value(types.charAt(at), into);
        at++;
        continue;
      }
      if (depth == DEEPEST) {
        throw new MalformedPacket("arrays deeper than " + DEEPEST);
      }
      var inside = new ArrayList<Object>();
      at = list(types, at + 1, inside, depth + 1);
      if (at >= types.length()) {
        throw new MalformedPacket("an array that never ends");
      }
      into.add(List.copyOf(inside));
      at++;
    }
    return at;
  }

  private void value(char type, List<Object> into) throws MalformedPacket {
    switch (type) {
      case 'i' -> into.add(whole());
      case 'f' -> into.add(Float.intBitsToFloat(whole()));
      case 's' -> into.add(text());
      case 'S' -> into.add(new OscPacket.Symbol(text()));
      case 'b' -> into.add(blob());
      case 'h' -> into.add(longer());
      case 'd' -> into.add(Double.longBitsToDouble(longer()));
      case 't' -> into.add(new TimeTag(longer()));
      case 'c' -> into.add((char) (whole() & 0xffff));
      case 'r' -> into.add(new OscPacket.Colour(whole()));
      case 'm' -> into.add(new OscPacket.Midi(whole()));
      case 'T' -> into.add(true);
      case 'F' -> into.add(false);
      case 'N' -> into.add(OscPacket.Sign.NIL);
      case 'I' -> into.add(OscPacket.Sign.IMPULSE);
      default -> foreign = true;
    }
  }

  private int whole() throws MalformedPacket {
    need(4);
    return bytes.getInt();
  }

  private long longer() throws MalformedPacket {
    need(8);
    return bytes.getLong();
  }

  private byte[] blob() throws MalformedPacket {
    int size = whole();
    if (size < 0 || size > bytes.remaining()) {
      throw new MalformedPacket("a blob that does not fit");
    }
    byte[] blob = new byte[size];
    bytes.get(blob);
    skipTo(bytes.position() + (-size & 3));
    return blob;
  }

  private String text() throws MalformedPacket {
    int start = bytes.position();
    int end = start;
    while (end < bytes.limit() && bytes.get(end) != 0) {
      end++;
    }
    if (end == bytes.limit()) {
      throw new MalformedPacket("a string that never ends");
    }
    byte[] letters = new byte[end - start];
    bytes.get(letters);
    skipTo(start + (letters.length + 4 & ~3));
    return new String(letters, StandardCharsets.UTF_8);
  }

  private void skipTo(int position) throws MalformedPacket {
    if (position > bytes.limit()) {
      throw new MalformedPacket("padding is missing");
    }
    bytes.position(position);
  }

  private void need(int count) throws MalformedPacket {
    if (bytes.remaining() < count) {
      throw new MalformedPacket("cut short");
    }
  }
}
