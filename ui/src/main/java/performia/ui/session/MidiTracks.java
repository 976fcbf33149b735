// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import performia.agents.style.Feel;
import performia.agents.style.Seat;
import performia.engine.midi.MidiTrack;
import performia.engine.music.Note;

/// The parts of the band as tracks of a MIDI file: `Drums`, `Bass`, `Keys`, `Guitar`. Pure; any
/// thread.
final class MidiTracks {
  private MidiTracks() {}

  static List<MidiTrack> of(
      List<Seat> seats, Map<Seat, List<Note>> notes, Feel feel, Arrangement arrangement) {
    var tracks = new ArrayList<MidiTrack>();
    for (Seat seat : seats) {
      int channel = seat == Seat.DRUMS ? MidiTrack.DRUMS : seat.index();
      int program = feel.seat(seat).programAt(arrangement.intensity());
      tracks.add(new MidiTrack(name(seat), channel, program, notes.getOrDefault(seat, List.of())));
    }
    return tracks;
  }

  /// The word with a capital, as a DAW shows it.
  static String name(Seat seat) {
    String word = seat.word();
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
