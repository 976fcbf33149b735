// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The bytes of one track chunk, appended in order of tick. One thread.
final class TrackBytes {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long lastTick;

  void meta(long tick, int type, byte... data) {
    delta(tick);
    bytes.write(0xff);
    bytes.write(type);
    variable(data.length);
    bytes.writeBytes(data);
  }

  void text(long tick, int type, String text) {
    meta(tick, type, text.getBytes(StandardCharsets.UTF_8));
  }

  void message(long tick, int status, int data1, int data2) {
    delta(tick);
    bytes.write(status);
    bytes.write(data1);
    if ((status & 0xe0) != 0xc0) {
      bytes.write(data2);
    }
  }

  private void delta(long tick) {
    if (tick < lastTick) {
      throw new IllegalArgumentException("tick " + tick + " after " + lastTick);
    }
    variable(tick - lastTick);
    lastTick = tick;
  }

  private void variable(long value) {
    for (int shift = 21; shift > 0; shift -= 7) {
      if (value >>> shift != 0) {
        bytes.write((int) (value >>> shift & 0x7f | 0x80));
      }
    }
    bytes.write((int) (value & 0x7f));
  }

  /// The whole chunk, its end event at this tick or after the last event.
  byte[] chunk(long endTick) {
    meta(Math.max(endTick, lastTick), 0x2f);
    var chunk = new ByteArrayOutputStream();
    chunk.writeBytes("MTrk".getBytes(StandardCharsets.US_ASCII));
    int length = bytes.size();
    for (int shift = 24; shift >= 0; shift -= 8) {
      chunk.write(length >>> shift);
    }
    chunk.writeBytes(bytes.toByteArray());
    return chunk.toByteArray();
  }
}
