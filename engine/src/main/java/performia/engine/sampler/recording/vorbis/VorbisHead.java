// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.recording.vorbis;

/// Looks through the heads of a Vorbis stream for sizes that only a forged one has, before a
/// decoder takes memory for them (Vorbis I specification, section 3.2.1). One loader thread.
final class VorbisHead {
  private static final int MAX_BOOK = 1 << 17;
  private static final int MAX_VALUES = 1 << 19;
  private static final int MAX_ALL = 1 << 21;

  private final byte[] bytes;
  private final int end;
  private int bit;

  private VorbisHead(byte[] bytes, int length) {
    this.bytes = bytes;
    this.end = length * 8;
  }

  /// Whether the first packet describes a stream we decode: 1 to 8 channels, 1 to 384,000 Hz,
  /// blocks of 64 to 8192 frames.
  static boolean isSane(byte[] packet, int length) {
    if (length < 30 || !isHeader(packet, length, 1)) {
      return false;
    }
    VorbisHead head = new VorbisHead(packet, length);
    head.bit = 7 * 8;
    long version = head.bits(32);
    long channels = head.bits(8);
    long rate = head.bits(32);
    head.bit += 96;
    long small = head.bits(4);
    long large = head.bits(4);
    return version == 0
        && channels >= 1
        && channels <= 8
        && rate >= 1
        && rate <= 384_000
        && small >= 6
        && large >= small
        && large <= 13;
  }

  /// Whether a packet is the header of a kind: 1, 3 or 5.
  static boolean isHeader(byte[] packet, int length, int kind) {
    return length > 7
        && packet[0] == kind
        && packet[1] == 'v'
        && packet[2] == 'o'
        && packet[3] == 'r'
        && packet[4] == 'b'
        && packet[5] == 'i'
        && packet[6] == 's';
  }

  /// Whether the code books of the third packet are whole and of a size that can be meant.
  static boolean booksAreSane(byte[] packet, int length) {
    if (!isHeader(packet, length, 5)) {
      return false;
    }
    VorbisHead head = new VorbisHead(packet, length);
    head.bit = 7 * 8;
    int books = (int) head.bits(8) + 1;
    long values = 0;
    for (int i = 0; i < books; i++) {
      long book = head.book();
      values += book;
      if (book < 0 || values > MAX_ALL) {
        return false;
      }
    }
    return true;
  }

  /// Passes over one code book; how many values it unpacks to, or -1.
  private long book() {
    long sync = bits(24);
    long dimensions = bits(16);
    long entries = bits(24);
    if (sync != 0x564342
        || dimensions == 0
        || entries == 0
        || entries > MAX_BOOK
        || entries * dimensions > MAX_VALUES) {
      return -1;
    }
    if (bits(1) == 1) {
      passOrdered(entries);
    } else {
      passLengths(entries);
    }
    long lookup = bits(4);
    if (lookup > 2) {
      return -1;
    }
    if (lookup > 0) {
      bit += 64;
      long size = bits(4) + 1;
      bit += 1;
      long count = lookup == 1 ? root(entries, dimensions) : entries * dimensions;
      long passed = bit + count * size;
      if (passed > end) {
        return -1;
      }
      bit = (int) passed;
    }
    return bit > end ? -1 : entries * dimensions;
  }

  private void passOrdered(long entries) {
    bits(5);
    for (long i = 0; i < entries && bit <= end; ) {
      i += bits(64 - Long.numberOfLeadingZeros(entries - i));
    }
  }

  private void passLengths(long entries) {
    boolean sparse = bits(1) == 1;
    for (long i = 0; i < entries && bit <= end; i++) {
      if (!sparse || bits(1) == 1) {
        bit += 5;
      }
    }
  }

  /// The greatest whole number whose power of `dimensions` is not above `entries`.
  private static long root(long entries, long dimensions) {
    long root = 1;
    while (Math.pow(root + 1.0, (double) dimensions) <= entries) {
      root++;
    }
    return root;
  }

  /// The next bits, lowest first; zeros behind the end.
  private long bits(int count) {
    long value = 0;
    for (int i = 0; i < count; i++, bit++) {
      if (bit < end) {
        value |= (long) (bytes[bit >> 3] >> (bit & 7) & 1) << i;
      }
    }
    return value;
  }
}
