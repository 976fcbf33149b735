// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.recording.vorbis;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import performia.engine.PerformiaException;

/// The packets of the first logical stream in an Ogg file (RFC 3533), pages checked by their sums.
/// One loader thread.
final class OggPackets {
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int HEAD = 27;
  private static final int CAPTURE = 0x5367674f;
  private static final int MAX_PACKET = 1 << 20;
  private static final int[] SUMS = new int[256];

  static {
    for (int i = 0; i < SUMS.length; i++) {
      int sum = i << 24;
      for (int k = 0; k < 8; k++) {
        sum = sum < 0 ? sum << 1 ^ 0x04c11db7 : sum << 1;
      }
      SUMS[i] = sum;
    }
  }

  private final MemorySegment bytes;
  private final String place;
  private long nextPage;
  private long page;
  private int segments;
  private int segment;
  private long body;
  private boolean begun;
  private boolean ended;
  private int serial;
  private byte[] packet = new byte[4096];
  private int length;
  private long granule = -1;

  OggPackets(MemorySegment bytes, String place) {
    this.bytes = bytes;
    this.place = place;
  }

  /// Reads the next packet; whether there was one.
  boolean next() {
    length = 0;
    granule = -1;
    while (true) {
      while (segment < segments) {
        int size = unsignedByte(page + HEAD + segment);
        append(size);
        segment++;
        if (size < 255) {
          if (isLastPacketOfPage()) {
            granule = bytes.get(LONG, page + 6);
          }
          return true;
        }
      }
      if (ended || !openPage()) {
        return false;
      }
    }
  }

  private boolean isLastPacketOfPage() {
    for (int i = segment; i < segments; i++) {
      if (unsignedByte(page + HEAD + i) < 255) {
        return false;
      }
    }
    return true;
  }

  private void append(int size) {
    if (length + size > MAX_PACKET) {
      throw broken("a packet larger than any");
    }
    if (length + size > packet.length) {
      packet = Arrays.copyOf(packet, Math.max(length + size, 2 * packet.length));
    }
    MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, body, packet, length, size);
    body += size;
    length += size;
  }

  /// Goes to the next page of the stream.
  private boolean openPage() {
    while (nextPage + HEAD <= bytes.byteSize()) {
      page = nextPage;
      if (bytes.get(INT, page) != CAPTURE) {
        if (begun) {
          // What follows the stream is a tag of another kind.
          return false;
        }
        throw broken("it does not begin as an Ogg file");
      }
      int count = unsignedByte(page + 26);
      long at = page + HEAD + count;
      if (at > bytes.byteSize()) {
        return false;
      }
      long size = 0;
      for (int i = 0; i < count; i++) {
        size += unsignedByte(page + HEAD + i);
      }
      if (at + size > bytes.byteSize()) {
        // A file that was cut off is played up to there.
        return false;
      }
      nextPage = at + size;
      if (!begun || bytes.get(INT, page + 14) == serial) {
        begun = true;
        serial = bytes.get(INT, page + 14);
        checkSum(nextPage);
        ended = (unsignedByte(page + 5) & 4) != 0;
        segments = count;
        segment = 0;
        body = at;
        return true;
      }
    }
    return false;
  }

  private void checkSum(long end) {
    int sum = 0;
    for (long at = page; at < end; at++) {
      int value = at >= page + 22 && at < page + 26 ? 0 : unsignedByte(at);
      sum = sum << 8 ^ SUMS[sum >>> 24 ^ value];
    }
    if (sum != bytes.get(INT, page + 22)) {
      throw broken("a page does not match its sum");
    }
  }

  private int unsignedByte(long at) {
    return bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff;
  }

  /// The bytes of the packet read last, up to [#length]; overwritten by the next.
  byte[] packet() {
    return packet;
  }

  int length() {
    return length;
  }

  /// The stream's position behind this packet, or -1 where the page says nothing of it.
  long granule() {
    return granule;
  }

  /// Whether the packet was the stream's last.
  boolean isLast() {
    return ended && segment >= segments;
  }

  PerformiaException broken(String what) {
    return new PerformiaException(
        "the recording is broken: " + what, place + ", byte " + page, "get the file again");
  }
}
