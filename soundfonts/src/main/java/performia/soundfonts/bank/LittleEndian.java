// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.bank;

import java.nio.charset.StandardCharsets;

/// A byte array filled from the front, low byte first, as RIFF wants it. One thread.
final class LittleEndian {
  private final byte[] bytes;
  private int at;

  LittleEndian(int length) {
    bytes = new byte[length];
  }

  LittleEndian put(byte[] more) {
    System.arraycopy(more, 0, bytes, at, more.length);
    at += more.length;
    return this;
  }

  LittleEndian put(String ascii) {
    return put(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  /// A name in its 20-byte field, zero-terminated.
  LittleEndian putName(String text) {
    byte[] name = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(name, 0, bytes, at, Math.min(19, name.length));
    at += 20;
    return this;
  }

  LittleEndian putByte(int value) {
    bytes[at++] = (byte) value;
    return this;
  }

  LittleEndian putShort(int value) {
    return putByte(value).putByte(value >> 8);
  }

  LittleEndian putInt(int value) {
    return putShort(value).putShort(value >> 16);
  }

  /// The array itself; what was not put is zero.
  byte[] bytes() {
    return bytes;
  }
}
