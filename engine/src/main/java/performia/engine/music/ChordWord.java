// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.music;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words of a chord symbol, each with all its spellings, longest first. Pure; any thread.
enum ChordWord {
  ADD("added", "add"),
  OMIT("omit", "no"),
  SUS("suspended", "sus"),
  HALF_DIMINISHED("half-diminished", "half-dim.", "half-dim", "halfdim", "hdim", "h"),
  DIMINISHED("diminished", "dim.", "dim", "o", "0"),
  AUGMENTED("augmented", "aug.", "aug", "+"),
  ALTERED("altered", "alt.", "alt"),
  DOMINANT("dominant", "dom"),
  MINOR("minor", "min.", "min", "mi", "m", "-"),
  MAJOR("major", "maj.", "maj", "ma", "M"),
  TRIANGLE("^");

  private final List<String> spellings;

  ChordWord(String... spellings) {
    this.spellings = List.of(spellings);
  }

  /// The word that begins here; null for none. Of several the longest, so that `maj` is not `m`;
  /// but `madd9` and `maug` are minor with something after.
  static @Nullable ChordWord at(String text, int from) {
    if (followsM(text, from, "add") || followsM(text, from, "aug") || followsM(text, from, "alt")) {
      return text.charAt(from) == 'M' ? MAJOR : MINOR;
    }
    ChordWord best = null;
    int bestLength = 0;
    for (ChordWord word : values()) {
      int length = word.longest(text, from);
      if (length > bestLength) {
        best = word;
        bestLength = length;
      }
    }
    return best;
  }

  /// How many characters this word takes here.
  int length(String text, int from) {
    boolean single = (this == MAJOR || this == MINOR) && at(text, from) == this;
    if (single
        && (followsM(text, from, "add")
            || followsM(text, from, "aug")
            || followsM(text, from, "alt"))) {
      return 1;
    }
    // `mino3` is minor without third, not `min` and a diminished sign.
    boolean withoutTone = text.startsWith("no3", from + 2) || text.startsWith("no5", from + 2);
    return this == MINOR && withoutTone ? 2 : longest(text, from);
  }

  private int longest(String text, int from) {
    for (String spelling : spellings) {
      // One letter alone tells major from minor by its case; words may be in any case.
      boolean ignoreCase = spelling.length() > 1;
      if (text.regionMatches(ignoreCase, from, spelling, 0, spelling.length())) {
        return spelling.length();
      }
    }
    return 0;
  }

  private static boolean followsM(String text, int from, String word) {
    char c = text.charAt(from);
    return (c == 'm' || c == 'M') && text.regionMatches(true, from + 1, word, 0, word.length());
  }
}
