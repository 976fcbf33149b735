// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.music;

import java.util.StringJoiner;

/// Chord labels in the syntax of Harte, Sandler, Abdallah and Gómez (ISMIR 2005), such as
/// `Bb:maj7/3` and `C:7(b9)`; `N` for no chord. Pure; any thread.
public final class Harte {
  private static final String[] DEGREES = {
    "1", "b9", "2", "b3", "3", "4", "b5", "5", "#5", "6", "b7", "7", "", "b9", "9", "#9", "10",
    "11", "#11", "", "b13", "13", "", ""
  };
  private static final String[] BASS = {
    "1", "b2", "2", "b3", "3", "4", "b5", "5", "b6", "6", "b7", "7"
  };

  /// Shorthands with their tones, the richest first among those that fit a chord's third and
  /// seventh.
  private enum Shorthand {
    MAJ9("maj9", 0, 4, 7, 11, 14),
    MIN9("min9", 0, 3, 7, 10, 14),
    NINE("9", 0, 4, 7, 10, 14),
    MAJ7("maj7", 0, 4, 7, 11),
    MINMAJ7("minmaj7", 0, 3, 7, 11),
    MIN7("min7", 0, 3, 7, 10),
    SEVEN("7", 0, 4, 7, 10),
    DIM7("dim7", 0, 3, 6, 9),
    HDIM7("hdim7", 0, 3, 6, 10),
    MAJ6("maj6", 0, 4, 7, 9),
    MIN6("min6", 0, 3, 7, 9),
    AUG("aug", 0, 4, 8),
    DIM("dim", 0, 3, 6),
    MAJ("maj", 0, 4, 7),
    MIN("min", 0, 3, 7),
    SUS4("sus4", 0, 5, 7),
    SUS2("sus2", 0, 2, 7),
    FIVE("5", 0, 7),
    ONE("1", 0);

    final String label;
    final int tones;

    Shorthand(String label, int... semitones) {
      this.label = label;
      int bits = 0;
      for (int semitone : semitones) {
        bits |= 1 << semitone;
      }
      tones = bits;
    }
  }

  private Harte() {}

  /// @param key spells the root
  public static String label(Chord chord, Key key) {
    if (chord.isNone()) {
      return "N";
    }
    Shorthand best = best(chord.intervals());
    var list = new StringJoiner(",", "(", ")").setEmptyValue("");
    for (int semitones = 0; semitones < 24; semitones++) {
      boolean wanted = chord.has(semitones) && !DEGREES[semitones].isEmpty();
      boolean given = (best.tones >> semitones & 1) != 0;
      if (wanted && !given) {
        list.add(DEGREES[semitones]);
      } else if (given && !wanted) {
        list.add("*" + DEGREES[semitones]);
      }
    }
    int bass = Math.floorMod(chord.bass() - chord.root(), 12);
    String below = bass == 0 ? "" : "/" + BASS[bass];
    return NoteNames.inKey(chord.root(), key) + ":" + best.label + list + below;
  }

  /// The shorthand that leaves the fewest tones to add or take away; the first of equals. Taking
  /// away counts double, as it reads worse.
  private static Shorthand best(int tones) {
    Shorthand best = Shorthand.MAJ;
    int fewest = Integer.MAX_VALUE;
    for (Shorthand shorthand : Shorthand.values()) {
      int cost =
          Integer.bitCount(tones & ~shorthand.tones)
              + 2 * Integer.bitCount(shorthand.tones & ~tones);
      if (cost < fewest) {
        best = shorthand;
        fewest = cost;
      }
    }
    return best;
  }
}
