// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.recording;

import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the chunks of an AIFF or AIFF-C file (Apple, 1989 and 1991): format, frames, markers,
/// instrument. Loader threads.
final class AiffReader {
  private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;
  private static final int MAX_CHUNKS = 4096;

  private final SoundFile file;
  private final boolean compressed;
  private final Map<Integer, Long> markers = new HashMap<>();
  private long common = -1;
  private long commonSize;
  private long data = -1;
  private long dataSize;
  private long instrument = -1;

  private AiffReader(SoundFile file) {
    this.file = file;
    this.compressed = file.tag(8).equals("AIFC");
  }

  /// Whether a file begins as one.
  static boolean isAiff(SoundFile file) {
    String kind = file.tag(8);
    return file.tag(0).equals("FORM") && (kind.equals("AIFF") || kind.equals("AIFC"));
  }

  static PcmLayout read(SoundFile file) {
    return new AiffReader(file).layout();
  }

  private PcmLayout layout() {
    findChunks();
    if (common < 0 || data < 0) {
      throw file.broken("its format or its frames are missing", 12);
    }
    int channels = file.unsignedShort(common, BIG);
    long stated = file.unsignedInt(common + 2, BIG);
    int bits = file.unsignedShort(common + 6, BIG);
    double rate = extended(common + 8);
    String kind = compressed && commonSize >= 22 ? file.tag(common + 18) : "NONE";
    Encoding encoding = encoding(kind, bits);
    if (channels < 1 || channels > 256 || !(rate >= 1 && rate <= 1_000_000)) {
      throw file.broken(channels + " channels at " + rate + " Hz", common);
    }
    int frameBytes = channels * encoding.bytes();
    long first = data + 8 + Math.min(file.unsignedInt(data, BIG), dataSize - 8);
    long frames = Math.min(stated, (data + dataSize - first) / frameBytes);
    ByteOrder order = kind.equals("sowt") ? ByteOrder.LITTLE_ENDIAN : BIG;
    return new PcmLayout(
        first,
        frames,
        channels,
        frameBytes,
        encoding,
        order,
        (int) Math.round(rate),
        loops(frames),
        rootKey());
  }

  private Encoding encoding(String kind, int bits) {
    return switch (kind) {
      case "fl32", "FL32" -> Encoding.FLOAT_32;
      case "fl64", "FL64" -> Encoding.FLOAT_64;
      case "raw " -> Encoding.UNSIGNED_8;
      case "NONE", "twos", "sowt", "in24", "in32" -> {
        if (bits < 1 || bits > 32) {
          throw file.broken(bits + " bits", common + 6);
        }
        yield Encoding.signed((bits + 7) / 8);
      }
      default -> throw file.refused("an AIFF file packed by \"" + kind + "\"", common + 18);
    };
  }

  /// An 80-bit number: sign, exponent, 64 bits with the leading one written.
  private double extended(long at) {
    int head = file.unsignedShort(at, BIG);
    double mantissa = file.unsignedInt(at + 2, BIG) * 0x1p32 + file.unsignedInt(at + 6, BIG);
    double value = Math.scalb(mantissa, (head & 0x7fff) - 16383 - 63);
    return (head & 0x8000) == 0 ? value : -value;
  }

  private void findChunks() {
    long at = 12;
    for (int i = 0; i < MAX_CHUNKS && at <= file.size() - 8; i++) {
      long content = at + 8;
      long size = Math.min(file.unsignedInt(at + 4, BIG), file.size() - content);
      switch (file.tag(at)) {
        case "COMM" -> {
          if (size >= 18) {
            common = content;
            commonSize = size;
          }
        }
        case "SSND" -> {
          if (size >= 8) {
            data = content;
            dataSize = size;
          }
        }
        case "MARK" -> readMarkers(content, size);
        case "INST" -> {
          if (size >= 20) {
            instrument = content;
          }
        }
        default -> {
          // Nothing that is needed to play it.
        }
      }
      at = content + size + (size & 1);
    }
  }

  private void readMarkers(long content, long size) {
    if (size < 2) {
      return;
    }
    int count = file.unsignedShort(content, BIG);
    long at = content + 2;
    for (int i = 0; i < count && at + 7 <= content + size; i++) {
      markers.put(file.unsignedShort(at, BIG), file.unsignedInt(at + 2, BIG));
      int name = file.unsignedByte(at + 6) + 1;
      at += 6 + name + (name & 1);
    }
  }

  private List<Recording.Loop> loops(long frames) {
    if (instrument < 0) {
      return List.of();
    }
    int mode = file.unsignedShort(instrument + 8, BIG);
    Long start = markers.get(file.unsignedShort(instrument + 10, BIG));
    Long end = markers.get(file.unsignedShort(instrument + 12, BIG));
    if ((mode != 1 && mode != 2) || start == null || end == null) {
      return List.of();
    }
    long last = Math.min(end, frames);
    if (start >= last || last > Integer.MAX_VALUE) {
      return List.of();
    }
    return List.of(
        new Recording.Loop(
            start.intValue(),
            (int) last,
            mode == 1 ? Recording.Loop.Way.FORWARD : Recording.Loop.Way.ALTERNATING));
  }

  private double rootKey() {
    if (instrument < 0) {
      return -1;
    }
    int key = file.unsignedByte(instrument);
    return key > 127 ? -1 : key - (byte) file.unsignedByte(instrument + 1) / 100.0;
  }
}
