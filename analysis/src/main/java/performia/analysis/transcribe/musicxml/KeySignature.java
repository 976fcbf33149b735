// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.musicxml;

import org.jspecify.annotations.Nullable;
import performia.engine.music.Key;

/// Key signatures as keys. Stateless; any thread.
final class KeySignature {
  private KeySignature() {}

  /// @param fifths sharps above 0, flats below
  /// @param mode `major`, `minor`, a church mode; empty for major. A church mode becomes the major
  ///   or minor key on its final, by its third.
  static Key key(int fifths, String mode) {
    int major = Math.floorMod(fifths * 7, 12);
    int above =
        switch (mode) {
          case "minor", "aeolian" -> 9;
          case "dorian" -> 2;
          case "phrygian" -> 4;
          case "lydian" -> 5;
          case "mixolydian" -> 7;
          case "locrian" -> 11;
          default -> 0;
        };
    boolean minor =
        switch (mode) {
          case "minor", "aeolian", "dorian", "phrygian", "locrian" -> true;
          default -> false;
        };
    return new Key(Math.floorMod(major + above, 12), minor, fifths < 0);
  }

  /// The key of a `key` element; null for a non-traditional one.
  static @Nullable Key of(XmlElement element) {
    if (!element.has("fifths")) {
      return null;
    }
    int fifths = Math.clamp((int) element.number("fifths", 0), -14, 14);
    return key(fifths, element.text("mode"));
  }

  /// The same key some semitones higher, its flats chosen by its own signature.
  static Key transposed(Key key, int semitones) {
    if (semitones == 0) {
      return key;
    }
    int tonic = Math.floorMod(key.tonic() + semitones, 12);
    int major = key.minor() ? (tonic + 3) % 12 : tonic;
    boolean flats = major == 5 || major == 10 || major == 3 || major == 8 || major == 1;
    return new Key(tonic, key.minor(), flats);
  }
}
