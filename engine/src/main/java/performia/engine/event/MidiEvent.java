// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.event;

/// A raw MIDI message with the moment it came, or is to go, as a ring record. Messages are packed
/// as `status | data1 << 8 | data2 << 16`. Stateless; the thread that owns the end of the ring.
public final class MidiEvent {
  public static final int KIND = 5;

  private MidiEvent() {}

  /// @param port number of the port, 0..255
  /// @param message packed
  /// @param nanos [System#nanoTime] at which it came or is to go; 0 for now
  /// @param frame of the stream that falls on it, 0 where not known
  public static void write(long[] record, int port, int message, long nanos, long frame) {
    record[0] = EventRecord.head(KIND, port, 0, 0);
    record[1] = nanos;
    record[2] = message;
    record[3] = frame;
  }

  /// Packs a message.
  ///
  /// @param status 128..255
  /// @param data1 0..127
  /// @param data2 0..127
  public static int message(int status, int data1, int data2) {
    return status | data1 << 8 | data2 << 16;
  }

  public static int port(long[] record) {
    return EventRecord.part(record);
  }

  public static int message(long[] record) {
    return (int) record[2];
  }

  public static long nanos(long[] record) {
    return record[1];
  }

  public static long frame(long[] record) {
    return record[3];
  }

  public static int status(int message) {
    return message & 0xff;
  }

  public static int data1(int message) {
    return message >>> 8 & 0x7f;
  }

  public static int data2(int message) {
    return message >>> 16 & 0x7f;
  }
}
