// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi;

import performia.engine.PerformiaException;

/// Reads a MIDI clip file (SMF2CLIP, M2-116): a stream of Universal MIDI Packets with times between
/// them. One thread, one file.
final class ClipReader {
  private static final int HEADER = 8;
  private static final int USUAL_TICKS = 96;
  private static final int[] WORDS = {1, 1, 1, 2, 2, 4, 1, 1, 2, 2, 2, 3, 3, 4, 4, 4};
  private static final int NO_GROUP = -1;

  private final byte[] bytes;
  private final String where;
  private final EventList events;
  private final Repairs repairs;
  private final Packets packets;
  private final byte[] seven = new byte[6];
  private int at = HEADER;
  private long tick;
  private int ticksPerBeat;
  private boolean ended;
  private int openGroup = NO_GROUP;

  ClipReader(byte[] bytes, String where, EventList events, Repairs repairs) {
    this.bytes = bytes;
    this.where = where;
    this.events = events;
    this.repairs = repairs;
    packets = new Packets(events, repairs);
  }

  MidiSequence read() {
    while (!ended && bytes.length - at >= 4) {
      int words = WORDS[bytes[at] >> 4 & 0x0f];
      if (bytes.length - at < 4 * words) {
        break;
      }
      packet();
      at += 4 * words;
    }
    if (at == HEADER) {
      throw new PerformiaException(
          "the MIDI clip holds no packet", where + ", byte " + at, "take another file");
    }
    if (!ended) {
      repairs.add(Repair.NO_CLIP_END, at);
    }
    if (ticksPerBeat == 0) {
      repairs.add(Repair.NO_RESOLUTION, HEADER);
      ticksPerBeat = USUAL_TICKS;
    }
    closeExclusive();
    events.end(tick);
    return events.sequence(Division.ofBeats(ticksPerBeat), repairs);
  }

  private int word(int i) {
    int b = at + 4 * i;
    return bytes[b] << 24
        | (bytes[b + 1] & 0xff) << 16
        | (bytes[b + 2] & 0xff) << 8
        | bytes[b + 3] & 0xff;
  }

  private void packet() {
    int first = word(0);
    switch (first >>> 28) {
      case 0x0 -> utility(first);
      case 0x2 -> packets.voice1(tick, first, at);
      case 0x3 -> exclusive(first);
      case 0x4 -> packets.voice2(tick, first, word(1), at);
      case 0x5 -> {} // data of eight bits: nothing an instrument here would hear
      case 0xd -> flex(first);
      case 0xf -> stream(first);
      default -> {
        repairs.add(Repair.PACKET, at);
      }
    }
  }

  private void utility(int word) {
    switch (word >> 20 & 0x0f) {
      case 3 -> ticksPerBeat = word & 0xffff;
      case 4 -> tick += word & 0xf_ffff;
      default -> {} // nothing, and clocks against jitter
    }
  }

  /// System exclusive, six bytes a packet: whole, first, next, last.
  private void exclusive(int word) {
    int form = word >> 20 & 0x0f;
    int group = word >> 24 & 0x0f;
    int length = word >> 16 & 0x0f;
    boolean starts = form <= 1;
    if (length > 6 || form > 3 || !starts && openGroup != group) {
      repairs.add(Repair.PACKET, at);
      return;
    }
    if (starts) {
      closeExclusive();
      events.exclusive(tick, group);
      openGroup = group;
    }
    for (int i = 0; i < length; i++) {
      seven[i] = (byte) (bytes[at + 2 + i] & 0x7f);
    }
    events.exclusiveBytes(seven, 0, length);
    if (form == 0 || form == 3) {
      end();
    }
  }

  private void closeExclusive() {
    if (openGroup != NO_GROUP) {
      repairs.add(Repair.EXCLUSIVE, at);
      end();
    }
  }

  private void end() {
    openGroup = NO_GROUP;
    events.exclusiveEnd();
  }

  /// Flex data: of all it may say, the tempo is heard.
  private void flex(int word) {
    boolean tempo = (word & 0xffff) == 0;
    int tenNanoseconds = word(1);
    if (tempo && tenNanoseconds > 0) {
      events.tempo(tick, tenNanoseconds);
    } else if (tempo) {
      repairs.add(Repair.META, at);
    }
  }

  /// Start and end of the clip; the rest speaks of devices.
  private void stream(int word) {
    ended = (word >> 16 & 0x3ff) == 0x21;
  }
}
