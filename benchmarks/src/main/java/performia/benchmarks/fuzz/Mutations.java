// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Ways to break a chunked file: bits, numbers, sizes, ends, chunks in wrong places. One thread.
final class Mutations {
  private static final long[] FORGED = {
    0,
    1,
    2,
    3,
    7,
    0x7f,
    0x80,
    0xff,
    0x7fff,
    0x8000,
    0xffff,
    0x10000,
    0x7fff_ffff,
    0x8000_0000L,
    0xffff_fffeL,
    0xffff_ffffL
  };

  private final Random random;

  Mutations(Random random) {
    this.random = random;
  }

  /// A copy with one to three changes.
  byte[] of(byte[] good) {
    byte[] bytes = good.clone();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes && bytes.length > 16; i++) {
      bytes = change(bytes, good);
    }
    if (random.nextInt(4) > 0) {
      mendPages(bytes);
    }
    return bytes;
  }

  private byte[] change(byte[] bytes, byte[] good) {
    switch (random.nextInt(16)) {
      case 0, 9, 10 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      case 1, 11, 12 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      case 2 -> {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      case 3 -> forge(bytes, size(bytes));
      case 4 -> forge(bytes, random.nextInt(bytes.length - 4));
      case 5 -> {
        return splice(bytes);
      }
      case 6 -> {
        return without(bytes);
      }
      case 7, 13, 14 -> nudge(bytes);
      default -> {
        int from = random.nextInt(good.length - 8);
        int count = Math.min(1 + random.nextInt(40), Math.min(good.length - from, bytes.length));
        int to = random.nextInt(bytes.length - count + 1);
        System.arraycopy(good, from, bytes, to, count);
      }
    }
    return bytes;
  }

  private void forge(byte[] bytes, int at) {
    if (at >= 0 && at + 4 <= bytes.length) {
      ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      long value = FORGED[random.nextInt(FORGED.length)];
      if (random.nextBoolean()) {
        view.putInt(at, (int) value);
      } else {
        view.putShort(at, (short) value);
      }
    }
  }

  /// A small number gets a little larger or smaller: indices and counts just beyond their end.
  private void nudge(byte[] bytes) {
    int at = random.nextInt(bytes.length);
    bytes[at] += (byte) (random.nextInt(7) - 3);
  }

  /// Where the size of some chunk stands.
  private int size(byte[] bytes) {
    List<Integer> chunks = chunks(bytes);
    return chunks.isEmpty() ? -1 : chunks.get(random.nextInt(chunks.size())) + 4;
  }

  /// Where four letters are followed by a size that fits.
  private static List<Integer> chunks(byte[] bytes) {
    List<Integer> found = new ArrayList<>();
    ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + 8 <= bytes.length; at++) {
      boolean letters = true;
      for (int i = 0; i < 4 && letters; i++) {
        byte c = bytes[at + i];
        letters = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == ' ';
      }
      if (letters) {
        int size = view.getInt(at + 4);
        if (size >= 0 && size <= bytes.length - at - 8) {
          found.add(at);
        }
      }
    }
    return found;
  }

  private byte[] splice(byte[] bytes) {
    List<Integer> chunks = chunks(bytes);
    if (chunks.size() < 2 || bytes.length > 1 << 17) {
      return bytes;
    }
    int from = chunks.get(random.nextInt(chunks.size()));
    int to = chunks.get(random.nextInt(chunks.size()));
    int length = length(bytes, from);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, to);
    out.write(bytes, from, length);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }

  private byte[] without(byte[] bytes) {
    List<Integer> chunks = chunks(bytes);
    if (chunks.size() < 2) {
      return bytes;
    }
    int from = chunks.get(1 + random.nextInt(chunks.size() - 1));
    int length = length(bytes, from);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.write(bytes, from + length, bytes.length - from - length);
    return out.toByteArray();
  }

  private static int length(byte[] bytes, int chunk) {
    return 8 + ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(chunk + 4);
  }

  /// Makes the sums of Ogg pages right again, so that what is broken inside gets to the decoder.
  static void mendPages(byte[] bytes) {
    byte[] capture = "OggS".getBytes(StandardCharsets.US_ASCII);
    for (int at = 0; at + 27 <= bytes.length; at++) {
      if (!Arrays.equals(bytes, at, at + 4, capture, 0, 4)) {
        continue;
      }
      int count = bytes[at + 26] & 0xff;
      int end = at + 27 + count;
      for (int i = 0; i < count && at + 27 + i < bytes.length; i++) {
        end += bytes[at + 27 + i] & 0xff;
      }
      if (end <= bytes.length) {
        ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        view.putInt(at + 22, 0);
        view.putInt(at + 22, sum(bytes, at, end));
      }
    }
  }

  private static int sum(byte[] bytes, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum ^= bytes[i] << 24;
      for (int k = 0; k < 8; k++) {
        sum = sum < 0 ? sum << 1 ^ 0x04c11db7 : sum << 1;
      }
    }
    return sum;
  }
}
