// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes small Downloadable Sounds banks for tests. One thread.
final class SmallDls {
  private final List<byte[]> waves = new ArrayList<>();
  private final List<byte[]> instruments = new ArrayList<>();

  /// Adds a 16-bit wave, looped over all of it.
  ///
  /// @return its index
  int wave(short[] frames, int rate, int rootKey, int cents) {
    byte[] bytes = new byte[2 * frames.length];
    for (int i = 0; i < frames.length; i++) {
      bytes[2 * i] = (byte) frames[i];
      bytes[2 * i + 1] = (byte) (frames[i] >> 8);
    }
    return wave(bytes, rate, 16, settings(rootKey, cents, 0, 0, 0, frames.length));
  }

  /// Adds a wave as it is.
  int wave(byte[] data, int rate, int bits, byte[] settings) {
    byte[] format = join(u16(1), u16(1), u32(rate), u32(rate * bits / 8), u16(bits / 8), u16(bits));
    waves.add(
        list(
            "wave",
            chunk("fmt ", format),
            settings,
            chunk("data", data),
            list("INFO", chunk("INAM", text("wave " + waves.size())))));
    return waves.size() - 1;
  }

  /// A `wsmp` chunk.
  ///
  /// @param loopType 0 round and round, 1 while the key is held
  static byte[] settings(
      int rootKey, int cents, int gain, int loopType, int loopStart, int loopLength) {
    return chunk(
        "wsmp",
        join(u32(20), u16(rootKey), u16(cents), u32(gain), u32(0), u32(1)),
        join(u32(16), u32(loopType), u32(loopStart), u32(loopLength)));
  }

  /// An `art1` or `art2` chunk: source, control, target, transform, scale, and again.
  static byte[] articulator(String tag, int... connections) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < connections.length; i += 5) {
      for (int j = 0; j < 4; j++) {
        out.writeBytes(u16(connections[i + j]));
      }
      out.writeBytes(u32(connections[i + 4]));
    }
    return chunk(tag, join(u32(8), u32(connections.length / 5)), out.toByteArray());
  }

  /// A region list entry.
  ///
  /// @param more chunks that stand before the link: conditions, settings, articulators
  static byte[] region(String type, int wave, int keyLow, int keyHigh, int group, byte[]... more) {
    byte[] header = join(u16(keyLow), u16(keyHigh), u16(0), u16(127), u16(0), u16(group));
    return list(
        type,
        join(more),
        chunk("rgnh", header),
        chunk("wlnk", join(u16(0), u16(0), u32(1), u32(wave))));
  }

  /// Adds an instrument.
  SmallDls instrument(int bank, int program, byte[] articulators, byte[]... regions) {
    instruments.add(
        list(
            "ins ",
            chunk("insh", join(u32(regions.length), u32(bank), u32(program))),
            list("lrgn", join(regions)),
            articulators,
            list("INFO", chunk("INAM", text("instrument " + instruments.size())))));
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream pool = new ByteArrayOutputStream();
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    for (byte[] wave : waves) {
      table.writeBytes(u32(pool.size()));
      pool.writeBytes(wave);
    }
    byte[] content =
        join(
            text("DLS "),
            chunk("vers", join(u32(0x10001), u32(0))),
            chunk("colh", u32(instruments.size())),
            list("lins", join(instruments.toArray(byte[][]::new))),
            chunk("ptbl", join(u32(8), u32(waves.size())), table.toByteArray()),
            list("wvpl", pool.toByteArray()),
            list("INFO", chunk("INAM", text("Small DLS"))));
    return chunk("RIFF", content);
  }

  Path write(Path folder) {
    try {
      return Files.write(folder.resolve("small.dls"), bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] list(String type, byte[]... content) {
    return chunk("LIST", text(type), join(content));
  }

  static byte[] chunk(String tag, byte[]... content) {
    byte[] all = join(content);
    return join(text(tag), u32(all.length), all, new byte[all.length & 1]);
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] u16(int value) {
    return new byte[] {(byte) value, (byte) (value >> 8)};
  }

  static byte[] u32(int value) {
    return join(u16(value), u16(value >> 16));
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
