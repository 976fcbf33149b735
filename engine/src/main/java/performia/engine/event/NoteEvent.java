// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.event;

/// A note that the band has committed to, as a ring record: it sounds when the transport comes to
/// its beat. Stateless; the thread that owns the end of the ring.
public final class NoteEvent {
  public static final int KIND = 1;

  private NoteEvent() {}

  /// @param beat start in beats
  /// @param part index of the part, 0..255
  /// @param pitch MIDI key number 0..127
  /// @param velocity above 0, up to 1
  /// @param lengthBeats above 0
  /// @param epoch of the transport when it was decided; older ones are ignored
  public static void write(
      long[] record,
      double beat,
      int part,
      int pitch,
      float velocity,
      double lengthBeats,
      int epoch) {
    record[0] = EventRecord.head(KIND, part, pitch, epoch);
    record[1] = Double.doubleToRawLongBits(beat);
    record[2] = Double.doubleToRawLongBits(lengthBeats);
    record[3] = Float.floatToRawIntBits(velocity);
  }

  public static double beat(long[] record) {
    return Double.longBitsToDouble(record[1]);
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

  public static double lengthBeats(long[] record) {
    return Double.longBitsToDouble(record[2]);
  }

  public static int epoch(long[] record) {
    return EventRecord.epoch(record);
  }
}
