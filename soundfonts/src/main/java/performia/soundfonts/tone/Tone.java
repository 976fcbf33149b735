// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.tone;

import java.util.List;

/// One instrument, or one drum, whose notes are computed offline; it becomes one SoundFont
/// instrument.
///
/// Implementations are immutable and may be called from several threads at once. The same arguments
/// give the same samples on every machine: `StrictMath` for everything transcendental, all chance
/// from the given [Chance].
public interface Tone {
  /// Unique among all tones, 1..14 printable ASCII characters; samples are named after it, and it
  /// seeds the chance.
  String name();

  /// The keys that are rendered and the keys each of them serves, low to high, without overlap.
  List<KeySplit> keySplits();

  /// The velocity layers, soft to loud, covering 1..127 without gap or overlap.
  List<VelocityLayer> layers();

  /// How a player should play the samples of that split.
  Playback playback(KeySplit split);

  /// Renders one note at [Sound#RATE_HZ].
  ///
  /// The level is free: the builder brings all layers and takes of a split to the same loudness,
  /// [Playback#loudnessDb], and a modulator makes the dynamics.
  ///
  /// @param pitch MIDI key number, a split's root
  /// @param velocity above 0, up to 1
  /// @param take 0 and up: other takes are other strokes of the same note
  /// @param chance seeded from name, pitch, velocity and take; not shared
  Sound render(int pitch, double velocity, int take, Chance chance);
}
