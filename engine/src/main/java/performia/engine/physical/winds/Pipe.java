// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.winds;

/// An air column and what makes it sound. Audio thread; allocates nothing.
interface Pipe {
  /// Sets the length to sound at about this frequency, over the coming frames.
  ///
  /// @param frames 0 for at once
  void tune(double hz, int frames);

  /// Sets the lips.
  ///
  /// @param embouchure 0 loose .. 1 tight
  void lips(double embouchure);

  /// The next frame of what is heard outside.
  ///
  /// @param breath pressure in the mouth, 0..about 1
  double next(double breath);

  /// What swings inside, for the player's ear.
  double inside();

  /// Highest frequency it can be tuned to at this sample rate.
  double highestHz();

  void reset();
}
