// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.event;

/// A key that a person pressed or let go, as a ring record: it sounds whatever the transport does.
/// A moment of 0 means at once; one that is past, a fixed short time after it, so that the rhythm
/// stays even; one to come, exactly then. Stateless; the thread that owns the end of the ring.
public final class KeyEvent {
  public static final int DOWN = 2;
  public static final int UP = 3;

  private KeyEvent() {}

  /// @param part index of the part, 0..255
  /// @param pitch MIDI key number 0..127
  /// @param velocity above 0, up to 1
  /// @param nanos [System#nanoTime] at which it was, or is to be, pressed; 0 for now
  public static void down(long[] record, int part, int pitch, float velocity, long nanos) {
    record[0] = EventRecord.head(DOWN, part, pitch, 0);
    record[1] = nanos;
    record[2] = 0;
    record[3] = Float.floatToRawIntBits(velocity);
  }

  /// @param nanos [System#nanoTime] at which it was, or is to be, let go; 0 for now
  public static void up(long[] record, int part, int pitch, long nanos) {
    record[0] = EventRecord.head(UP, part, pitch, 0);
    record[1] = nanos;
    record[2] = 0;
    record[3] = 0;
  }

  public static int part(long[] record) {
    return EventRecord.part(record);
  }

  public static int pitch(long[] record) {
    return EventRecord.number(record);
  }

  public static float velocity(long[] record) {
    return Float.intBitsToFloat((int) record[3]);
  }

  public static long nanos(long[] record) {
    return record[1];
  }
}
