// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.event;

/// The shape all records on event rings share: four longs, the kind of event in the lowest byte of
/// the first. Stateless; any thread.
public final class EventRecord {
  /// Longs in a record: what the rings are built with.
  public static final int LONGS = 4;

  private EventRecord() {}

  /// What the record is: one of [NoteEvent#KIND], [KeyEvent#DOWN], [KeyEvent#UP],
  /// [SoundedEvent#KIND], [MidiEvent#KIND] or a kind of [ControlEvent].
  public static int kind(long[] record) {
    return (int) (record[0] & 0xff);
  }

  static long head(int kind, int part, int number, int epoch) {
    return kind | (part & 0xffL) << 8 | (number & 0xffffL) << 16 | (long) epoch << 32;
  }

  static int part(long[] record) {
    return (int) (record[0] >>> 8 & 0xff);
  }

  static int number(long[] record) {
    return (int) (record[0] >>> 16 & 0xffff);
  }

  static int epoch(long[] record) {
    return (int) (record[0] >>> 32);
  }
}
