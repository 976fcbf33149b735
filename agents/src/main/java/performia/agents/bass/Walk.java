// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.bass;

import performia.agents.Span;
import performia.engine.music.Chord;

/// A walking line through one chord: the root, a way that goes somewhere, and a step into the next
/// chord. Immutable; agents thread.
///
/// @param neck where the notes lie
/// @param span the chord
/// @param keyScale pitch classes of the key
/// @param dice where chance comes from
record Walk(Neck neck, Span span, int keyScale, Dice dice) {
  /// Where chance comes from: a number 0..1 for every question.
  interface Dice {
    double roll(int question);
  }

  /// Semitones above or below home at which a line all but always turns back.
  private static final double REACH = 14;

  /// Ways through a chord after its root, in the names of a bassist.
  private static final String[] RISING = {"35", "23", "58", "23", "36", "35"};

  private static final String[] FALLING = {"75", "65", "53", "75", "85"};

  /// The pitches of a chord's notes.
  ///
  /// @param count how many notes there are, at least 1
  /// @param strong bit `i` set: note `i` stands on a strong beat
  /// @param last the pitch before
  /// @param leads whether the next chord follows the last note at once
  int[] line(int count, int strong, int last, boolean leads) {
    int[] line = new int[count];
    line[0] = first(last);
    if (count == 1) {
      return line;
    }
    // Low on the neck there is only one way to go, and high up the other.
    boolean rises = dice.roll(9) < 0.5 + (Neck.HOME - line[0]) / REACH;
    String[] ways = rises ? RISING : FALLING;
    String way = ways[(int) (dice.roll(10) * ways.length)];
    for (int i = 1; i < count - 1; i++) {
      boolean passing = (strong >> i & 1) == 0;
      char degree = way.charAt((i - 1) % way.length());
      line[i] = step(degree, passing, line[i - 1], rises, i);
    }
    line[count - 1] = approach(line[count - 2], count == 2, leads);
    return line;
  }

  /// The bass note where the chord begins; where it goes on, any of its tones near by.
  private int first(int last) {
    double wish = (dice.roll(1) - 0.5) * 4;
    if (span.isChange() || dice.roll(4) < 0.5) {
      return neck.nearest(span.chord().bass(), last, wish);
    }
    int interval = dice.roll(5) < 0.6 ? BassTone.fifth(span.chord()) : BassTone.third(span.chord());
    return neck.nearest(span.chord().root() + interval, last, wish);
  }

  /// A note on the way; a scale tone only where the beat is weak, and never the same pitch twice.
  private int step(char degree, boolean passing, int last, boolean rises, int i) {
    Chord chord = span.chord();
    int second = BassTone.fits(keyScale, chord, chord.root() + 2) ? 2 : 1;
    int interval =
        switch (degree) {
          case '2' -> passing ? second : BassTone.third(chord);
          case '3' -> BassTone.third(chord);
          case '5' -> BassTone.fifth(chord);
          case '6' -> passing ? BassTone.sixth(chord) : BassTone.seventh(chord);
          case '7' -> BassTone.seventh(chord);
          default -> 0;
        };
    int pitch = neck.nearest(chord.root() + interval, last, rises ? 3 : -3);
    if (pitch == last) {
      int other = interval == BassTone.fifth(chord) ? BassTone.third(chord) : BassTone.fifth(chord);
      pitch = neck.nearest(chord.root() + other, last, dice.roll(20 + i) < 0.5 ? 3 : -3);
    }
    return pitch;
  }

  /// The note before the next chord: a semitone or a scale step beside its bass, or a fifth above
  /// or below it; where the chord goes on, one of its own.
  private int approach(int from, boolean isShort, boolean leads) {
    Chord chord = span.chord();
    Chord next = span.next();
    if (!leads || next.isNone() || next.bass() == chord.bass()) {
      int tone = dice.roll(2) < 0.6 ? BassTone.fifth(chord) : BassTone.third(chord);
      int pitch = neck.nearest(chord.root() + tone, from, 0);
      return pitch == from ? neck.nearest(chord.root(), from, dice.roll(3) < 0.5 ? 6 : -6) : pitch;
    }
    int goal = neck.nearest(next.bass(), from, (dice.roll(3) - 0.5) * 6);
    int side = dice.roll(7) < 0.5 ? -1 : 1;
    double kind = dice.roll(6);
    int pitch;
    if (kind < 0.32) {
      pitch = goal + side;
    } else if (kind < 0.66) {
      boolean fits = BassTone.fits(keyScale, chord, goal + 2 * side);
      pitch = goal + (fits ? 2 : 1) * side;
    } else if (kind < 0.84 && !isShort) {
      pitch = goal + (dice.roll(8) < 0.5 ? 7 : -5);
    } else {
      pitch = neck.nearest(chord.root() + BassTone.fifth(chord), from, side * -3);
    }
    if (pitch == goal || pitch == from) {
      pitch = goal + side == from ? goal - side : goal + side;
    }
    return neck.within(pitch);
  }
}
