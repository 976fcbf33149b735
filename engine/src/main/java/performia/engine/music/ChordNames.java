// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.music;

import java.util.ArrayList;
import java.util.List;

/// Names chords by their tones, in plain ASCII symbols that [ChordParser] reads back. Pure; any
/// thread.
public final class ChordNames {
  private static final int ALTERED = 1 | 1 << 4 | 1 << 10 | 1 << 13 | 1 << 15 | 1 << 18 | 1 << 20;
  private static final int SEVENTHS = 1 << 9 | 1 << 10 | 1 << 11;

  private ChordNames() {}

  /// The symbol of a chord, such as `Bbm7b5/Ab`; `N.C.` for no chord.
  ///
  /// @param key spells root and bass
  public static String symbol(Chord chord, Key key) {
    if (chord.isNone()) {
      return "N.C.";
    }
    String root = NoteNames.inKey(chord.root(), key);
    String bass = chord.bass() == chord.root() ? "" : "/" + NoteNames.inChord(chord.bass(), root);
    return root + quality(chord.intervals()) + bass;
  }

  /// What stands after the root: `maj7`, `m7b5`, `13sus4`, `7(b9,#11)`; empty for a major triad.
  ///
  /// @param intervals as in [Chord]
  public static String quality(int intervals) {
    if (intervals == ALTERED) {
      return "7alt";
    }
    int left = intervals & ~1;
    boolean minor = has(left, 3) && !has(left, 4);
    boolean major = has(left, 4);
    boolean diminished = minor && has(left, 6) && !has(left, 7) && !has(left, 8);
    boolean augmented = major && has(left, 8) && !has(left, 7) && !has(left, 6);
    int seventh = has(left, 11) ? 11 : has(left, 10) ? 10 : diminished && has(left, 9) ? 9 : 0;
    String suspension = !major && !minor ? suspension(left) : "";
    boolean halfDiminished = diminished && seventh == 10;

    var name = new StringBuilder();
    if (halfDiminished) {
      name.append("m");
    } else if (diminished) {
      name.append("dim");
    } else if (minor) {
      name.append("m");
    } else if (augmented) {
      name.append("aug");
    }
    var extras = new ArrayList<String>();
    name.append(figure(left, seventh, minor, suspension, extras));
    if (halfDiminished) {
      name.append("b5");
    }
    name.append(suspension);
    boolean power = !major && !minor && suspension.isEmpty();
    if (power && left == 1 << 7) {
      return "5";
    }
    boolean thirdGoesWithout = name.toString().endsWith("11") && !minor;
    if (power && !thirdGoesWithout) {
      extras.add("omit3");
    }
    fifths(left, diminished, augmented, extras);
    return extras.isEmpty() ? name.toString() : name + "(" + String.join(",", extras) + ")";
  }

  private static String suspension(int tones) {
    boolean fourth = has(tones, 5);
    boolean second = has(tones, 2);
    return fourth ? second ? "sus2sus4" : "sus4" : second ? "sus2" : "";
  }

  /// `7`, `maj9`, `6`; what the figure does not imply goes to the extras.
  private static String figure(
      int tones, int seventh, boolean minor, String suspension, List<String> extras) {
    int rest = tones & ~(SEVENTHS | 1 << 3 | 1 << 4 | 1 << 6 | 1 << 7 | 1 << 8);
    if (has(tones, 3) && has(tones, 4)) {
      extras.add("#9");
    }
    if (suspension.contains("4")) {
      rest &= ~(1 << 5);
    }
    if (suspension.contains("2")) {
      rest &= ~(1 << 2);
    }
    String figure = "";
    if (seventh > 0) {
      boolean ninth = has(rest, 14);
      boolean eleventh = ninth && has(rest, 17);
      boolean eleven = eleventh && suspension.isEmpty() && (minor || !has(tones, 4));
      boolean thirteen = ninth && has(rest, 21) && (!minor || eleventh);
      rest &= ninth ? ~(1 << 14) : -1;
      rest &= (thirteen && minor) || (!thirteen && eleven) ? ~(1 << 17) : -1;
      rest &= thirteen ? ~(1 << 21) : -1;
      String degree = thirteen ? "13" : eleven ? "11" : ninth ? "9" : "7";
      String major = minor ? "Maj" : "maj";
      figure = seventh == 11 ? major + degree : degree;
      boolean bothSevenths = has(tones, 9) && seventh != 9;
      if (bothSevenths) {
        extras.add("add6");
      }
      if (has(tones, 10) && seventh == 11) {
        extras.add("b7");
      }
    } else if (has(tones, 9)) {
      boolean ninth = has(rest, 14);
      figure = ninth ? "69" : "6";
      rest &= ninth ? ~(1 << 14) : -1;
    }
    additions(rest, extras);
    return figure;
  }

  private static void additions(int rest, List<String> extras) {
    String[] names = {
      "", "addb9", "add2", "", "", "add4", "", "", "", "", "", "", "", "b9", "add9", "#9", "add10",
      "add11", "#11", "", "b13", "add13", "", ""
    };
    for (int semitones = 0; semitones < 24; semitones++) {
      if (has(rest, semitones) && !names[semitones].isEmpty()) {
        extras.add(names[semitones]);
      }
    }
  }

  private static void fifths(
      int tones, boolean diminished, boolean augmented, List<String> extras) {
    boolean natural = has(tones, 7);
    boolean flat = has(tones, 6) && !diminished;
    boolean sharp = has(tones, 8) && !augmented;
    if (flat) {
      extras.add(natural ? "#11" : "b5");
    }
    if (sharp) {
      extras.add(natural ? "b6" : "#5");
    }
    if (!natural && !flat && !sharp && !diminished && !augmented) {
      extras.add("omit5");
    }
  }

  private static boolean has(int tones, int semitones) {
    return (tones >> semitones & 1) != 0;
  }
}
