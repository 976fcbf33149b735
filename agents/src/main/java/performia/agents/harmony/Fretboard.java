// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.harmony;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The grips a guitarist's left hand can take in standard tuning. Pure; any thread.
///
/// @param strings how many of the high strings are used, 3..6
/// @param lowest lowest pitch used, to stay clear of the bass
/// @param centre fret the hand likes to be at
public record Fretboard(int strings, int lowest, double centre) {
  private static final int[] OPEN = {40, 45, 50, 55, 59, 64};
  private static final int LAST_FRET = 15;

  /// Frets a hand spans without a stretch (index to little finger).
  private static final int HAND = 3;

  private static final int MAX_CHOICES = 24;

  public Fretboard {
    if (strings < 3 || strings > 6) {
      throw new IllegalArgumentException("strings " + strings + " (3..6)");
    }
  }

  /// Every good grip of these pitch classes on neighbouring strings, telling tones (the first
  /// three) all present.
  ///
  /// @param tones distinct pitch classes, most telling first
  List<Voicing> voicings(List<Integer> tones) {
    List<Voicing> found = new ArrayList<>();
    int allowed = 0;
    for (int tone : tones) {
      allowed |= 1 << tone;
    }
    int needed = 0;
    for (int tone : tones.subList(0, Math.min(3, tones.size()))) {
      needed |= 1 << tone;
    }
    for (int position = 0; position <= LAST_FRET - HAND; position++) {
      for (int top = OPEN.length - 1; top >= strings - 1 && top >= 4; top--) {
        grip(position, top - strings + 1, top, allowed, needed, new int[strings], 0, found);
      }
    }
    found.sort(Comparator.comparingDouble(Voicing::strain));
    return List.copyOf(found.subList(0, Math.min(MAX_CHOICES, found.size())));
  }

  private void grip(
      int position,
      int firstString,
      int topString,
      int allowed,
      int needed,
      int[] pitches,
      int at,
      List<Voicing> found) {
    if (firstString + at > topString) {
      int have = 0;
      for (int pitch : pitches) {
        have |= 1 << pitch % 12;
      }
      if ((have & needed) == needed && !known(found, pitches)) {
        found.add(new Voicing(pitches.clone(), strain(position, pitches)));
      }
      return;
    }
    int open = OPEN[firstString + at];
    for (int fret = position; fret <= position + HAND; fret++) {
      int pitch = open + fret;
      boolean rises = at == 0 || pitch > pitches[at - 1];
      if (pitch >= lowest && rises && (allowed >> pitch % 12 & 1) != 0) {
        pitches[at] = pitch;
        grip(position, firstString, topString, allowed, needed, pitches, at + 1, found);
      }
    }
  }

  private static boolean known(List<Voicing> found, int[] pitches) {
    return found.stream().anyMatch(v -> java.util.Arrays.equals(v.pitches(), pitches));
  }

  private double strain(int position, int[] pitches) {
    double strain = 0.15 * Math.abs(position - centre);
    for (int i = 1; i < pitches.length; i++) {
      int gap = pitches[i] - pitches[i - 1];
      strain += gap < 3 ? 0.8 : 0;
      strain += gap > 9 ? 1 : 0;
    }
    return strain;
  }
}
