// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import performia.agents.style.Seat;
import performia.agents.style.SeatStyle;
import performia.engine.midi.MidiTrack;
import performia.engine.music.Note;

/// The parts of the band as tracks of a MIDI file: `Drums`, `Bass`, `Keys`, `Guitar`. Pure; any
/// thread.
final class MidiTracks {
  private MidiTracks() {}

  static List<MidiTrack> of(Arranged what, Map<Seat, List<Note>> notes) {
    var tracks = new ArrayList<MidiTrack>();
    for (Seat seat : what.seats()) {
      int channel = seat == Seat.DRUMS ? MidiTrack.DRUMS : seat.index();
      SeatStyle style = what.performance().feel().seat(seat);
      int program = style.programAt(what.arrangement().intensity());
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
