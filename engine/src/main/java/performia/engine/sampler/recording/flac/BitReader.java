// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.recording.flac;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import performia.engine.PerformiaException;

/// Bits of a file, the highest of each byte first, every read checked against the end. One loader
/// thread.
final class BitReader {
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final MemorySegment bytes;
  private final long size;
  private final String place;
  private long bit;

  BitReader(MemorySegment bytes, String place) {
    this.bytes = bytes;
    this.size = bytes.byteSize();
    this.place = place;
  }

  /// The byte that the next bit lies in.
  long at() {
    return bit >>> 3;
  }

  long size() {
    return size;
  }

  void seek(long at) {
    if (at < 0 || at > size) {
      throw broken("it ends before its frames begin");
    }
    bit = at << 3;
  }

  /// Goes to the next whole byte.
  void align() {
    bit = bit + 7 & -8;
  }

  int unsignedByte(long at) {
    return bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff;
  }

  /// The next 57 bits or more, the first on top; zeros behind the end.
  private long ahead() {
    long at = bit >>> 3;
    int shift = (int) bit & 7;
    if (at + 8 <= size) {
      return bytes.get(LONG, at) << shift;
    }
    long word = 0;
    for (int i = 0; i < 8; i++) {
      word = word << 8 | (at + i < size ? unsignedByte(at + i) : 0);
    }
    return word << shift;
  }

  private void pass(long count) {
    bit += count;
    if (bit > size << 3) {
      throw broken("it ends inside a frame");
    }
  }

  /// The next `count` bits, 0..32, as an unsigned number.
  long unsigned(int count) {
    if (count == 0) {
      return 0;
    }
    long value = ahead() >>> 64 - count;
    pass(count);
    return value;
  }

  /// The next `count` bits, 0..33, as a signed number.
  long signed(int count) {
    if (count == 0) {
      return 0;
    }
    long value = ahead() >> 64 - count;
    pass(count);
    return value;
  }

  /// How many zeros come before the next one, which is passed too.
  int unary() {
    int zeros = 0;
    while (true) {
      int run = Long.numberOfLeadingZeros(ahead());
      if (run < 56) {
        pass(run + 1L);
        return zeros + run;
      }
      pass(56);
      zeros += 56;
    }
  }

  /// What is said about a broken file.
  PerformiaException broken(String what) {
    return new PerformiaException(
        "the recording is broken: " + what,
        place + ", byte " + Math.min(at(), size),
        "get the file again");
  }
}
