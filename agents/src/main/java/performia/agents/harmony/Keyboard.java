// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.harmony;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The voicings a keyboard player's right hand can take. Pure; any thread.
///
/// @param lowest lowest key used
/// @param centre where the middle of a voicing likes to be
/// @param highest highest key used
public record Keyboard(int lowest, double centre, int highest) {
  /// A comfortable tenth.
  private static final int MAX_SPAN = 16;

  private static final int MAX_CHOICES = 24;

  /// Below this key close intervals turn to mud (general practice of arrangers: low interval
  /// limits).
  private static final int CLEAR_FROM = 58;

  public Keyboard {
    if (lowest < 0 || highest > 127 || highest - lowest < 12) {
      throw new IllegalArgumentException(
          "keyboard " + lowest + ".." + highest + " (at least an octave of 0..127)");
    }
  }

  /// Every good voicing that sounds each of these pitch classes once.
  ///
  /// @param tones distinct pitch classes, at least one
  List<Voicing> voicings(List<Integer> tones) {
    List<Voicing> found = new ArrayList<>();
    place(tones, 0, new int[tones.size()], found);
    found.sort(Comparator.comparingDouble(Voicing::strain));
    return List.copyOf(found.subList(0, Math.min(MAX_CHOICES, found.size())));
  }

  private void place(List<Integer> tones, int at, int[] pitches, List<Voicing> found) {
    if (at == tones.size()) {
      int[] sorted = pitches.clone();
      Arrays.sort(sorted);
      if (sorted[sorted.length - 1] - sorted[0] <= MAX_SPAN) {
        found.add(new Voicing(sorted, strain(sorted)));
      }
      return;
    }
    int first = lowest + Math.floorMod(tones.get(at) - lowest, 12);
    for (int pitch = first; pitch <= highest; pitch += 12) {
      pitches[at] = pitch;
      place(tones, at + 1, pitches, found);
    }
  }

  private double strain(int[] pitches) {
    double sum = 0;
    double strain = 0;
    for (int i = 0; i < pitches.length; i++) {
      sum += pitches[i];
      if (i > 0) {
        int gap = pitches[i] - pitches[i - 1];
        boolean top = i == pitches.length - 1;
        strain += gap > 9 ? 0.5 * (gap - 9) : 0;
        strain += gap == 1 ? (top ? 3 : 0.7) : 0;
        strain += gap < 3 && pitches[i - 1] < CLEAR_FROM ? 2 : 0;
      }
    }
    double off = Math.abs(sum / pitches.length - centre);
    return strain + 0.08 * off + (off > 5 ? 0.4 * (off - 5) : 0);
  }
}
