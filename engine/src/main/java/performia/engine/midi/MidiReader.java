// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import performia.engine.PerformiaException;

/// Reads a Standard MIDI File of type 0, 1 or 2 (MIDI 1.0, RP-001), RIFF-wrapped too. The bytes are
/// not trusted: sizes are bounded, small faults mended and counted, others refused with their
/// offset. One thread, one file.
final class MidiReader {
  private static final int MAX_EVENTS = 4_000_000;
  private static final int INDEX_BITS = 22;
  private static final long MAX_TICK = 1L << 40;
  private static final int TEMPO = 0xfe;
  private static final int END = 0xfd;
  private static final int DEFAULT_TEMPO_MICROS = 500_000;

  private final byte[] bytes;
  private final String where;
  private int at;
  private int end;
  private int repairs;
  private int count;
  private long tick;
  private long[] ticks = new long[1024];
  private int[] messages = new int[1024];

  MidiReader(byte[] bytes, String where) {
    this.bytes = bytes;
    this.where = where;
    end = bytes.length;
  }

  MidiSequence read() {
    unwrap();
    if (!is("MThd") || end - at < 14) {
      throw refuse("this is not a MIDI file");
    }
    int headerLength = int32(at + 4);
    int format = int16(at + 8);
    int division = int16(at + 12);
    if (headerLength < 6 || headerLength > end - at - 8 || format > 2) {
      throw refuse("the MIDI header is broken");
    }
    at += 8 + headerLength;
    readTracks(format);
    return timed(division);
  }

  /// RMID: a MIDI file inside a RIFF chunk.
  private void unwrap() {
    if (is("RIFF")
        && end >= 20
        && new String(bytes, 8, 8, StandardCharsets.US_ASCII).equals("RMIDdata")) {
      at = 20;
    }
  }

  private boolean is(String type) {
    return end - at >= 4 && new String(bytes, at, 4, StandardCharsets.ISO_8859_1).equals(type);
  }

  private void readTracks(int format) {
    int fileEnd = bytes.length;
    int tracks = 0;
    long start = 0;
    while (fileEnd - at >= 8) {
      boolean track = is("MTrk");
      long length = int32(at + 4) & 0xffff_ffffL;
      at += 8;
      int left = fileEnd - at;
      if (length > left) {
        repairs++;
      }
      int next = at + (int) Math.min(length, left);
      if (track) {
        end = next;
        tick = start;
        readTrack();
        tracks++;
        start = format == 2 ? tick : 0;
        end = fileEnd;
      }
      at = next;
    }
    if (tracks == 0) {
      throw refuse("the MIDI file has no track");
    }
  }

  private void readTrack() {
    int running = 0;
    while (at < end) {
      long delta = variable();
      if (delta < 0 || at >= end) {
        repairs++;
        break;
      }
      tick += delta;
      if (tick > MAX_TICK) {
        throw refuse("the MIDI file is too long");
      }
      int status = bytes[at] & 0xff;
      if (status >= 0xf0) {
        at++;
        // A strict reader would forget the running status here; many writers do not.
        if (system(status)) {
          return;
        }
      } else {
        if (status >= 0x80) {
          running = status;
          at++;
        } else if (running == 0) {
          throw refuse("a MIDI message has no status byte");
        }
        channelMessage(running);
      }
    }
    add(END);
  }

  private void channelMessage(int status) {
    int length = (status & 0xe0) == 0xc0 ? 1 : 2;
    if (end - at < length) {
      repairs++;
      at = end;
      return;
    }
    int data1 = data();
    int data2 = length == 2 ? data() : 0;
    add(status | data1 << 8 | data2 << 16);
  }

  private int data() {
    int value = bytes[at++] & 0xff;
    if (value > 0x7f) {
      repairs++;
      return 0x7f;
    }
    return value;
  }

  /// Reads what begins with a status of 0xf0 or above.
  ///
  /// @return whether it was the end of the track
  private boolean system(int status) {
    switch (status) {
      case 0xff -> {
        return meta();
      }
      case 0xf0, 0xf7 -> {
        int length = length();
        if (status == 0xf0 && isReset(length)) {
          add(MidiSequence.RESET);
        }
        at += length;
      }
      case 0xf1, 0xf3 -> stray(1);
      case 0xf2 -> stray(2);
      default -> stray(0);
    }
    return false;
  }

