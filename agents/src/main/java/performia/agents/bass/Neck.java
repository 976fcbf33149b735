// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.bass;

/// The neck of the bass: where a pitch class lies, near the hand. Immutable; any thread.
///
/// @param highest pitch the line goes up to: high enough to sing, low enough to leave the keys
///   their room
record Neck(int highest) {
  /// The open E string.
  static final int LOWEST = 28;

  /// The highest octave of a root, whatever the line's own limit.
  static final int TOP = 51;

  /// Where the hand likes to be.
  static final int HOME = 37;

  /// The pitch of a class that costs the least: a short way from the last one, and towards home.
  ///
  /// @param wish semitones above (+) or below (-) the last pitch that would be liked best
  int nearest(int pitchClass, int last, double wish) {
    int best = LOWEST + Math.floorMod(pitchClass - LOWEST, 12);
    double least = Double.MAX_VALUE;
    for (int pitch = best; pitch <= highest; pitch += 12) {
      double cost = Math.abs(pitch - last - wish) + 0.45 * Math.abs(pitch - HOME);
      if (cost < least) {
        least = cost;
        best = pitch;
      }
    }
    return best;
  }

  /// The same pitch, octaves away if it lies off the neck.
  int within(int pitch) {
    int inside = pitch;
    while (inside < LOWEST) {
      inside += 12;
    }
    while (inside > highest) {
      inside -= 12;
    }
    return inside;
  }

  /// The octave of a root: above it where the neck is long enough, else below.
  int octave(int root) {
    return root + 12 <= TOP ? root + 12 : root - 12 >= LOWEST ? root - 12 : root;
  }
}
