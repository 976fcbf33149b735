// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sf2;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import performia.engine.PerformiaException;

/// The bytes of a bank, little-endian, every read checked against the end. Immutable; loader
/// threads.
final class Sf2File {
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final String place;
  private final MemorySegment bytes;

  Sf2File(String place, MemorySegment bytes) {
    this.place = place;
    this.bytes = bytes;
  }

  long size() {
    return bytes.byteSize();
  }

  int unsignedByte(long at) {
    check(at, 1);
    return bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff;
  }

  int signedByte(long at) {
    check(at, 1);
    return bytes.get(ValueLayout.JAVA_BYTE, at);
  }

  int signedShort(long at) {
    check(at, 2);
    return bytes.get(SHORT, at);
  }

  int unsignedShort(long at) {
    return signedShort(at) & 0xffff;
  }

  long unsignedInt(long at) {
    check(at, 4);
    return bytes.get(INT, at) & 0xffff_ffffL;
  }

  /// A four-letter chunk name.
  String tag(long at) {
    check(at, 4);
    return letters(at, 4);
  }

  /// A name that ends at its first zero byte or after `length` bytes, made printable.
  String text(long at, long length) {
    check(at, length);
    return letters(at, (int) Math.min(length, 256)).replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private String letters(long at, int length) {
    byte[] raw = bytes.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE);
    int end = 0;
    while (end < raw.length && raw[end] != 0) {
      end++;
    }
    return new String(raw, 0, end, StandardCharsets.ISO_8859_1);
  }

  /// A window onto the bytes; nothing is copied.
  MemorySegment slice(long at, long length) {
    check(at, length);
    return bytes.asSlice(at, length);
  }

  private void check(long at, long length) {
    if (at < 0 || length < 0 || at > size() - length) {
      throw broken("it ends where " + length + " more bytes are needed", Math.min(at, size()));
    }
  }

  /// What is said about a broken bank.
  PerformiaException broken(String what, long at) {
    return new PerformiaException(
        "the bank is broken: " + what,
        place + ", byte " + at,
        "get the file again, or choose another bank");
  }

  /// What is said about a good file that this reader does not play.
  PerformiaException refused(String what, long at, String fix) {
    return new PerformiaException(what, place + ", byte " + at, fix);
  }
}
