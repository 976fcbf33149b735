// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.keys;

import java.util.List;
import performia.soundfonts.tone.Placement;
import performia.soundfonts.tone.Preset;
import performia.soundfonts.tone.Tone;

/// The keyboard presets of the bank, by General MIDI program. Stateless, any thread.
public final class Keyboards {
  private Keyboards() {}

  /// @return pianos (0 to 3), electric pianos (4, 5) and organs (16 to 18)
  public static List<Preset> presets() {
    Tone grand = new GrandPiano();
    Tone tine = new TinePiano();
    Placement drawbars = Placement.whole(new DrawbarOrgan());
    Placement percussion = Placement.whole(new OrganPercussion());
    return List.of(
        Preset.of(0, "Acoustic Grand", grand),
        Preset.of(1, "Bright Piano", grand),
        Preset.of(2, "Electric Grand", grand),
        doubled(3, "Honky-tonk", grand, 9),
        Preset.of(4, "Tine Piano", tine),
        doubled(5, "Chorused Tine", tine, 4),
        new Preset(0, 16, "Drawbar Organ", List.of(drawbars)),
        new Preset(0, 17, "Percussive Organ", List.of(drawbars, percussion)),
        new Preset(0, 18, "Rock Organ", List.of(drawbars)));
  }

  /// The tone against itself, out of tune.
  private static Preset doubled(int program, String name, Tone tone, double cents) {
    Placement whole = Placement.whole(tone).softer(3);
    return new Preset(0, program, name, List.of(whole.tuned(cents), whole.tuned(-cents)));
  }
}
