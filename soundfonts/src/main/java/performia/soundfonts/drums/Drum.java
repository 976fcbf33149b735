// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.drums;

import java.util.List;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.KeySplit;
import performia.soundfonts.tone.Playback;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.tone.Tone;
import performia.soundfonts.tone.VelocityLayer;

/// A drum: one sound for all keys, in layers and takes. Immutable; any thread.
///
/// @param name see [Tone#name]
/// @param layers see [Tone#layers]
/// @param playback how it is played back
/// @param stroke how one stroke sounds
record Drum(String name, List<VelocityLayer> layers, Playback playback, Stroke stroke)
    implements Tone {
  private static final int ROOT = 60;

  /// Renders one stroke.
  @FunctionalInterface
  interface Stroke {
    /// @param velocity above 0, up to 1
    /// @param take which of the takes
    /// @param chance seeded for this stroke alone
    Sound strike(double velocity, int take, Chance chance);
  }

  @Override
  public List<KeySplit> keySplits() {
    return List.of(new KeySplit(0, 127, ROOT));
  }

  @Override
  public Playback playback(KeySplit split) {
    return playback;
  }

  @Override
  public Sound render(int pitch, double velocity, int take, Chance chance) {
    return stroke.strike(velocity, take, chance);
  }
}
