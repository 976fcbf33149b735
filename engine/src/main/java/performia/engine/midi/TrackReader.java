// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi;

/// Reads the events of one track of a Standard MIDI File. One thread, one track after the other.
final class TrackReader {
  private static final int NO_EXCLUSIVE = -1;

  private final byte[] bytes;
  private final EventList events;
  private final Repairs repairs;
  private int at;
  private int end;
  private int port;
  private long tick;
  private boolean ended;
  private boolean broken;

  /// The tick of a system exclusive message that goes on in the next packet.
  private long openExclusive = NO_EXCLUSIVE;

  TrackReader(byte[] bytes, EventList events, Repairs repairs) {
    this.bytes = bytes;
    this.events = events;
    this.repairs = repairs;
  }

  /// Reads a track up to its end mark or the end of its bytes.
  ///
  /// @param startTick where it begins
  /// @return the byte after it
  int read(int from, int to, long startTick) {
    at = from;
    end = to;
    tick = startTick;
    port = 0;
    ended = false;
    broken = false;
    openExclusive = NO_EXCLUSIVE;
    events();
    closeExclusive();
    events.end(tick);
    return at;
  }

  /// Whether the last track had its end mark.
  boolean ended() {
    return ended;
  }

  /// Whether it made no sense from somewhere on.
  boolean broken() {
    return broken;
  }

  /// Where the last track ended.
  long tick() {
    return tick;
  }

  private void events() {
    int running = 0;
    while (at < end && !ended && !broken) {
      int start = at;
      long delta = variable();
      if (delta < 0 || at >= end) {
        return;
      }
      tick += delta;
      int status = bytes[at] & 0xff;
      if (status < 0x80) {
        if (running == 0) {
          giveUp(start);
        } else {
          channelMessage(running);
        }
      } else if (status < 0xf0) {
        running = status;
        at++;
        channelMessage(running);
      } else {
        at++;
        // A strict reader would forget the running status here; many writers do not.
        system(status, start);
      }
    }
  }

  private void giveUp(int from) {
    repairs.add(Repair.BROKEN, from);
    broken = true;
  }

  private void channelMessage(int status) {
    closeExclusive();
    int length = dataLength(status);
    if (end - at < length) {
      at = end;
      return;
    }
    int data1 = data();
    int data2 = length == 2 ? data() : 0;
    events.message(tick, port, status, data1, data2);
  }

  private static int dataLength(int status) {
    return (status & 0xe0) == 0xc0 ? 1 : 2;
  }

  private int data() {
    int value = bytes[at++] & 0xff;
    if (value > 0x7f) {
      repairs.add(Repair.DATA_BYTE, at - 1);
      return 0x7f;
    }
    return value;
  }

  private void system(int status, int start) {
    switch (status) {
      case 0xff -> {
        closeExclusive();
        meta(start);
      }
      case 0xf0 -> exclusive();
      case 0xf7 -> escape();
      case 0xf1, 0xf3 -> stray(1);
      case 0xf2 -> stray(2);
      default -> stray(0);
    }
  }

  /// System common and real-time messages have no place in a file.
  private void stray(int data) {
    repairs.add(Repair.STRAY, at - 1);
    at = Math.min(end, at + data);
  }

  private void exclusive() {
    closeExclusive();
    int length = length();
    if (length > 0) {
      openExclusive = tick;
      events.exclusive(tick, port);
      packet(length);
    }
  }

  /// One packet of a system exclusive message; the last ends with 0xf7.
  private void packet(int length) {
    events.exclusiveBytes(bytes, at, length);
    at += length;
    if (length > 0 && (bytes[at - 1] & 0xff) == 0xf7) {
      openExclusive = NO_EXCLUSIVE;
      events.exclusiveEnd();
    }
  }

  private void closeExclusive() {
    if (openExclusive != NO_EXCLUSIVE) {
      repairs.add(Repair.EXCLUSIVE, at);
      openExclusive = NO_EXCLUSIVE;
      events.exclusiveEnd();
    }
  }

  /// Goes on with an exclusive message, or holds messages of any kind.
  private void escape() {
    int length = length();
    if (openExclusive != NO_EXCLUSIVE) {
      packet(length);
      return;
    }
    int after = at + length;
    while (at < after) {
      int status = bytes[at++] & 0xff;
      if (status == 0xf0) {
        at = escapedExclusive(after);
      } else if (status >= 0x80 && status < 0xf0 && after - at >= dataLength(status)) {
        channelMessage(status);
      }
    }
    at = after;
  }

  private int escapedExclusive(int after) {
    int to = at;
    while (to < after && bytes[to] >= 0) {
      to++;
    }
    if (to < after && (bytes[to] & 0xff) == 0xf7) {
      to++;
    }
    events.exclusive(tick, port);
    events.exclusiveBytes(bytes, at, to - at);
    events.exclusiveEnd();
    return to;
  }

  private void meta(int start) {
    if (at >= end) {
      return;
    }
    int type = bytes[at++] & 0xff;
    int length = length();
    if (!MetaRanges.holds(type, bytes, at, length)) {
      repairs.add(Repair.META, start);
    } else if (type == MetaRanges.TEMPO) {
      int micros = (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
      events.tempo(tick, micros * 100);
    } else if (type == MetaRanges.PORT) {
      port = bytes[at];
    }
    at += length;
    ended = type == MetaRanges.END;
  }

  /// The length of what follows, cut at the end of the track.
  private int length() {
    long length = variable();
    return length < 0 || length > end - at ? end - at : (int) length;
  }

  /// A number of variable length, or -1 when the track ends inside it or it makes no sense.
  private long variable() {
    int start = at;
    long value = 0;
    for (int i = 0; i < 4; i++) {
      if (at >= end) {
        return -1;
      }
      int b = bytes[at++];
      value = value << 7 | b & 0x7f;
      if (b >= 0) {
        return value;
      }
    }
    giveUp(start);
    return -1;
  }
}
