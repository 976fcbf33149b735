// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes little-endian chunks. One thread.
final class Riff {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Riff bytes(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  Riff shorts(int... values) {
    for (int value : values) {
      bytes(value, value >> 8);
    }
    return this;
  }

  Riff ints(long... values) {
    for (long value : values) {
      shorts((int) value, (int) (value >> 16));
    }
    return this;
  }

  Riff raw(byte[] values) {
    out.write(values, 0, values.length);
    return this;
  }

  /// A text of exactly `length` bytes.
  Riff text(String text, int length) {
    byte[] letters = text.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < length; i++) {
      out.write(i < letters.length ? letters[i] : 0);
    }
    return this;
  }

  Riff chunk(String tag, Riff content) {
    byte[] inside = content.toBytes();
    text(tag, 4).ints(inside.length).raw(inside);
    return inside.length % 2 == 0 ? this : bytes(0);
  }

  Riff list(String type, Riff content) {
    return chunk("LIST", new Riff().text(type, 4).raw(content.toBytes()));
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  /// The whole as one file of a type.
  byte[] file(String type) {
    return new Riff().chunk("RIFF", new Riff().text(type, 4).raw(toBytes())).toBytes();
  }
}
