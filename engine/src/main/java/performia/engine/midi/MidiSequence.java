// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi;

/// A MIDI file made flat: channel messages in order of time. Immutable; any thread; looking
/// allocates nothing.
public final class MidiSequence {
  /// The status of a system-wide reset (GM, GS or XG reset by system exclusive); it has no data.
  public static final int RESET = 0xff;

  private final double[] seconds;
  private final long[] ticks;
  private final int[] messages;
  private final double lengthSeconds;
  private final int repairs;

  MidiSequence(double[] seconds, long[] ticks, int[] messages, double lengthSeconds, int repairs) {
    this.seconds = seconds;
    this.ticks = ticks;
    this.messages = messages;
    this.lengthSeconds = lengthSeconds;
    this.repairs = repairs;
  }

  /// How many messages there are.
  public int size() {
    return messages.length;
  }

  /// When message i is due, from the start.
  public double seconds(int i) {
    return seconds[i];
  }

  /// When message i is due, in the file's own ticks.
  public long tick(int i) {
    return ticks[i];
  }

  /// What message i is: 0x80, 0x90, 0xa0, 0xb0, 0xc0, 0xd0, 0xe0 or [#RESET].
  public int command(int i) {
    int status = messages[i] & 0xff;
    return status == RESET ? RESET : status & 0xf0;
  }

  /// Its channel 0..15.
  public int channel(int i) {
    return messages[i] & 0x0f;
  }

  /// Its first data byte 0..127.
  public int data1(int i) {
    return messages[i] >>> 8 & 0x7f;
  }

  /// Its second data byte 0..127; 0 where it has none.
  public int data2(int i) {
    return messages[i] >>> 16 & 0x7f;
  }

  /// Where the last event is, ends of tracks among them.
  public double lengthSeconds() {
    return lengthSeconds;
  }

  /// How many faults of the file were mended: cut tracks, data bytes out of range, stray messages.
  public int repairs() {
    return repairs;
  }
}
