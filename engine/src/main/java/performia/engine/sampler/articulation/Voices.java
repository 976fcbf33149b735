// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

import performia.engine.sampler.region.Region;

/// The voices that a performer starts and stops. Called on the audio thread only.
///
/// A voice is known by a number that no other voice will ever have; a number whose voice is over
/// does nothing.
public interface Voices {
  /// No voice.
  long NONE = -1;

  /// The frame at which the event now being obeyed falls, counted from the first ever.
  long now();

  /// Starts a voice.
  ///
  /// @param region what sounds; it carries a [Side]
  /// @param key 0..127
  /// @param velocity 0..1
  /// @param note the note it is a part of; parts of one note have the same number
  /// @param seed of what it leaves to chance
  /// @param cause what started it
  /// @param delayFrames how long it waits
  /// @param offsetFrames where in its sound it begins
  /// @param weakerDb how many dB are taken off
  /// @return its number, or [#NONE] where no voice could be had
  long start(
      Region region,
      int key,
      float velocity,
      long note,
      long seed,
      Cause cause,
      long delayFrames,
      int offsetFrames,
      double weakerDb);

  /// Whether a voice goes on.
  boolean isSounding(long voice);

  /// Lets a voice go.
  void release(long voice);

  /// Lets a voice go, silent within so many seconds.
  void choke(long voice, double seconds);
}
