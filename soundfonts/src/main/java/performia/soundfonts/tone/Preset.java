// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.tone;

import java.util.List;

/// What a musician chooses by bank and program number: tones and where they lie. Immutable.
///
/// @param bank 0 for melodic presets, [#DRUMS] for kits
/// @param program General MIDI program, 0..127
/// @param name 1..19 printable ASCII characters
/// @param placements what sounds; placements that share a key sound together
public record Preset(int bank, int program, String name, List<Placement> placements) {
  /// The bank number of drum kits.
  public static final int DRUMS = 128;

  public Preset {
    if (bank < 0
        || bank > DRUMS
        || program < 0
        || program > 127
        || name.isEmpty()
        || name.length() > 19
        || placements.isEmpty()) {
      throw new IllegalArgumentException("preset " + bank + ":" + program + " " + name);
    }
    placements = List.copyOf(placements);
  }

  /// A melodic preset of one tone.
  public static Preset of(int program, String name, Tone tone) {
    return new Preset(0, program, name, List.of(Placement.whole(tone)));
  }
}
