// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi;

import java.util.List;
import performia.engine.music.Note;

/// One part of a MIDI file to be written. Immutable; any thread.
///
/// @param name of the track, such as `Bass`
/// @param channel 0..15; 9 plays drums
/// @param program General MIDI program 0..127; on channel 9 the kit
/// @param notes in any order
public record MidiTrack(String name, int channel, int program, List<Note> notes) {
  /// The channel of the drums.
  public static final int DRUMS = 9;

  public MidiTrack {
    notes = List.copyOf(notes);
    if (channel < 0 || channel > 15 || program < 0 || program > 127) {
      throw new IllegalArgumentException(
          "channel " + channel + " (0..15), program " + program + " (0..127)");
    }
  }
}
