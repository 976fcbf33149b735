// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.bass;

import performia.agents.Span;

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
    boolean moves = leads && !span.next().isNone() && span.next().bass() != span.chord().bass();
    int goalClass =
        moves
            ? span.next().bass()
            : span.chord().root() + (dice.roll(2) < 0.5 ? 0 : BassTone.fifth(span.chord()));
    int goal = neck.nearest(goalClass, line[0], (dice.roll(3) - 0.5) * 10);
    line[count - 1] = approach(goal, line[0], count == 2);
    for (int i = 1; i < count - 1; i++) {
      line[i] = between(line, i, (strong >> i & 1) != 0);
    }
    return line;
  }

  /// The bass note where the chord begins; where it goes on, any of its tones near by.
  private int first(int last) {
    double wish = (dice.roll(1) - 0.5) * 4;
    if (span.isChange() || dice.roll(4) < 0.45) {
      return neck.nearest(span.chord().bass(), last, wish);
    }
    int interval = dice.roll(5) < 0.6 ? BassTone.fifth(span.chord()) : BassTone.third(span.chord());
    return neck.nearest(span.chord().root() + interval, last, wish);
  }

  /// The note before the next chord: a semitone or a scale step beside it, or its fifth.
  private int approach(int goal, int from, boolean isShort) {
    double kind = dice.roll(6);
    int side = from <= goal ? -1 : 1;
    if (dice.roll(7) < 0.25) {
      side = -side;
    }
    if (kind < 0.36) {
      return neck.within(goal + side);
    }
    if (kind < 0.66) {
      int whole = goal + 2 * side;
      int half = goal + side;
      return neck.within(BassTone.fits(keyScale, span.chord(), whole) ? whole : half);
    }
    if (kind < 0.80 && !isShort) {
      return neck.within(goal + (dice.roll(8) < 0.5 ? 7 : -5));
    }
    int fifth = neck.nearest(span.chord().root() + BassTone.fifth(span.chord()), from, side * -4);
    return fifth == goal ? neck.within(goal + side) : fifth;
  }

  /// A note on the way: chord tones on strong beats, the scale between, no standing still.
  private int between(int[] line, int i, boolean strong) {
    int from = line[0];
    int to = line[line.length - 1];
    double share = (double) i / (line.length - 1);
    double bend = Math.abs(to - from) < 4 ? (dice.roll(9) < 0.6 ? 6 : -5) : 0;
    double ideal = from + (to - from) * share + bend * (1 - Math.abs(2 * share - 1));
    int best = from;
    double least = Double.MAX_VALUE;
    for (int pitch = Neck.LOWEST; pitch <= neck.highest(); pitch++) {
      boolean tone = BassTone.isTone(span.chord(), pitch);
      if (strong ? !tone : !BassTone.fits(keyScale, span.chord(), pitch)) {
        continue;
      }
      int leap = Math.abs(pitch - line[i - 1]);
      double cost =
          Math.abs(pitch - ideal)
              + (leap == 0 ? 6 : leap > 7 ? 3 : 0)
              + (pitch == to ? 3 : 0)
              + (tone ? 0 : 1.2)
              + 2.2 * dice.roll(20 + i * 64 + pitch);
      if (cost < least) {
        least = cost;
        best = pitch;
      }
    }
    return best;
  }
}
