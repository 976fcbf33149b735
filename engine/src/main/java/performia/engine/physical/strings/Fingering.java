// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.strings;

import org.jspecify.annotations.Nullable;

/// Chooses the string that a hand would take for a pitch: one that is free, low on the neck and
/// near where the hand is. Audio thread.
final class Fingering {
  private static final double HELD = 1000;
  private static final double RINGS = 1.5;

  private final PlayedString[] strings;
  private final int frets;
  private double hand;

  Fingering(PlayedString[] strings, int frets) {
    this.strings = strings;
    this.frets = frets;
  }

  /// The string for a pitch; always one.
  PlayedString choose(int pitch) {
    PlayedString best = strings[0];
    double least = Double.MAX_VALUE;
    for (PlayedString string : strings) {
      double cost = cost(string, pitch);
      if (cost < least) {
        least = cost;
        best = string;
      }
    }
    int fret = pitch - best.spec().openPitch();
    if (fret > 0) {
      hand += 0.4 * (fret - hand);
    }
    return best;
  }

  private double cost(PlayedString string, int pitch) {
    if (string.pitch() == pitch && (string.held() || string.sounding())) {
      return -1;
    }
    int fret = pitch - string.spec().openPitch();
    double cost = string.held() ? HELD : string.sounding() && string.pitch() >= 0 ? RINGS : 0;
    if (fret < 0) {
      return cost + 2 * HELD - 10.0 * fret;
    }
    if (fret > frets) {
      return cost + 2 * HELD + 10.0 * (fret - frets);
    }
    return cost + (fret == 0 ? 0 : fret + 0.7 * Math.abs(fret - hand));
  }

  /// The string that a slur to this pitch goes on: the one struck last that is held and near
  /// enough.
  ///
  /// @param reach how many semitones a slur may go
  /// @return null for none
  @Nullable PlayedString slurred(int pitch, int reach) {
    @Nullable PlayedString best = null;
    for (PlayedString string : strings) {
      if (string.held()
          && Math.abs(string.pitch() - pitch) <= reach
          && pitch >= string.spec().openPitch()
          && (best == null || string.age() < best.age())) {
        best = string;
      }
    }
    return best;
  }

  /// The string that holds this pitch, or null.
  @Nullable PlayedString holding(int pitch) {
    for (PlayedString string : strings) {
      if (string.held() && string.pitch() == pitch) {
        return string;
      }
    }
    return null;
  }

  void reset() {
    hand = 0;
  }
}
