// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.recording;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// How a file writes one sample. Immutable; any thread.
enum Encoding {
  UNSIGNED_8(1),
  SIGNED_8(1),
  SIGNED_16(2),
  SIGNED_24(3),
  SIGNED_32(4),
  FLOAT_32(4),
  FLOAT_64(8);

  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

  private final int bytes;

  Encoding(int bytes) {
    this.bytes = bytes;
  }

  /// Bytes of a sample.
  int bytes() {
    return bytes;
  }

  /// Whether 16 bits are too few for it.
  boolean isWide() {
    return bytes > 2;
  }

  /// The integer encoding of so many bytes, 1..4.
  static Encoding signed(int bytes) {
    return switch (bytes) {
      case 1 -> SIGNED_8;
      case 2 -> SIGNED_16;
      case 3 -> SIGNED_24;
      default -> SIGNED_32;
    };
  }

  /// Reads every `step`-th byte on from `at` as a sample, full scale 1; a float is whatever the
  /// file says, even no number.
  void read(MemorySegment in, ByteOrder order, long at, int step, float[] out, int count) {
    ValueLayout.OfShort two = SHORT.withOrder(order);
    ValueLayout.OfInt four = INT.withOrder(order);
    for (int i = 0; i < count; i++, at += step) {
      out[i] =
          switch (this) {
            case UNSIGNED_8 -> ((in.get(ValueLayout.JAVA_BYTE, at) & 0xff) - 128) / 128f;
            case SIGNED_8 -> in.get(ValueLayout.JAVA_BYTE, at) / 128f;
            case SIGNED_16 -> in.get(two, at) / 32768f;
            case SIGNED_24 -> three(in, order, at) / 0x1p23f;
            case SIGNED_32 -> in.get(four, at) / 0x1p31f;
            case FLOAT_32 -> Float.intBitsToFloat(in.get(four, at));
            case FLOAT_64 ->
                (float)
                    Double.longBitsToDouble(
                        in.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order), at));
          };
    }
  }

  private static int three(MemorySegment in, ByteOrder order, long at) {
    boolean little = order == ByteOrder.LITTLE_ENDIAN;
    int low = in.get(ValueLayout.JAVA_BYTE, little ? at : at + 2) & 0xff;
    int middle = in.get(ValueLayout.JAVA_BYTE, at + 1) & 0xff;
    int high = in.get(ValueLayout.JAVA_BYTE, little ? at + 2 : at);
    return high << 16 | middle << 8 | low;
  }
}
