// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.compare;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import performia.engine.PerformiaException;
import performia.engine.midi.MidiSequence;
import performia.engine.midi.StandardMidiFile;

/// The different notes of a MIDI file, one after the other with silence between, as a MIDI file of
/// its own: so each can be measured alone. One thread.
final class NoteRoll {
  /// From note to note.
  static final double SLOT_SECONDS = 2;

  /// How long each is held.
  static final double HELD_SECONDS = 1;

  private static final int DRUMS = 9;
  private static final int TICKS_PER_SECOND = 960; // 480 a beat, 120 beats a minute

  private final List<Strike> strikes;

  private NoteRoll(List<Strike> strikes) {
    this.strikes = strikes;
  }

  /// The notes, in the order they sound.
  List<Strike> strikes() {
    return strikes;
  }

  /// Reads a file; velocities are taken in steps of 16, and at most `most` notes are kept, spread
  /// evenly.
  static NoteRoll of(Path midi, int most) {
    MidiSequence sequence = StandardMidiFile.read(midi);
    int[] programs = new int[16];
    Map<String, Strike> all = new TreeMap<>();
    for (int i = 0; i < sequence.size(); i++) {
      int channel = sequence.channel(i);
      if (sequence.command(i) == 0xc0) {
        programs[channel] = sequence.data1(i);
      } else if (sequence.command(i) == 0x90 && sequence.data2(i) > 0) {
        int velocity = Math.min(127, sequence.data2(i) / 16 * 16 + 15);
        Strike strike =
            new Strike(channel == DRUMS ? 128 : 0, programs[channel], sequence.data1(i), velocity);
        all.put(
            "%03d%03d%03d%03d".formatted(strike.bank(), strike.program(), strike.pitch(), velocity),
            strike);
      }
    }
    List<Strike> sorted = new ArrayList<>(all.values());
    List<Strike> kept = new ArrayList<>();
    int count = Math.min(most, sorted.size());
    for (int i = 0; i < count; i++) {
      kept.add(sorted.get((int) ((long) i * sorted.size() / count)));
    }
    return new NoteRoll(kept);
  }

  /// Writes the roll as a MIDI file.
  void write(Path file) {
    ByteArrayOutputStream track = new ByteArrayOutputStream();
    int waited = 0;
    for (int channel : new int[] {0, DRUMS}) {
      event(track, 0, 0xb0 | channel, 91, 0);
      event(track, 0, 0xb0 | channel, 93, 0);
    }
    for (Strike strike : strikes) {
      int channel = strike.bank() == 128 ? DRUMS : 0;
      event(track, waited, 0xc0 | channel, strike.program(), -1);
      event(track, 0, 0x90 | channel, strike.pitch(), strike.velocity());
      int held = (int) (HELD_SECONDS * TICKS_PER_SECOND);
      event(track, held, 0x80 | channel, strike.pitch(), 64);
      waited = (int) (SLOT_SECONDS * TICKS_PER_SECOND) - held;
    }
    track.writeBytes(new byte[] {0, (byte) 0xff, 0x2f, 0});
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("MThd".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(new byte[] {0, 0, 0, 6, 0, 0, 0, 1, 1, (byte) 0xe0});
    out.writeBytes("MTrk".getBytes(StandardCharsets.US_ASCII));
    int size = track.size();
    out.writeBytes(
        new byte[] {(byte) (size >> 24), (byte) (size >> 16), (byte) (size >> 8), (byte) size});
    out.writeBytes(track.toByteArray());
    try {
      Files.write(file, out.toByteArray());
    } catch (IOException e) {
      throw new PerformiaException("cannot be written", file.toString(), "look at the folder", e);
    }
  }

  private static void event(ByteArrayOutputStream out, int ticks, int status, int a, int b) {
    if (ticks >= 1 << 7) {
      out.write(0x80 | ticks >> 7 & 0x7f);
    }
    out.write(ticks & 0x7f);
    out.write(status);
    out.write(a);
    if (b >= 0) {
      out.write(b);
    }
  }
}
