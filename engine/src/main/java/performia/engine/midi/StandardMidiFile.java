// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import performia.engine.PerformiaException;
import performia.engine.music.Key;
import performia.engine.music.Meter;
import performia.engine.music.Note;
import performia.engine.music.Timeline;
import performia.engine.time.TempoMap;

/// Reads Standard MIDI Files (MIDI 1.0, RP-001) and writes a performance as one of type 1: a
/// conductor track with tempo, metre, key, section markers and lyrics, then one track a part. The
/// same performance gives the same bytes. Any thread.
public final class StandardMidiFile {
  /// Ticks in a quarter note.
  public static final int TICKS_PER_BEAT = 960;

  private static final long MAX_FILE_BYTES = 64L << 20;
  private static final int LYRIC = 5;
  private static final int MARKER = 6;
  private static final int TRACK_NAME = 3;

  private StandardMidiFile() {}

  /// The file as bytes.
  ///
  /// @param timeline gives metre, key, sections and lyrics
  /// @param tempo in beats of the timeline
  /// @param tracks in order
  /// @param offsetBeats how far everything is moved back, so that a count-in or pick-up before beat
  ///   0 has its place; 0 or above. What still lies before the file's start begins at tick 0
  public static byte[] bytes(
      Timeline timeline, TempoMap tempo, List<MidiTrack> tracks, double offsetBeats) {
    if (!(offsetBeats >= 0 && offsetBeats <= 1000)) {
      throw new IllegalArgumentException("offset of " + offsetBeats + " beats (0..1000)");
    }
    var out = new ByteArrayOutputStream();
    out.writeBytes("MThd".getBytes(StandardCharsets.US_ASCII));
    int count = tracks.size() + 1;
    out.writeBytes(new byte[] {0, 0, 0, 6, 0, 1, (byte) (count >> 8), (byte) count});
    out.write(TICKS_PER_BEAT >> 8);
    out.write(TICKS_PER_BEAT & 0xff);
    out.writeBytes(conductor(timeline, tempo, offsetBeats));
    for (MidiTrack track : tracks) {
      out.writeBytes(part(track, offsetBeats));
    }
    return out.toByteArray();
  }

  /// Writes the file aside, then moves it to its place.
  ///
  /// @throws PerformiaException when the disk does not take it; nothing is left behind then
  public static void write(
      Path file, Timeline timeline, TempoMap tempo, List<MidiTrack> tracks, double offsetBeats) {
    byte[] bytes = bytes(timeline, tempo, tracks, offsetBeats);
    Path aside = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.write(aside, bytes);
      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      try {
        Files.deleteIfExists(aside);
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw unwritten(file, e);
    }
  }

  private static PerformiaException unwritten(Path file, IOException e) {
    String reason = String.valueOf(e.getMessage());
    boolean full = reason.contains("No space") || reason.contains("not enough space");
    return new PerformiaException(
        full ? "the disk is full" : "cannot write the MIDI file",
        file.toString(),
        full ? "free some space or choose another disk" : "choose a folder you may write to",
        e);
  }

