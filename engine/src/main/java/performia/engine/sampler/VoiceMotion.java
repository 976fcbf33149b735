// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import performia.engine.sampler.region.Region;

/// What moves one voice whose region asks for more than the standard voice has (two envelopes, two
/// oscillators, one low-pass): SFZ envelopes, oscillators, filters and equalisers. Everything is a
/// function of the voice's age in frames, so block borders change nothing. Built off the audio
/// thread, used only on it; reused by many voices, one after the other.
interface VoiceMotion {
  /// Starts anew for a voice.
  ///
  /// @param velocity 0..1
  /// @param random the seed of everything this note leaves to chance
  void start(Region region, Channel channel, int key, float velocity, long random);

  /// Sets the aim for the age `age + frames`, to be reached from where the voice stands at `age`;
  /// `frames` = 0 asks where it starts.
  void move(long age, int frames, VoiceAim aim);

  /// A controller of the channel moved.
  void moved();

  /// The key (and pedal) let go at this age.
  void release(long age);

  /// Falls silent within these seconds.
  void choke(long age, double seconds);

  /// Whether nothing will be heard from this age on.
  boolean isOver(long age);
}
