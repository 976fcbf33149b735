// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.music;

import java.util.Locale;
import java.util.Optional;

/// Reads and writes keys: `Bb`, `F# minor`, `Am`, `D-`, `E dorian`, `C:min`. Pure; any thread.
public final class KeyParser {
  /// Major keys, by tonic, that are written with flats: F, Bb, Eb, Ab, Db, Gb.
  private static final int FLAT_MAJOR = 1 << 5 | 1 << 10 | 1 << 3 | 1 << 8 | 1 << 1 | 1 << 6;

  private static final String[] SHARP_NAMES = {
    "C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"
  };
  private static final String[] FLAT_NAMES = {
    "C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B"
  };

  private KeyParser() {}

  /// @return the key, or nothing when it is not understood; a mode counts as minor when its third
  ///   is
  public static Optional<Key> parse(String text) {
    String plain = ChordLetters.plain(text.strip());
    if (plain.length() > ChordParser.MAX_LENGTH) {
      return Optional.empty();
    }
    // A lower-case tonic is the old way of saying minor.
    boolean lower = !plain.isEmpty() && plain.charAt(0) >= 'a' && plain.charAt(0) <= 'g';
    if (lower) {
      plain = Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }
    int length = ChordParser.noteLength(plain, 0);
    if (length == 0) {
      return Optional.empty();
    }
    String note = plain.substring(0, length);
    String mode = plain.substring(length).strip();
    if (mode.startsWith(":") || mode.startsWith("_")) {
      mode = mode.substring(1).strip();
    }
    boolean minor;
    switch (mode.equals("M") ? "major" : mode.toLowerCase(Locale.ROOT)) {
      case "" -> minor = lower;
      case "major", "maj", "ma", "dur", "ionian", "lydian", "mixolydian", "^" -> minor = false;
      case "minor", "min", "mi", "m", "-", "moll", "aeolian", "dorian", "phrygian", "locrian" ->
          minor = true;
      default -> {
        return Optional.empty();
      }
    }
    int tonic = ChordParser.pitchClass(note);
    boolean flats = note.length() > 1 ? note.charAt(1) == 'b' : prefersFlats(tonic, minor);
    return Optional.of(new Key(tonic, minor, flats));
  }

  /// The key of that tonic and mode as it is mostly written: five flats rather than seven sharps,
  /// and F sharp minor rather than G flat minor.
  public static Key of(int tonic, boolean minor) {
    return new Key(tonic, minor, prefersFlats(tonic, minor));
  }

  /// The name that [#parse] reads back, such as `Bb` or `F# minor`.
  public static String name(Key key) {
    return noteName(key.tonic(), key.flats()) + (key.minor() ? " minor" : "");
  }

  /// A pitch class 0..11 as a note name.
  public static String noteName(int pitchClass, boolean flats) {
    return (flats ? FLAT_NAMES : SHARP_NAMES)[Math.floorMod(pitchClass, 12)];
  }

  private static boolean prefersFlats(int tonic, boolean minor) {
    int relativeMajor = minor ? (tonic + 3) % 12 : tonic;
    // E flat minor and F sharp major are both six; the first is the commoner of its pair, and so is
    // G flat.
    return (FLAT_MAJOR >> relativeMajor & 1) != 0;
  }
}
