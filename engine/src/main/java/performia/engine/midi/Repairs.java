// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.midi;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What was mended while one file was read: how often, and where first. One thread.
final class Repairs {
  private final Map<Repair, int[]> counts = new EnumMap<>(Repair.class);
  private int total;

  /// Notes one.
  ///
  /// @param at the byte it begins at
  void add(Repair repair, int at) {
    counts.computeIfAbsent(repair, first -> new int[] {0, at})[0]++;
    total++;
  }

  int total() {
    return total;
  }

  /// A sentence a kind, with its number and its first place.
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    counts.forEach((repair, count) ->
        sentences.add(
            repair.sentence()
                + (count[0] == 1
                    ? " (byte " + count[1] + ")"
                    : " (" + count[0] + " times, first at byte " + count[1] + ")")));
    return sentences;
  }
}