  /// System common and real-time messages have no place in a file: they are stepped over.
  private void stray(int data) {
    repairs++;
    at = Math.min(end, at + data);
  }

  private boolean meta() {
    if (at >= end) {
      repairs++;
      return false;
    }
    int type = bytes[at++] & 0xff;
    int length = length();
    if (type == 0x51 && length >= 3) {
      int micros = (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
      if (micros > 0) {
        add(TEMPO | micros << 8);
      }
    }
    at += length;
    if (type == 0x2f) {
      add(END);
      return true;
    }
    return false;
  }

  /// The length of what follows, cut at the end of the track.
  private int length() {
    long length = variable();
    if (length < 0 || length > end - at) {
      repairs++;
      return end - at;
    }
    return (int) length;
  }

  /// GM 1/2 on, GS reset, XG system on.
  private boolean isReset(int length) {
    if (length < 5) {
      return false;
    }
    int maker = bytes[at] & 0xff;
    if (maker == 0x7e) {
      return bytes[at + 2] == 9 && (bytes[at + 3] == 1 || bytes[at + 3] == 3);
    }
    if (maker == 0x41 && length >= 9) {
      return bytes[at + 2] == 0x42
          && bytes[at + 3] == 0x12
          && bytes[at + 4] == 0x40
          && bytes[at + 5] == 0
          && bytes[at + 6] == 0x7f;
    }
    return maker == 0x43
        && length >= 7
        && bytes[at + 2] == 0x4c
        && bytes[at + 3] == 0
        && bytes[at + 4] == 0
        && bytes[at + 5] == 0x7e;
  }

  /// A number of variable length, or -1 when the track ends inside it.
  private long variable() {
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
    throw refuse("a MIDI length has more than four bytes");
  }

  private void add(int message) {
    if (count == MAX_EVENTS) {
      throw refuse("the MIDI file has more than " + MAX_EVENTS + " events");
    }
    if (count == ticks.length) {
      ticks = Arrays.copyOf(ticks, 2 * count);
      messages = Arrays.copyOf(messages, 2 * count);
    }
    ticks[count] = tick;
    messages[count++] = message;
  }

  private MidiSequence timed(int division) {
    double secondsPerTick = secondsPerTick(division, DEFAULT_TEMPO_MICROS);
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      // Ordered by tick, then as in the file: the low bits are the place in it.
      keys[i] = ticks[i] << INDEX_BITS | i;
    }
    Arrays.sort(keys);
    double[] seconds = new double[count];
    long[] outTicks = new long[count];
    int[] out = new int[count];
    int kept = 0;
    double second = 0;
    long last = 0;
    for (long key : keys) {
      long now = key >>> INDEX_BITS;
      int message = messages[(int) (key & (1 << INDEX_BITS) - 1)];
      second += (now - last) * secondsPerTick;
      last = now;
      if ((message & 0xff) == TEMPO) {
        secondsPerTick = secondsPerTick(division, message >>> 8);
      } else if ((message & 0xff) != END) {
        seconds[kept] = second;
        outTicks[kept] = now;
        out[kept++] = message;
      }
    }
    return new MidiSequence(
        Arrays.copyOf(seconds, kept),
        Arrays.copyOf(outTicks, kept),
        Arrays.copyOf(out, kept),
        second,
        repairs);
  }

  private double secondsPerTick(int division, int tempoMicros) {
    if ((division & 0x8000) == 0) {
      if (division == 0) {
        throw refuse("the MIDI file has no ticks in a beat");
      }
      return tempoMicros * 1e-6 / division;
    }
    int frames = -(byte) (division >> 8);
    int perFrame = division & 0xff;
    if (frames < 24 || frames > 30 || perFrame == 0) {
      throw refuse("the MIDI file has an unknown time division");
    }
    double rate = frames == 29 ? 30_000.0 / 1001 : frames;
    return 1 / (rate * perFrame);
  }

  private int int32(int i) {
    return bytes[i] << 24
        | (bytes[i + 1] & 0xff) << 16
        | (bytes[i + 2] & 0xff) << 8
        | bytes[i + 3] & 0xff;
  }

  private int int16(int i) {
    return (bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff;
  }

  private PerformiaException refuse(String what) {
    return new PerformiaException(
        what, where + ", byte " + at, "save it again as a Standard MIDI File");
  }
}
