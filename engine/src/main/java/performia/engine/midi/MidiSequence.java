// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi;

import java.util.Arrays;
import java.util.List;
import performia.engine.sound.ChannelInstrument;

/// A MIDI file made flat: messages in order of time. Immutable; any thread; looking allocates
/// nothing, except for what is copied or listed.
public final class MidiSequence {
  /// The command of a system exclusive message; it has no channel.
  public static final int SYSTEM_EXCLUSIVE = 0xf0;

  /// The command of a bend of a single key (MIDI 2.0 per-note pitch bend); its first data byte is
  /// the key.
  public static final int KEY_BEND = 0x60;

  static final int BENDS_A_CENT = 1000;

  private final double[] seconds;
  private final long[] ticks;
  private final long[] messages;
  private final byte[] exclusives;
  private final double lengthSeconds;
  private final int ports;
  private final int repairs;
  private final List<String> remarks;

  /// @param messages as [#message] makes them
  /// @param exclusives system exclusives, each after its length in four bytes
  MidiSequence(
      double[] seconds,
      long[] ticks,
      long[] messages,
      byte[] exclusives,
      double lengthSeconds,
      int ports,
      int repairs,
      List<String> remarks) {
    this.seconds = seconds;
    this.ticks = ticks;
    this.messages = messages;
    this.exclusives = exclusives;
    this.lengthSeconds = lengthSeconds;
    this.ports = ports;
    this.repairs = repairs;
    this.remarks = List.copyOf(remarks);
  }

  /// One message as a number: status, data and port below, whatever more it needs above.
  static long message(int port, int status, int data1, int data2, int more) {
    return (long) more << 32 | (long) port << 24 | data2 << 16 | data1 << 8 | status;
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

  /// What message i is: 0x80, 0x90, 0xa0, 0xb0, 0xc0, 0xd0, 0xe0, [#SYSTEM_EXCLUSIVE] or
  /// [#KEY_BEND].
  public int command(int i) {
    return (int) messages[i] & 0xf0;
  }

  /// Its channel 0..15.
  public int channel(int i) {
    return (int) messages[i] & 0x0f;
  }

  /// Its first data byte 0..127.
  public int data1(int i) {
    return (int) (messages[i] >>> 8) & 0x7f;
  }

  /// Its second data byte 0..127; 0 where it has none.
  public int data2(int i) {
    return (int) (messages[i] >>> 16) & 0x7f;
  }

  /// The port it goes to, 0 up to [#ports]: sixteen channels each.
  public int port(int i) {
    return (int) (messages[i] >>> 24) & 0x7f;
  }

  /// How far message i bends its key, in cents.
  public float keyBendCents(int i) {
    return (int) (messages[i] >> 32) / (float) BENDS_A_CENT;
  }

  /// The bytes of system exclusive message i after its 0xf0, its 0xf7 among them.
  public byte[] exclusive(int i) {
    int from = exclusiveFrom(i);
    return Arrays.copyOfRange(exclusives, from, from + exclusiveLength(i));
  }

  /// All system exclusives, not to be written.
  byte[] exclusives() {
    return exclusives;
  }

  int exclusiveFrom(int i) {
    return (int) (messages[i] >>> 32) + 4;
  }

  int exclusiveLength(int i) {
    int at = (int) (messages[i] >>> 32);
    return (exclusives[at] & 0xff) << 24
        | (exclusives[at + 1] & 0xff) << 16
        | (exclusives[at + 2] & 0xff) << 8
        | exclusives[at + 3] & 0xff;
  }

  /// Tells an instrument message i; as real time as the instrument.
  ///
  /// @param offset frames into its next block
  public void send(int i, int offset, ChannelInstrument instrument) {
    int channel = channel(i);
    int data1 = data1(i);
    int data2 = data2(i);
    switch (command(i)) {
      case 0x90 -> {
        if (data2 > 0) {
          instrument.noteOn(offset, channel, data1, data2);
        } else {
          instrument.noteOff(offset, channel, data1);
        }
      }
      case 0x80 -> instrument.noteOff(offset, channel, data1);
      case 0xa0 -> instrument.keyPressure(offset, channel, data1, data2);
      case 0xb0 -> instrument.control(offset, channel, data1, data2);
      case 0xc0 -> instrument.program(offset, channel, data1);
      case 0xd0 -> instrument.channelPressure(offset, channel, data1);
      case 0xe0 -> instrument.bend(offset, channel, data2 << 7 | data1);
      case KEY_BEND -> instrument.keyBend(offset, channel, data1, keyBendCents(i));
      default ->
          instrument.systemExclusive(offset, exclusives, exclusiveFrom(i), exclusiveLength(i));
    }
  }

  /// Where the last event is, ends of tracks among them.
  public double lengthSeconds() {
    return lengthSeconds;
  }

  /// How many ports the file speaks to, 1..128.
  public int ports() {
    return ports;
  }

  /// How many faults of the file were mended.
  public int repairs() {
    return repairs;
  }

  /// What was mended, a sentence a kind: what was wrong, what was done, how often, where first.
  public List<String> remarks() {
    return remarks;
  }
}
