// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.music;

import java.util.EnumSet;
import java.util.Set;

/// What a chord symbol has said so far, and the tones that follow from all of it together. One
/// thread; used once.
final class ChordSpelling {
  private final Set<ChordWord> words = EnumSet.noneOf(ChordWord.class);
  private int figures;
  private int sevenths;
  private int added;
  private int altered;
  private int suspended;
  private boolean withoutThird;
  private boolean withoutFifth;
  private boolean flatThird;
  private boolean flatFifth;
  private boolean sharpFifth;
  private boolean majorSeventhAdded;

  /// @return whether the word makes sense here; minor twice, say, does not
  boolean word(ChordWord word) {
    boolean first = words.add(word);
    return first || word == ChordWord.MAJOR || word == ChordWord.TRIANGLE;
  }

  void suspend(int semitones) {
    suspended |= 1 << semitones;
  }

  boolean figure(int figure) {
    if (figure == 7) {
      return ++sevenths <= 2;
    }
    if (figure == 10 || figure == 3 || says(figure)) {
      return false;
    }
    figures |= 1 << figure;
    return true;
  }

  boolean add(int figure) {
    added |=
        1
            << switch (figure) {
              case 2 -> 2;
              case 3 -> 4;
              case 4 -> 5;
              case 5 -> 7;
              case 6 -> 9;
              case 7 -> 10;
              case 9 -> 14;
              case 10 -> 16;
              case 11 -> 17;
              default -> 21;
            };
    return true;
  }

  boolean addMajorSeventh() {
    boolean first = !majorSeventhAdded;
    majorSeventhAdded = true;
    return first;
  }

  boolean omit(int figure) {
    withoutThird |= figure == 3;
    withoutFifth |= figure == 5;
    return figure == 3 || figure == 5;
  }

  boolean alter(int figure, int shift) {
    boolean flat = shift < 0;
    switch (figure) {
      case 2 -> altered |= 1 << (flat ? 13 : 15);
      case 3 -> flatThird = flat;
      case 4 -> altered |= 1 << 18;
      case 5 -> {
        flatFifth |= flat;
        sharpFifth |= !flat;
      }
      case 6 -> altered |= 1 << 8;
      case 7 -> added |= 1 << (11 + shift);
      case 9 -> altered |= 1 << (flat ? 13 : 15);
      case 10 -> altered |= 1 << 15;
      case 11 -> altered |= 1 << 18;
      default -> altered |= 1 << 20;
    }
    boolean onlyFlat = figure == 3 || figure == 6 || figure == 7 || figure == 10 || figure == 13;
    boolean onlySharp = figure == 4 || figure == 11;
    return flat ? !onlySharp : !onlyFlat;
  }

  /// The tones above the root, as [Chord#intervals]; 0 when what was said contradicts itself.
  int intervals() {
    boolean major = words.contains(ChordWord.MAJOR) || words.contains(ChordWord.TRIANGLE);
    boolean diminished = words.contains(ChordWord.DIMINISHED);
    boolean bothSevenths = sevenths == 2 && diminished && major;
    if (sevenths > 1 && !bothSevenths) {
      return 0;
    }
    int seventh = seventh(major, diminished);
    int tones = 1 | third() | fifth() | suspension() | seventh | extensions(seventh != 0);
    if (bothSevenths) {
      tones |= 1 << 9 | 1 << 11;
    }
    if (majorSeventhAdded) {
      tones |= 1 << 11;
    }
    if (words.contains(ChordWord.ALTERED)) {
      tones |= 1 << 13 | 1 << 15 | 1 << 18 | 1 << 20;
    }
    // A flat sixth over a seventh is heard as the flat thirteenth it is voiced as.
    if (seventh != 0 && (altered & 1 << 8) != 0) {
      altered = altered & ~(1 << 8) | 1 << 20;
    }
    return tones | added | altered;
  }

  private int third() {
    boolean eleventhOverMajor = says(11) && !says(13);
    if (withoutThird || suspended != 0 || says(4) || says(5)) {
      return 0;
    }
    if (isMinor()) {
      return 1 << 3;
    }
    // The major third grates against the natural eleventh; players leave it out.
    return eleventhOverMajor ? 0 : 1 << 4;
  }

  private boolean isMinor() {
    return flatThird
        || words.contains(ChordWord.MINOR)
        || words.contains(ChordWord.DIMINISHED)
        || words.contains(ChordWord.HALF_DIMINISHED);
  }

  private int fifth() {
    boolean low =
        flatFifth
            || words.contains(ChordWord.DIMINISHED)
            || words.contains(ChordWord.HALF_DIMINISHED);
    boolean high = sharpFifth || words.contains(ChordWord.AUGMENTED);
    if (low || high) {
      return (low ? 1 << 6 : 0) | (high ? 1 << 8 : 0);
    }
    return withoutFifth || words.contains(ChordWord.ALTERED) ? 0 : 1 << 7;
  }

  private int suspension() {
    return suspended | (says(4) ? 1 << 5 : 0);
  }

  private int seventh(boolean major, boolean diminished) {
    boolean extended = (says(9) && !says(6)) || says(11) || says(13);
    boolean implied =
        words.contains(ChordWord.ALTERED)
            || words.contains(ChordWord.HALF_DIMINISHED)
            || words.contains(ChordWord.DOMINANT)
            || (words.contains(ChordWord.TRIANGLE) && !says(6));
    if (sevenths == 0 && !extended && !implied) {
      return 0;
    }
    return 1 << (major ? 11 : diminished ? 9 : 10);
  }

  private int extensions(boolean hasSeventh) {
    int tones = says(2) ? 1 << 2 : 0;
    if (says(6)) {
      tones |= hasSeventh ? 1 << 21 : 1 << 9;
    }
    boolean alteredNinth = (altered & (1 << 13 | 1 << 15)) != 0;
    if ((says(9) || says(11) || says(13)) && !alteredNinth) {
      tones |= 1 << 14;
    }
    boolean alteredEleventh = (altered & 1 << 18) != 0;
    boolean eleventh = says(11) || (says(13) && isMinor());
    if (eleventh && !alteredEleventh && suspended == 0) {
      tones |= 1 << 17;
    }
    if (says(13) && (altered & 1 << 20) == 0) {
      tones |= 1 << 21;
    }
    return tones;
  }

  private boolean says(int figure) {
    return (figures & 1 << figure) != 0;
  }
}