  /// Reads a file of type 0, 1 or 2.
  ///
  /// @throws PerformiaException when it cannot be read, is larger than 64 MB or is no MIDI file
  public static MidiSequence read(Path file) {
    try {
      long size = Files.size(file);
      if (size > MAX_FILE_BYTES) {
        throw new PerformiaException(
            "a MIDI file of " + size + " bytes is too large", file.toString(), "take another one");
      }
      return read(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new PerformiaException(
          "cannot read the MIDI file", file.toString(), "check the name and the permissions", e);
    }
  }

  /// Reads a file of type 0, 1 or 2 from its bytes.
  ///
  /// @param where named in the exception
  /// @throws PerformiaException with the byte offset, when it is no MIDI file
  public static MidiSequence read(byte[] bytes, String where) {
    return new MidiReader(bytes, where).read();
  }

  /// One event of the conductor track; `order` sorts events of the same tick.
  private static final class Meta {
    final long tick;
    final int order;
    final int type;
    final byte[] data;

    Meta(long tick, int order, int type, byte... data) {
      this.tick = tick;
      this.order = order;
      this.type = type;
      this.data = data;
    }
  }

  private static byte[] conductor(Timeline timeline, TempoMap tempo, double offset) {
    var metas = new ArrayList<Meta>();
    addMeters(metas, timeline, offset);
    metas.add(new Meta(0, 2, 0x59, keyBytes(timeline.song().key())));
    for (int i = 0; i < tempo.size(); i++) {
      int micros = (int) Math.round(60e6 / tempo.tempo(i));
      byte[] data = {(byte) (micros >> 16), (byte) (micros >> 8), (byte) micros};
      metas.add(new Meta(i == 0 ? 0 : tick(tempo.beat(i), offset), 1, 0x51, data));
    }
    for (Timeline.PlayedPass pass : timeline.passes()) {
      double start = timeline.bars().get(pass.firstBar()).start();
      metas.add(new Meta(tick(start, offset), 3, MARKER, utf8(pass.name())));
    }
    for (Timeline.PlayedBar bar : timeline.bars()) {
      if (!bar.written().lyrics().isEmpty()) {
        metas.add(new Meta(tick(bar.start(), offset), 4, LYRIC, utf8(bar.written().lyrics())));
      }
    }
    metas.sort(Comparator.comparingLong((Meta m) -> m.tick).thenComparingInt(m -> m.order));
    var track = new TrackBytes();
    if (!timeline.song().title().isEmpty()) {
      track.text(0, TRACK_NAME, timeline.song().title());
    }
    for (Meta meta : metas) {
      track.meta(meta.tick, meta.type, meta.data);
    }
    return track.chunk(tick(timeline.end(), offset));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void addMeters(List<Meta> metas, Timeline timeline, double offset) {
    Meter last = null;
    for (Timeline.PlayedBar bar : timeline.bars()) {
      Meter meter = bar.written().meter();
      if (!meter.equals(last)) {
        metas.add(new Meta(tick(bar.start(), offset), 0, 0x58, meterBytes(meter)));
        last = meter;
      }
    }
    if (offset > 0) {
      Meter first = timeline.bars().getFirst().written().meter();
      metas.addFirst(new Meta(0, 0, 0x58, meterBytes(leadIn(first, offset))));
    }
  }

  /// A metre for what comes before bar 1, so that bar 1 falls on a bar line.
  private static Meter leadIn(Meter first, double offset) {
    double bars = offset / first.lengthBeats();
    if (bars == Math.rint(bars)) {
      return first;
    }
    for (int unit = 4; unit <= 32; unit *= 2) {
      double count = offset * unit / 4;
      if (count == Math.rint(count) && count >= 1 && count <= 32) {
        return new Meter((int) count, unit);
      }
    }
    return first;
  }

  private static byte[] meterBytes(Meter meter) {
    int clocks = meter.isCompound() ? 36 * 8 / meter.unit() : 96 / meter.unit();
    return new byte[] {
      (byte) meter.count(),
      (byte) Integer.numberOfTrailingZeros(meter.unit()),
      (byte) Math.max(1, clocks),
      8
    };
  }

  /// Sharps above 0, flats below; then the mode.
  private static byte[] keyBytes(Key key) {
    int major = key.minor() ? (key.tonic() + 3) % 12 : key.tonic();
    int sharps = major * 7 % 12;
    if (sharps > 6 || sharps == 6 && key.flats()) {
      sharps -= 12;
    }
    return new byte[] {(byte) sharps, (byte) (key.minor() ? 1 : 0)};
  }

  private static byte[] part(MidiTrack track, double offset) {
    var bytes = new TrackBytes();
    bytes.text(0, TRACK_NAME, track.name());
    bytes.message(0, 0xc0 | track.channel(), track.program(), 0);
    List<long[]> messages = messages(track, offset);
    for (long[] m : messages) {
      bytes.message(m[0], (int) m[1], (int) m[2], (int) m[3]);
    }
    return bytes.chunk(0);
  }

  /// Tick, status, pitch, velocity of every on and off, in order; a note that is struck again while
  /// it sounds ends there, and of two at the same tick the stronger stays.
  private static List<long[]> messages(MidiTrack track, double offset) {
    var notes = new ArrayList<>(track.notes());
    notes.sort(
        Comparator.comparingLong((Note n) -> tick(n.beat(), offset))
            .thenComparingInt(Note::pitch)
            .thenComparing(Comparator.comparingInt(Note::midiVelocity).reversed())
            .thenComparing(Comparator.comparingDouble(Note::length).reversed()));
    var messages = new ArrayList<long[]>();
    long[][] sounding = new long[128][];
    for (Note note : notes) {
      long start = tick(note.beat(), offset);
      long end = Math.max(start + 1, tick(note.beat() + note.length(), offset));
      long[] before = sounding[note.pitch()];
      if (before != null && before[4] == start) {
        continue;
      }
      if (before != null && before[0] > start) {
        before[0] = start;
      }
      long[] off = {end, 0x80 | track.channel(), note.pitch(), 64, start};
      messages.add(new long[] {start, 0x90 | track.channel(), note.pitch(), note.midiVelocity()});
      messages.add(off);
      sounding[note.pitch()] = off;
    }
    messages.sort(
        Comparator.comparingLong((long[] m) -> m[0])
            .thenComparingLong(m -> m[1])
            .thenComparingLong(m -> m[2]));
    return messages;
  }

  private static long tick(double beat, double offset) {
    return Math.max(0, Math.round((beat + offset) * TICKS_PER_BEAT));
  }
}
