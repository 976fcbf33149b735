// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.bass;

/// The neck of the bass: where a pitch class lies, near the hand. Stateless; any thread.
final class Neck {
  /// The open E string.
  static final int LOWEST = 28;

  /// High enough for a line, low enough to leave the keys their room.
  static final int HIGHEST = 50;

  /// Where the hand likes to be.
  static final int HOME = 37;

  private Neck() {}

  /// The pitch of a class that costs the least: a short way from the last one, and towards home.
  ///
  /// @param wish semitones above (+) or below (-) the last pitch that would be liked best
  static int nearest(int pitchClass, int last, double wish) {
    int best = LOWEST + Math.floorMod(pitchClass - LOWEST, 12);
    double least = Double.MAX_VALUE;
    for (int pitch = best; pitch <= HIGHEST; pitch += 12) {
      double cost = Math.abs(pitch - last - wish) + 0.45 * Math.abs(pitch - HOME);
      if (cost < least) {
        least = cost;
        best = pitch;
      }
    }
    return best;
  }

  /// The same pitch, octaves away if it lies off the neck.
  static int within(int pitch) {
    int inside = pitch;
    while (inside < LOWEST) {
      inside += 12;
    }
    while (inside > HIGHEST) {
      inside -= 12;
    }
    return inside;
  }
}
