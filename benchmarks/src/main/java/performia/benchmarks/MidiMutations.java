// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/// Good MIDI files of every kind, and ways to break them: bits, bytes, lengths, order, ends. The
/// same seed breaks them in the same way. One thread.
final class MidiMutations {
  /// Names, tempo, metre, an exclusive in two packets, an escape, a controller.
  private static final String FIRST =
      "00ff030141 00ff510307a120 00ff580404021808 00f0037e7f09 00f70201f7 00f70390407f 10804040"
          + "60b00740 00ff2f00";

  /// A port, a program, notes with running status, bend, parameters, pressure.
  private static final String SECOND =
      "00ff210101 00c020 00903c64 104064 203c00 004000 00e00050 00b06500 006406 000605 00d040"
          + "00ff2f00";

  /// The same notes as a clip of MIDI 2.0.
  private static final String CLIP =
      "534d4632434c4950 00400000 00300060 00400000 d0100000 02faf080 00000000 00000000 00400000"
          + "f0200000 00000000 00000000 00000000 00400000 40903c00 c0000000 00400010 40603c00 90000000"
          + "00400010 40803c00 00000000 00400000 30047e7f 09010000 00400000 20b00740 00400000"
          + "f0210000 00000000 00000000 00000000";

  private static final int[] TELLING = {0, 1, 0x7f, 0x80, 0xff, 0xf0, 0xf7, 0x2f, 0x51, 0x40};

  private MidiMutations() {}

  /// The files that are broken.
  static List<byte[]> seeds() {
    byte[] file = file();
    byte[] riff = new byte[20 + file.length];
    byte[] head = "RIFF\0\0\0\0RMIDdata\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(head, 0, riff, 0, head.length);
    System.arraycopy(file, 0, riff, head.length, file.length);
    byte[] patterns = file.clone();
    patterns[9] = 2;
    byte[] timeCode = file.clone();
    timeCode[12] = (byte) 0xe7;
    timeCode[13] = 40;
    return List.of(file, riff, patterns, timeCode, hex(CLIP));
  }

  /// Type 1, two tracks.
  private static byte[] file() {
    String tracks = "";
    for (String track : List.of(FIRST, SECOND)) {
      tracks += "4d54726b%08x".formatted(hex(track).length) + track;
    }
    return hex("4d546864 00000006 0001 0002 0060" + tracks);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  /// A broken copy.
  static byte[] broken(byte[] good, SplittableRandom random) {
    byte[] bytes = good.clone();
    int times = 1 + random.nextInt(6);
    for (int i = 0; i < times && bytes.length > 0; i++) {
      bytes = once(bytes, random);
    }
    return bytes;
  }

  private static byte[] once(byte[] bytes, SplittableRandom random) {
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(8)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt(256);
      case 2 -> bytes[at] = (byte) TELLING[random.nextInt(TELLING.length)];
      case 3 -> forgeLength(bytes, random);
      case 4 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 5 -> {
        return moved(bytes, at, 1 + random.nextInt(40), random, false);
      }
      case 6 -> {
        return moved(bytes, at, 1 + random.nextInt(40), random, true);
      }
      default -> {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + random.nextInt(64));
        for (int i = bytes.length; i < longer.length; i++) {
          longer[i] = (byte) random.nextInt(256);
        }
        return longer;
      }
    }
    return bytes;
  }

  /// Takes a stretch away, or puts it in once more somewhere else.
  private static byte[] moved(
      byte[] bytes, int at, int wanted, SplittableRandom random, boolean again) {
    int length = Math.min(wanted, bytes.length - at);
    int to = again ? random.nextInt(bytes.length) : at;
    byte[] out = new byte[again ? bytes.length + length : bytes.length - length];
    System.arraycopy(bytes, 0, out, 0, to);
    if (again) {
      System.arraycopy(bytes, at, out, to, length);
      System.arraycopy(bytes, to, out, to + length, bytes.length - to);
    } else {
      System.arraycopy(bytes, at + length, out, at, bytes.length - at - length);
    }
    return out;
  }

  /// Four bytes that promise much, behind a tag where there is one.
  private static void forgeLength(byte[] bytes, SplittableRandom random) {
    int at = random.nextInt(bytes.length);
    while (at < bytes.length - 8 && bytes[at] != 'M') {
      at++;
    }
    int forged =
        switch (random.nextInt(4)) {
          case 0 -> Integer.MAX_VALUE;
          case 1 -> -1;
          case 2 -> Integer.MIN_VALUE;
          default -> random.nextInt(1 << 20);
        };
    for (int i = 0; i < 4 && at + 4 + i < bytes.length; i++) {
      bytes[at + 4 + i] = (byte) (forged >>> 24 - 8 * i);
    }
  }
}
