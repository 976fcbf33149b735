// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.music;

/// Spells pitch classes: as steps of a key, or as intervals above a note. Pure; any thread.
public final class NoteNames {
  private static final String LETTERS = "CDEFGAB";
  private static final int[] NATURAL = {0, 2, 4, 5, 7, 9, 11};

  /// How many letters above the tonic each semitone is written: borrowed roots are mostly flat
  /// (bII, bIII, bVI, bVII), the tritone sharp.
  private static final int[] STEP_IN_KEY = {0, 1, 1, 2, 2, 3, 3, 4, 5, 5, 6, 6};

  /// How many letters above a root each semitone is written: chords are stacked in thirds.
  private static final int[] STEP_IN_CHORD = {0, 1, 1, 2, 2, 3, 4, 4, 5, 5, 6, 6};

  private NoteNames() {}

  /// A root as one writes it in a key, such as `Bb` in D major and `F#` in G.
  public static String inKey(int pitchClass, Key key) {
    String tonic = KeyParser.noteName(key.tonic(), key.flats());
    return spell(tonic, pitchClass, STEP_IN_KEY);
  }

  /// A bass note as one writes it under a chord, such as `C#` under A.
  public static String inChord(int pitchClass, String root) {
    return spell(root, pitchClass, STEP_IN_CHORD);
  }

  private static String spell(String from, int pitchClass, int[] steps) {
    int interval = Math.floorMod(pitchClass - ChordParser.pitchClass(from), 12);
    int letter = (LETTERS.indexOf(from.charAt(0)) + steps[interval]) % 7;
    int shift = Math.floorMod(pitchClass - NATURAL[letter] + 6, 12) - 6;
    boolean awkward =
        Math.abs(shift) > 1
            || (shift == 1 && (letter == 2 || letter == 6))
            || (shift == -1 && (letter == 0 || letter == 3));
    if (awkward) {
      return KeyParser.noteName(pitchClass, shift < 0);
    }
    return LETTERS.charAt(letter) + (shift == 0 ? "" : shift > 0 ? "#" : "b");
  }
}
