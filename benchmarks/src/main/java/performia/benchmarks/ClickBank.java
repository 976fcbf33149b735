// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The smallest SoundFont there can be: one preset whose only sound is a single full sample, for
/// measuring what a synthesizer's room makes of it. Stateless; any thread.
final class ClickBank {
  private static final int FRAMES = 256;
  private static final int RATE = 48_000;

  /// The click comes this late, so that no interpolator cuts it.
  private static final int CLICK_AT = 16;

  private ClickBank() {}

  /// The file's bytes (SoundFont 2.04, sections 5 to 7).
  static byte[] bytes() {
    byte[] info = chunks(chunk("ifil", shorts(2, 4)), chunk("INAM", text("click", 6)));
    byte[] frames = new byte[2 * (FRAMES + 46)];
    frames[2 * CLICK_AT] = (byte) 0xff;
    frames[2 * CLICK_AT + 1] = 0x7f;
    byte[] hydra =
        chunks(
            chunk("phdr", chunks(presetHeader("click", 0), presetHeader("EOP", 1))),
            chunk("pbag", shorts(0, 0, 1, 0)),
            chunk("pmod", new byte[10]),
            chunk("pgen", shorts(41, 0, 0, 0)),
            chunk("inst", chunks(text("click", 20), shorts(0), text("EOI", 20), shorts(1))),
            chunk("ibag", shorts(0, 0, 2, 0)),
            chunk("imod", new byte[10]),
            // scaleTuning 0: every key plays it as it is; then sampleID 0.
            chunk("igen", shorts(56, 0, 53, 0, 0, 0)),
            chunk("shdr", chunks(sampleHeader(), new byte[46])));
    byte[] body =
        chunks(
            "sfbk".getBytes(StandardCharsets.US_ASCII),
            list("INFO", info),
            list("sdta", chunk("smpl", frames)),
            list("pdta", hydra));
    return chunk("RIFF", body);
  }

  private static byte[] presetHeader(String name, int bag) {
    return chunks(text(name, 20), shorts(0, 0, bag), new byte[12]);
  }

  private static byte[] sampleHeader() {
    ByteBuffer header = ByteBuffer.allocate(46).order(ByteOrder.LITTLE_ENDIAN);
    header.put(text("click", 20)).putInt(0).putInt(FRAMES).putInt(0).putInt(0).putInt(RATE);
    header.put((byte) 60).put((byte) 0).putShort((short) 0).putShort((short) 1);
    return header.array();
  }

  private static byte[] list(String kind, byte[] body) {
    return chunk("LIST", chunks(kind.getBytes(StandardCharsets.US_ASCII), body));
  }

  private static byte[] chunk(String id, byte[] body) {
    ByteBuffer chunk =
        ByteBuffer.allocate(8 + body.length + body.length % 2).order(ByteOrder.LITTLE_ENDIAN);
    chunk.put(id.getBytes(StandardCharsets.US_ASCII)).putInt(body.length).put(body);
    return chunk.array();
  }

  private static byte[] chunks(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }

  private static byte[] shorts(int... values) {
    ByteBuffer all = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      all.putShort((short) value);
    }
    return all.array();
  }

  private static byte[] text(String text, int length) {
    return ByteBuffer.allocate(length).put(text.getBytes(StandardCharsets.US_ASCII)).array();
  }
}
