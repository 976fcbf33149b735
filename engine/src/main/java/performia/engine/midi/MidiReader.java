// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi;

import java.nio.charset.StandardCharsets;
import performia.engine.PerformiaException;

/// Reads a Standard MIDI File of type 0, 1 or 2 (MIDI 1.0, RP-001), RIFF-wrapped too, or a MIDI 2.0
/// clip file. The bytes are not trusted: sizes are bounded, faults that leave something to play are
/// mended and told, others refused with their offset. One thread, one file.
final class MidiReader {
  /// A header may lie this far behind what a mail program or a Macintosh put before it.
  private static final int FURTHEST_HEADER = 1024;

  private static final int SHORTEST_FILE = 14;

  private final byte[] bytes;
  private final String where;
  private final Repairs repairs = new Repairs();
  private final EventList events;
  private int at;

  /// Where the search for a track began and where it found one, so that no byte is searched often.
  private int searchedFrom;

  private int found = -1;

  MidiReader(byte[] bytes, String where) {
    this.bytes = bytes;
    this.where = where;
    events = new EventList(where);
  }

  MidiSequence read() {
    if (is(0, "SMF2CLIP")) {
      return new ClipReader(bytes, where, events, repairs).read();
    }
    at = header();
    int headerLength = int32(at + 4);
    int format = int16(at + 8);
    int tracks = int16(at + 10);
    Division division = Division.of(int16(at + 12));
    if (headerLength < 6 || headerLength > bytes.length - at - 8) {
      throw refuse("the MIDI header is broken");
    }
    if (division == null) {
      at += 12;
      throw refuse("the MIDI file has no ticks in a beat, or parts of frames that nobody uses");
    }
    if (format > 2) {
      repairs.add(Repair.UNKNOWN_TYPE, at + 8);
    }
    int start = at;
    at += 8 + headerLength;
    int read = readTracks(format, tracks);
    if (read != tracks) {
      repairs.add(Repair.TRACK_COUNT, start + 10);
    }
    return events.sequence(division, repairs);
  }

  /// Where the header is: at the start, in a RIFF chunk (RMID), or soon after something else.
  private int header() {
    if (is(0, "RIFF") && is(8, "RMID")) {
      return riffData();
    }
    for (int i = 0; i <= FURTHEST_HEADER && i <= bytes.length - SHORTEST_FILE; i++) {
      if (is(i, "MThd") && (i == 0 || int32(i + 4) == 6)) {
        if (i > 0) {
          repairs.add(Repair.BEFORE_HEADER, 0);
        }
        return i;
      }
    }
    throw refuse("this is not a MIDI file" + kind());
  }

  /// The MIDI file inside a RIFF file; other chunks may come before it.
  private int riffData() {
    int i = 12;
    while (i <= bytes.length - 8 - SHORTEST_FILE && !is(i, "data")) {
      long length = Integer.toUnsignedLong(Integer.reverseBytes(int32(i + 4)));
      i = (int) Math.min(bytes.length, i + 8 + length + (length & 1));
    }
    if (is(i, "data") && is(i + 8, "MThd") && bytes.length - i >= 8 + SHORTEST_FILE) {
      return i + 8;
    }
    at = Math.min(i, bytes.length);
    throw refuse("the RIFF file holds no MIDI file");
  }

  /// What it may be instead.
  private String kind() {
    if (bytes.length == 0) {
      return ": it is empty";
    }
    if (is(0, "MTrk")) {
      return ": its header is missing, and with it the speed";
    }
    if (is(0, "PK") || is(0, "Rar!")) {
      return " but an archive";
    }
    if ((bytes[0] & 0xff) == 0xf0) {
      return " but system exclusive messages without time";
    }
    if (bytes[0] == '<' || is(0, "vti_") || is(0, "http")) {
      return " but a page of the web";
    }
    return is(0, "CAKEWALK") ? " but a Cakewalk song" : "";
  }

  private boolean is(int i, String tag) {
    return bytes.length - i >= tag.length()
        && new String(bytes, i, tag.length(), StandardCharsets.ISO_8859_1).equals(tag);
  }

  private int readTracks(int format, int promised) {
    TrackReader reader = new TrackReader(bytes, events, repairs);
    int tracks = 0;
    int silent = 0;
    long start = 0;
    while (bytes.length - at >= 8) {
      if (is(at, "MTrk")) {
        int before = events.size();
        track(reader, start);
        tracks++;
        silent += reader.broken() && events.size() == before + 1 ? 1 : 0;
        start = format == 2 ? reader.tick() : 0;
      } else {
        alien(tracks < promised);
      }
    }
    if (at < bytes.length) {
      repairs.add(Repair.ALIEN_CHUNK, at); // too little for a chunk
    }
    if (tracks == 0) {
      throw refuse("the MIDI file has no track");
    }
    if (silent == tracks) {
      throw refuse("a MIDI message has no status byte, and nothing comes before it");
    }
    return tracks;
  }

  private void track(TrackReader reader, long start) {
    int chunk = at;
    long stated = at + 8 + Integer.toUnsignedLong(int32(at + 4));
    int first = at + 8;
    int to = stated > bytes.length ? bytes.length : (int) stated;
    if (to < bytes.length && !isChunk(to)) {
      to = nextTrack(to);
    }
    int stopped = reader.read(first, to, start);
    if (!reader.ended() && !reader.broken()) {
      repairs.add(stated > bytes.length ? Repair.CUT : Repair.NO_END, chunk);
    } else if (reader.ended() && stopped != stated) {
      repairs.add(Repair.CHUNK_SIZE, chunk);
    }
    boolean whole = reader.ended() && (stopped == stated || isChunk(stopped));
    at = whole ? stopped : to;
  }

  /// Steps over a chunk of another kind, or over what is none: to the next track while one is
  /// missing, else to the end, where an older and longer file may have left its rest.
  private void alien(boolean missing) {
    repairs.add(Repair.ALIEN_CHUNK, at);
    long after = at + 8 + Integer.toUnsignedLong(int32(at + 4));
    if (isChunk(at) && after <= bytes.length && isChunk((int) after)) {
      at = (int) after;
    } else {
      at = missing ? nextTrack(at + 1) : bytes.length;
    }
  }

  /// Whether a chunk may begin there: four letters, digits or blanks.
  private boolean isChunk(int i) {
    if (bytes.length - i < 8) {
      return i == bytes.length;
    }
    for (int k = i; k < i + 4; k++) {
      if (bytes[k] < ' ' || bytes[k] == 0x7f) {
        return false;
      }
    }
    return true;
  }

  /// The next track from a byte on, or the end.
  private int nextTrack(int from) {
    if (found < 0 || from < searchedFrom || from > found) {
      searchedFrom = from;
      found = from;
      while (found < bytes.length && !isTrack(found)) {
        found++;
      }
    }
    return found;
  }

  private boolean isTrack(int i) {
    return bytes.length - i >= 8
        && bytes[i] == 'M'
        && bytes[i + 1] == 'T'
        && bytes[i + 2] == 'r'
        && bytes[i + 3] == 'k';
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
