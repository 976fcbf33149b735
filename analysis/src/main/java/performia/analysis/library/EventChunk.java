// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.library;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;

/// A stretch of a take's events as deflated bytes, and back. Stateless; any thread.
///
/// Before deflating: one byte of format (1), then for each event kind and part and pitch (a byte
/// each), velocity (float), beat (double), and the frames since the event before as a zigzag
/// varint. Big-endian. Nearby events share most bytes, which is what makes the deflating pay.
final class EventChunk {
  /// Keeps a row of the table under its million bytes even if nothing compresses.
  static final int MAX_EVENTS = 16_384;

  private static final byte FORMAT = 1;
  private static final int MAX_EVENT_BYTES = 3 + 4 + 8 + 10;

  private EventChunk() {}

  /// The events from one index up to another, at most [#MAX_EVENTS] of them.
  static byte[] write(TakeEvents events, int from, int to) {
    ByteBuffer plain = ByteBuffer.allocate(1 + (to - from) * MAX_EVENT_BYTES);
    plain.put(FORMAT);
    long frame = 0;
    for (int i = from; i < to; i++) {
      plain.put((byte) (events.kind(i) == TakeEvents.Kind.NOTE_ON ? 0 : 1));
      plain.put((byte) events.part(i));
      plain.put((byte) events.pitch(i));
      plain.putFloat((float) events.velocity(i));
      plain.putDouble(events.beat(i));
      long step = events.frame(i) - frame;
      putVarint(plain, (step << 1) ^ (step >> 63));
      frame = events.frame(i);
    }
    return deflated(plain.array(), plain.position());
  }

  /// Adds a chunk of that many events to a log that has room for them.
  static void read(byte[] bytes, int count, TakeEvents into) {
    ByteBuffer plain = inflated(bytes, count);
    if (plain.get() != FORMAT) {
      throw damaged(null);
    }
    try {
      long frame = 0;
      for (int i = 0; i < count; i++) {
        int kind = plain.get();
        int part = plain.get();
        int pitch = plain.get();
        float velocity = plain.getFloat();
        double beat = plain.getDouble();
        long zigzag = varint(plain);
        frame += (zigzag >>> 1) ^ -(zigzag & 1);
        TakeEvents.Kind known = kind == 0 ? TakeEvents.Kind.NOTE_ON : TakeEvents.Kind.NOTE_OFF;
        into.add(known, part, pitch, velocity, beat, frame);
      }
    } catch (BufferUnderflowException e) {
      throw damaged(e);
    }
  }

  private static void putVarint(ByteBuffer into, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      into.put((byte) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    into.put((byte) rest);
  }

  private static long varint(ByteBuffer from) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = from.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw damaged(null);
  }

  private static byte[] deflated(byte[] plain, int length) {
    var deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(plain, 0, length);
      deflater.finish();
      byte[] out = new byte[length + length / 1000 + 64];
      int filled = 0;
      while (!deflater.finished()) {
        if (filled == out.length) {
          out = Arrays.copyOf(out, out.length * 2);
        }
        filled += deflater.deflate(out, filled, out.length - filled);
      }
      return Arrays.copyOf(out, filled);
    } finally {
      deflater.end();
    }
  }

  /// At most as many bytes as that many events can need: a damaged row cannot blow up the heap.
  private static ByteBuffer inflated(byte[] bytes, int count) {
    if (count < 1 || count > MAX_EVENTS) {
      throw damaged(null);
    }
    var inflater = new Inflater();
    try {
      inflater.setInput(bytes);
      byte[] out = new byte[1 + count * MAX_EVENT_BYTES];
      int filled = 0;
      while (!inflater.finished() && filled < out.length) {
        int got = inflater.inflate(out, filled, out.length - filled);
        if (got == 0) {
          break;
        }
        filled += got;
      }
      if (filled == 0) {
        throw damaged(null);
      }
      return ByteBuffer.wrap(out, 0, filled);
    } catch (DataFormatException e) {
      throw damaged(e);
    } finally {
      inflater.end();
    }
  }

  private static PerformiaException damaged(@Nullable Exception cause) {
    return new PerformiaException(
        "the event log of a take is damaged",
        "library",
        "the take can still be played again from its seed",
        cause);
  }
}
