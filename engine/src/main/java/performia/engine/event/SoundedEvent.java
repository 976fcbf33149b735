// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.event;

/// A note that really sounded, as a ring record: for the screen and the take. Stateless; the thread
/// that owns the end of the ring.
public final class SoundedEvent {
  public static final int KIND = 4;

  private SoundedEvent() {}

  /// @param part index of the part, 0..255
  /// @param pitch MIDI key number 0..127
  /// @param velocity above 0, up to 1
  /// @param beat where the transport was
  /// @param frame when it sounded, in frames since the stream began
  /// @param lengthBeats as committed; 0 for a key that is held
  public static void write(
      long[] record,
      int part,
      int pitch,
      float velocity,
      double beat,
      long frame,
      float lengthBeats,
      int epoch) {
    record[0] = EventRecord.head(KIND, part, pitch, epoch);
    record[1] = Double.doubleToRawLongBits(beat);
    record[2] = frame;
    record[3] =
        (long) Float.floatToRawIntBits(lengthBeats) << 32
            | Float.floatToRawIntBits(velocity) & 0xffff_ffffL;
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

  public static double beat(long[] record) {
    return Double.longBitsToDouble(record[1]);
  }

  public static long frame(long[] record) {
    return record[2];
  }

  public static float lengthBeats(long[] record) {
    return Float.intBitsToFloat((int) (record[3] >>> 32));
  }

  public static int epoch(long[] record) {
    return EventRecord.epoch(record);
  }
}
