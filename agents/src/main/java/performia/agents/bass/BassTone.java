// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.bass;

import performia.engine.music.Chord;

/// Chord tones as a bassist names them: intervals above the root, whatever the chord is. Stateless;
/// any thread.
final class BassTone {
  private BassTone() {}

  /// Semitones of the fifth: 7, or 6 or 8 where the chord alters it.
  static int fifth(Chord chord) {
    if (chord.has(7)) {
      return 7;
    }
    return chord.has(6) ? 6 : chord.has(8) ? 8 : 7;
  }

  /// Semitones of the third: major, minor, or the fourth or second that is there instead.
  static int third(Chord chord) {
    if (chord.has(4)) {
      return 4;
    }
    return chord.has(3) ? 3 : chord.has(5) ? 5 : chord.has(2) ? 2 : fifth(chord);
  }

  /// Semitones of the seventh, of the sixth where there is none, or of the fifth.
  static int seventh(Chord chord) {
    if (chord.has(10)) {
      return 10;
    }
    return chord.has(11) ? 11 : chord.has(9) ? 9 : fifth(chord);
  }

  /// Semitones of the sixth for a boogie line; the fifth where it would rub.
  static int sixth(Chord chord) {
    boolean major = chord.has(4) && !chord.has(8) && !chord.has(6);
    return chord.has(9) || major ? 9 : fifth(chord);
  }

  /// Whether a pitch belongs to the chord.
  static boolean isTone(Chord chord, int pitch) {
    return (chord.pitchClasses() >> Math.floorMod(pitch, 12) & 1) != 0;
  }

  /// Whether a pitch belongs to the key or the chord.
  static boolean fits(int keyScale, Chord chord, int pitch) {
    return ((keyScale | chord.pitchClasses()) >> Math.floorMod(pitch, 12) & 1) != 0;
  }
}
