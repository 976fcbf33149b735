// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.guitars;

import java.util.List;
import performia.soundfonts.tone.Preset;

/// The guitar presets of the bank, by General MIDI program. Stateless, any thread.
public final class Guitars {
  private Guitars() {}

  /// @return nylon, steel, jazz, clean, muted, overdriven and distorted guitar (24 to 30)
  public static List<Preset> presets() {
    return List.of(
        Preset.of(24, "Nylon Guitar", AcousticGuitar.nylon()),
        Preset.of(25, "Steel Guitar", AcousticGuitar.steel()),
        Preset.of(26, "Jazz Guitar", ElectricGuitar.jazz()),
        Preset.of(27, "Clean Guitar", ElectricGuitar.clean()),
        Preset.of(28, "Muted Guitar", ElectricGuitar.muted()),
        Preset.of(29, "Overdriven Guitar", DrivenGuitar.overdriven()),
        Preset.of(30, "Distortion Guitar", DrivenGuitar.distorted()));
  }
}
