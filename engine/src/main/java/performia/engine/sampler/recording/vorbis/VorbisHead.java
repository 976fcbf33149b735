// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.recording.vorbis;

/// Looks through the heads of a Vorbis stream for sizes that only a forged one has, before a
/// decoder takes memory for them (Vorbis I specification, section 3.2.1). One loader thread.
final class VorbisHead {
  private static final int MAX_BOOK = 1 << 17;
  private static final int MAX_VALUES = 1 << 19;
  private static final int MAX_ALL = 1 << 21;
  private static final int MAX_RESIDUE = 1 << 17;

  private final byte[] bytes;
  private final int end;
  private int bit;
  private long[] entriesOf = {};
  private long[] dimensionsOf = {};

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

  /// Whether the code books of the third packet are whole, and they and what is said about residues
  /// of a size that can be meant.
  static boolean booksAreSane(byte[] packet, int length) {
    if (!isHeader(packet, length, 5)) {
      return false;
    }
    VorbisHead head = new VorbisHead(packet, length);
    head.bit = 7 * 8;
    return head.booksAreSane() && head.passTimes() && head.passFloors() && head.residuesAreSane();
  }

  private boolean booksAreSane() {
    int books = (int) bits(8) + 1;
    entriesOf = new long[books];
    dimensionsOf = new long[books];
    long values = 0;
    for (int i = 0; i < books; i++) {
      long book = book(i);
      values += book;
      if (book < 0 || values > MAX_ALL) {
        return false;
      }
    }
    return true;
  }

  private boolean passTimes() {
    int times = (int) bits(6) + 1;
    bit += 16 * times;
    return bit <= end;
  }

  private boolean passFloors() {
    int floors = (int) bits(6) + 1;
    for (int i = 0; i < floors; i++) {
      long type = bits(16);
      if (type == 0) {
        bit += 8 + 16 + 16 + 6 + 8;
        int books = (int) bits(4) + 1;
        bit += 8 * books;
      } else if (type == 1) {
        passFloor();
      } else {
        return false;
      }
    }
    return bit <= end;
  }

  private void passFloor() {
    int[] classOf = new int[(int) bits(5)];
    int classes = 0;
    for (int i = 0; i < classOf.length; i++) {
      classOf[i] = (int) bits(4);
      classes = Math.max(classes, classOf[i] + 1);
    }
    int[] width = new int[classes];
    for (int i = 0; i < classes; i++) {
      width[i] = (int) bits(3) + 1;
      int subclasses = (int) bits(2);
      bit += (subclasses > 0 ? 8 : 0) + (8 << subclasses);
    }
    bits(2);
    int range = (int) bits(4);
    for (int one : classOf) {
      bit += width[one] * range;
    }
  }

  /// A decoder makes a table of as many rows as there are ways to class a group of partitions; the
  /// book they are coded with must have an entry for each.
  private boolean residuesAreSane() {
    int residues = (int) bits(6) + 1;
    for (int i = 0; i < residues; i++) {
      long type = bits(16);
      long first = bits(24);
      long last = bits(24);
      long grouping = bits(24) + 1;
      int partitions = (int) bits(6) + 1;
      int book = (int) bits(8);
      if (type > 2
          || last < first
          || last > MAX_RESIDUE
          || grouping > MAX_RESIDUE
          || book >= entriesOf.length
          || Math.pow(partitions, (double) dimensionsOf[book]) > entriesOf[book]) {
        return false;
      }
      passCascade(partitions);
    }
    return bit <= end;
  }

  private void passCascade(int partitions) {
    int books = 0;
    for (int i = 0; i < partitions; i++) {
      long cascade = bits(3);
      if (bits(1) == 1) {
        cascade |= bits(5) << 3;
      }
      books += Long.bitCount(cascade);
    }
    bit += 8 * books;
  }

  /// Passes over one code book; how many values it unpacks to, or -1.
  private long book(int number) {
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
    entriesOf[number] = entries;
    dimensionsOf[number] = dimensions;
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
