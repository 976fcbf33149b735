// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.recording.flac;

import java.lang.foreign.MemorySegment;
import performia.engine.PerformiaException;

/// Decodes a FLAC file block by block (RFC 9639), every block checked by its sums. One loader
/// thread.
public final class FlacStream {
  private static final int MAX_BLOCK = 65_535;
  private static final int STREAM_INFO = 0;
  private static final int SYNC = 0x3ffe;
  private static final int[] RATES = {
    0, 88_200, 176_400, 192_000, 8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000
  };
  private static final int[] BITS = {0, 8, 12, 0, 16, 20, 24, 32};

  private final BitReader in;
  private final FlacSubframe subframe;
  private int channels;
  private int sampleRate;
  private int bits;
  private long totalFrames;
  private int maxBlock;
  private int[][] block = {};

  /// @param bytes the whole file
  /// @param place what the file is called in sentences
  /// @throws PerformiaException when it is no FLAC file or its head is broken
  public FlacStream(MemorySegment bytes, String place) {
    in = new BitReader(bytes, place);
    subframe = new FlacSubframe(in);
    in.seek(begin());
    if (in.size() - in.at() < 42 || in.unsigned(32) != 0x664c6143) {
      throw in.broken("it does not begin as a FLAC file");
    }
    readHead();
    block = new int[channels][maxBlock];
  }

  /// Where the stream begins: behind a tag of a kind that does not belong here but is often there.
  private long begin() {
    if (in.size() < 10 || in.unsignedByte(0) != 'I' || in.unsignedByte(1) != 'D') {
      return 0;
    }
    long length = 0;
    for (int i = 6; i < 10; i++) {
      length = length << 7 | in.unsignedByte(i) & 0x7f;
    }
    return 10 + length;
  }

  private void readHead() {
    boolean last = false;
    boolean told = false;
    while (!last) {
      last = in.unsigned(1) == 1;
      int type = (int) in.unsigned(7);
      long length = in.unsigned(24);
      long end = in.at() + length;
      if (type == STREAM_INFO && length >= 34) {
        readStreamInfo();
        told = true;
      }
      in.seek(end);
    }
    if (!told) {
      throw in.broken("it does not say what it holds");
    }
  }

  private void readStreamInfo() {
    in.unsigned(16);
    maxBlock = (int) in.unsigned(16);
    in.unsigned(24);
    in.unsigned(24);
    sampleRate = (int) in.unsigned(20);
    channels = (int) in.unsigned(3) + 1;
    bits = (int) in.unsigned(5) + 1;
    totalFrames = in.unsigned(4) << 32 | in.unsigned(32);
    if (maxBlock < 1 || sampleRate == 0 || bits < 4) {
      throw in.broken("%d Hz, %d bits, blocks of %d".formatted(sampleRate, bits, maxBlock));
    }
  }

  public int channels() {
    return channels;
  }

  /// Frames a second.
  public int sampleRate() {
    return sampleRate;
  }

  /// Bits of a sample, 4..32.
  public int bits() {
    return bits;
  }

  /// How many frames the head promises; 0 where it does not say.
  public long totalFrames() {
    return totalFrames;
  }

  /// The samples of a channel in the block decoded last; overwritten by the next.
  public int[] channel(int index) {
    return block[index];
  }

  /// Decodes the next block.
  ///
  /// @return how many frames it has; 0 at the end
  public int next() {
    if (in.size() - in.at() < 6) {
      return 0;
    }
    long begin = in.at();
    if (in.unsigned(14) != SYNC) {
      // What follows the last frame is a tag of another kind.
      return 0;
    }
    in.unsigned(2);
    int sizeCode = (int) in.unsigned(4);
    int rateCode = (int) in.unsigned(4);
    int assignment = (int) in.unsigned(4);
    int bitsCode = (int) in.unsigned(3);
    in.unsigned(1);
    passNumber();
    int count = blockSize(sizeCode);
    passRate(rateCode);
    checkSum8(begin);
    check(assignment, bitsCode, count);
    decode(assignment, count);
    in.align();
    checkSum16(begin);
    return count;
  }

  /// The frame's number, in the manner of UTF-8, tells a player that plays to the end nothing.
  private void passNumber() {
    int first = (int) in.unsigned(8);
    for (int mask = 0x80; mask > 1 && (first & mask) != 0; mask >>= 1) {
      if (mask != 0x80) {
        in.unsigned(8);
      }
    }
  }

  private int blockSize(int code) {
    return switch (code) {
      case 0 -> throw in.broken("a block of no stated size");
      case 1 -> 192;
      case 2, 3, 4, 5 -> 576 << code - 2;
      case 6 -> (int) in.unsigned(8) + 1;
      case 7 -> (int) in.unsigned(16) + 1;
      default -> 256 << code - 8;
    };
  }

  private void passRate(int code) {
    if (code == 12) {
      in.unsigned(8);
    } else if (code == 13 || code == 14) {
      in.unsigned(16);
    } else if (code == 15 || code > 0 && code < RATES.length && RATES[code] != sampleRate) {
      throw in.broken("its speed changes");
    }
  }

  private void check(int assignment, int bitsCode, int count) {
    int held = assignment < 8 ? assignment + 1 : 2;
    if (assignment > 10 || held != channels || bitsCode != 0 && BITS[bitsCode] != bits) {
      throw in.broken("its format changes");
    }
    if (count > MAX_BLOCK || count > maxBlock) {
      throw in.broken("a block of " + count + " frames where it promised " + maxBlock);
    }
  }

  private void decode(int assignment, int count) {
    for (int i = 0; i < channels; i++) {
      boolean side =
          assignment == 8 && i == 1 || assignment == 9 && i == 0 || assignment == 10 && i == 1;
      subframe.decode(block[i], count, side ? bits + 1 : bits);
    }
    if (assignment < 8) {
      return;
    }
    int[] a = block[0];
    int[] b = block[1];
    for (int i = 0; i < count; i++) {
      switch (assignment) {
        case 8 -> b[i] = a[i] - b[i];
        case 9 -> a[i] += b[i];
        default -> {
          int side = b[i];
          int middle = a[i] << 1 | side & 1;
          a[i] = middle + side >> 1;
          b[i] = middle - side >> 1;
        }
      }
    }
  }

  private void checkSum8(long from) {
    int sum = 0;
    for (long at = from; at < in.at(); at++) {
      sum ^= in.unsignedByte(at);
      for (int i = 0; i < 8; i++) {
        sum = (sum & 0x80) != 0 ? sum << 1 & 0xff ^ 0x07 : sum << 1;
      }
    }
    if (in.unsigned(8) != sum) {
      throw in.broken("the head of a frame does not match its sum");
    }
  }

  private void checkSum16(long from) {
    int sum = 0;
    for (long at = from; at < in.at(); at++) {
      sum = (sum << 8 ^ Sums.TABLE[sum >> 8 & 0xff ^ in.unsignedByte(at)]) & 0xffff;
    }
    if (in.unsigned(16) != sum) {
      throw in.broken("a frame does not match its sum");
    }
  }

  /// The sum over a frame, polynomial x^16 + x^15 + x^2 + 1 (RFC 9639, section 9.3).
  private static final class Sums {
    static final int[] TABLE = new int[256];

    static {
      for (int i = 0; i < TABLE.length; i++) {
        int sum = i << 8;
        for (int k = 0; k < 8; k++) {
          sum = (sum & 0x8000) != 0 ? sum << 1 ^ 0x8005 : sum << 1;
        }
        TABLE[i] = sum & 0xffff;
      }
    }
  }
}
