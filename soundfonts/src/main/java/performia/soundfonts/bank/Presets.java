// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.bank;

import java.util.ArrayList;
import java.util.List;
import performia.soundfonts.basses.Basses;
import performia.soundfonts.drums.Kits;
import performia.soundfonts.guitars.Guitars;
import performia.soundfonts.keys.Keyboards;
import performia.soundfonts.strings.Ensembles;
import performia.soundfonts.tone.Preset;

/// Every preset of the bank that ships. Stateless; any thread.
final class Presets {
  private Presets() {}

  static List<Preset> all() {
    List<Preset> presets = new ArrayList<>();
    presets.addAll(Keyboards.presets());
    presets.addAll(Guitars.presets());
    presets.addAll(Ensembles.presets());
    presets.addAll(Basses.all());
    presets.addAll(Kits.all());
    return List.copyOf(presets);
  }
}
