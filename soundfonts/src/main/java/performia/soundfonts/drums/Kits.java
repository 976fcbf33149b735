// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.drums;

import java.util.List;
import performia.soundfonts.tone.Placement;
import performia.soundfonts.tone.Preset;

/// The drum kits: which drum lies on which key of the General MIDI percussion map. Stateless; any
/// thread.
public final class Kits {
  private Kits() {}

  /// All kits.
  public static List<Preset> all() {
    Drum kick = Kicks.rock();
    return List.of(
        new Preset(
            Preset.DRUMS,
            0,
            "Rock Kit",
            List.of(Placement.pad(kick, 35), Placement.pad(kick, 36))));
  }
}
