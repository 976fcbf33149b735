// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi;

import java.util.Arrays;
import performia.engine.PerformiaException;

/// The messages of a file as they are found, each with its tick, and the bytes of its system
/// exclusives; put in order and timed at the end. One thread.
final class EventList {
  private static final int MAX_EVENTS = 4_000_000;
  private static final int INDEX_BITS = 22;

  /// Ticks have 41 bits, so that they and a place in the file fit into one long.
  static final long MAX_TICK = 1L << 40;

  private static final int TEMPO = 0xfe;
  private static final int END = 0xfd;
  private static final int DEFAULT_TEMPO = 50_000_000;

  private final String where;
  private long[] ticks = new long[1024];
  private long[] messages = new long[1024];
  private int count;
  private byte[] exclusives = new byte[64];
  private int exclusiveLength;
  private int exclusiveStart;
  private int ports = 1;

  EventList(String where) {
    this.where = where;
  }

  int size() {
    return count;
  }

  /// Adds a channel message.
  void message(long tick, int port, int status, int data1, int data2) {
    ports = Math.max(ports, port + 1);
    add(tick, MidiSequence.message(port, status, data1, data2, 0));
  }

  /// Adds the bend of one key.
  void keyBend(long tick, int port, int channel, int pitch, double cents) {
    int steps = (int) Math.round(cents * MidiSequence.BENDS_A_CENT);
    ports = Math.max(ports, port + 1);
    add(tick, MidiSequence.message(port, MidiSequence.KEY_BEND | channel, pitch, 0, steps));
  }

  /// Adds a tempo.
  ///
  /// @param tenNanoseconds a quarter note in units of 10 ns
  void tempo(long tick, int tenNanoseconds) {
    add(tick, MidiSequence.message(0, TEMPO, 0, 0, tenNanoseconds));
  }

  /// Marks the end of a track.
  void end(long tick) {
    add(tick, END);
  }

  /// Adds a system exclusive message, whose bytes follow with [#exclusiveBytes].
  void exclusive(long tick, int port) {
    ports = Math.max(ports, port + 1);
    exclusiveStart = exclusiveLength;
    add(tick, MidiSequence.message(port, MidiSequence.SYSTEM_EXCLUSIVE, 0, 0, exclusiveStart));
    exclusiveRoom(4);
    exclusiveLength += 4;
  }

  /// Adds bytes to the last system exclusive message.
  void exclusiveBytes(byte[] bytes, int from, int length) {
    exclusiveRoom(length);
    System.arraycopy(bytes, from, exclusives, exclusiveLength, length);
    exclusiveLength += length;
  }

  /// Closes the last system exclusive message: its length goes before its bytes.
  void exclusiveEnd() {
    int length = exclusiveLength - exclusiveStart - 4;
    for (int b = 0; b < 4; b++) {
      exclusives[exclusiveStart + b] = (byte) (length >>> 24 - 8 * b);
    }
  }

  private void exclusiveRoom(int more) {
    if (exclusiveLength + more > exclusives.length) {
      exclusives = Arrays.copyOf(exclusives, 2 * exclusives.length + more);
    }
  }

  private void add(long tick, long message) {
    if (count == MAX_EVENTS) {
      throw refuse("the MIDI file has more than " + MAX_EVENTS + " events");
    }
    if (tick > MAX_TICK) {
      throw refuse("the MIDI file is too long");
    }
    if (count == ticks.length) {
      ticks = Arrays.copyOf(ticks, 2 * count);
      messages = Arrays.copyOf(messages, 2 * count);
    }
    ticks[count] = tick;
    messages[count++] = message;
  }

  private PerformiaException refuse(String what) {
    return new PerformiaException(what, where, "take another file");
  }

  /// Puts everything in order of time.
  MidiSequence sequence(Division division, Repairs repairs) {
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      // Ordered by tick, then as in the file: the low bits are the place in it.
      keys[i] = ticks[i] << INDEX_BITS | i;
    }
    Arrays.sort(keys);
    double[] seconds = new double[count];
    long[] outTicks = new long[count];
    long[] out = new long[count];
    int kept = 0;
    double secondsPerTick = division.secondsPerTick(DEFAULT_TEMPO);
    double second = 0;
    long last = 0;
    for (long key : keys) {
      long now = key >>> INDEX_BITS;
      long message = messages[(int) (key & (1 << INDEX_BITS) - 1)];
      second += (now - last) * secondsPerTick;
      last = now;
      int kind = (int) (message & 0xff);
      if (kind == TEMPO) {
        secondsPerTick = division.secondsPerTick((int) (message >>> 32));
      } else if (kind != END) {
        seconds[kept] = second;
        outTicks[kept] = now;
        out[kept++] = message;
      }
    }
    return new MidiSequence(
        Arrays.copyOf(seconds, kept),
        Arrays.copyOf(outTicks, kept),
        Arrays.copyOf(out, kept),
        Arrays.copyOf(exclusives, exclusiveLength),
        second,
        ports,
        repairs.total(),
        repairs.sentences());
  }
}
