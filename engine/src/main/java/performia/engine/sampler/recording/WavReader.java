// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.recording;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Reads the chunks of a WAV file (RIFF, RF64 and its sibling BW64; EBU Tech 3306): format, frames,
/// sampler loops, instrument. Loader threads.
///
/// Sizes that the file states are never believed beyond its end: a recorder that crashed leaves a 0
/// or a -1 there.
final class WavReader {
  private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xfffe;
  private static final int MAX_CHUNKS = 4096;
  private static final int MAX_LOOPS = 64;

  private final SoundFile file;
  private long format = -1;
  private long formatSize;
  private long data = -1;
  private long dataSize;
  private long longDataSize = -1;
  private long sampler = -1;
  private long samplerSize;
  private long instrument = -1;

  private WavReader(SoundFile file) {
    this.file = file;
  }

  /// Whether a file begins as one.
  static boolean isWav(SoundFile file) {
    String tag = file.tag(0);
    return (tag.equals("RIFF") || tag.equals("RF64") || tag.equals("BW64"))
        && file.tag(8).equals("WAVE");
  }

  static PcmLayout read(SoundFile file) {
    return new WavReader(file).layout();
  }

  private PcmLayout layout() {
    findChunks();
    if (format < 0 || data < 0) {
      throw file.broken("its format or its frames are missing", 12);
    }
    int code = file.unsignedShort(format, LITTLE);
    if (code == EXTENSIBLE && formatSize >= 40) {
      code = file.unsignedShort(format + 24, LITTLE);
    }
    int channels = file.unsignedShort(format + 2, LITTLE);
    long rate = file.unsignedInt(format + 4, LITTLE);
    int frameBytes = file.unsignedShort(format + 12, LITTLE);
    int bits = file.unsignedShort(format + 14, LITTLE);
    Encoding encoding = encoding(code, bits);
    if (channels < 1 || channels > 256 || rate < 1 || rate > 1_000_000) {
      throw file.broken(channels + " channels at " + rate + " Hz", format);
    }
    if (frameBytes != channels * encoding.bytes()) {
      throw file.broken("frames of " + frameBytes + " bytes", format + 12);
    }
    long frames = Math.min(dataSize, file.size() - data) / frameBytes;
    return new PcmLayout(
        data, frames, channels, frameBytes, encoding, LITTLE, (int) rate, loops(frames), rootKey());
  }

  private Encoding encoding(int code, int bits) {
    if (code == FLOAT && (bits == 32 || bits == 64)) {
      return bits == 32 ? Encoding.FLOAT_32 : Encoding.FLOAT_64;
    }
    if (code == PCM && bits >= 1 && bits <= 32) {
      int bytes = (bits + 7) / 8;
      return bytes == 1 ? Encoding.UNSIGNED_8 : Encoding.signed(bytes);
    }
    throw file.refused("a WAV file of kind " + code + " with " + bits + " bits", format);
  }

  private void findChunks() {
    long at = 12;
    for (int i = 0; i < MAX_CHUNKS && at <= file.size() - 8; i++) {
      String tag = file.tag(at);
      long size = file.unsignedInt(at + 4, LITTLE);
      long content = at + 8;
      if (tag.equals("data") && longDataSize >= 0 && size == 0xffff_ffffL) {
        size = longDataSize;
      }
      size = Math.min(size, file.size() - content);
      note(tag, content, size);
      at = content + size + (size & 1);
    }
  }

  private void note(String tag, long content, long size) {
    switch (tag) {
      case "ds64" -> {
        if (size >= 24) {
          longDataSize = Math.max(0, file.signedLong(content + 8, LITTLE));
        }
      }
      case "fmt " -> {
        if (format < 0 && size >= 16) {
          format = content;
          formatSize = size;
        }
      }
      case "data" -> {
        if (data < 0) {
          data = content;
          dataSize = size;
        }
      }
      case "smpl" -> {
        if (size >= 36) {
          sampler = content;
          samplerSize = size;
        }
      }
      case "inst" -> {
        if (size >= 7) {
          instrument = content;
        }
      }
      default -> {
        // Nothing that is needed to play it.
      }
    }
  }

  private List<Recording.Loop> loops(long frames) {
    List<Recording.Loop> loops = new ArrayList<>();
    if (sampler < 0) {
      return loops;
    }
    long count = Math.min(file.unsignedInt(sampler + 28, LITTLE), MAX_LOOPS);
    for (long i = 0; i < count && 36 + 24 * (i + 1) <= samplerSize; i++) {
      long at = sampler + 36 + 24 * i;
      Recording.Loop.Way way =
          switch (file.signedInt(at + 4, LITTLE)) {
            case 1 -> Recording.Loop.Way.ALTERNATING;
            case 2 -> Recording.Loop.Way.BACKWARD;
            default -> Recording.Loop.Way.FORWARD;
          };
      // The end that is written is the last frame played.
      long start = file.unsignedInt(at + 8, LITTLE);
      long end = Math.min(file.unsignedInt(at + 12, LITTLE) + 1, frames);
      if (start < end && end <= Integer.MAX_VALUE) {
        loops.add(new Recording.Loop((int) start, (int) end, way));
      }
    }
    return loops;
  }

  private double rootKey() {
    if (sampler >= 0) {
      long key = file.unsignedInt(sampler + 12, LITTLE);
      // The fraction says how far the recording lies above the key.
      double above = file.unsignedInt(sampler + 16, LITTLE) / 0x1p32;
      return key > 127 ? -1 : key + above;
    }
    if (instrument >= 0) {
      int key = file.unsignedByte(instrument);
      return key > 127 ? -1 : key - (byte) file.unsignedByte(instrument + 1) / 100.0;
    }
    return -1;
  }
}
