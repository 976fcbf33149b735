// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.strings;

import java.util.ArrayList;
import java.util.List;
import performia.soundfonts.tone.Preset;
import performia.soundfonts.tone.Tone;

/// The sustained presets of the bank, by General MIDI program. Stateless, any thread.
public final class Ensembles {
  private static final int FIRST_PAD = 88;
  private static final int LAST_PAD = 95;

  private Ensembles() {}

  /// @return string ensembles (48 to 51) and pads (88 to 95, all the warm one)
  public static List<Preset> presets() {
    Tone section = new StringSection();
    Tone pad = new WarmPad();
    List<Preset> presets = new ArrayList<>();
    presets.add(Preset.of(48, "String Ensemble", section));
    presets.add(Preset.of(49, "Slow Strings", section));
    presets.add(Preset.of(50, "Synth Strings", section));
    presets.add(Preset.of(51, "Synth Strings 2", section));
    for (int program = FIRST_PAD; program <= LAST_PAD; program++) {
      presets.add(Preset.of(program, "Warm Pad", pad));
    }
    return List.copyOf(presets);
  }
}
