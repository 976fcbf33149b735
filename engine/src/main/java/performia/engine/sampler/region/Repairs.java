// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.region;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was wrong with a file and how it was taken instead: a sentence each, with its place, and
/// one line for all that are alike. One loader thread.
public final class Repairs {
  /// A broken bank is told about, not written out.
  private static final int MAX_SENTENCES = 40;

  private final Map<String, Integer> more = new LinkedHashMap<>();
  private final Map<String, String> first = new LinkedHashMap<>();

  /// Notes a repair.
  ///
  /// @param kind the same for all that are alike
  /// @param sentence what was wrong, where, and what was done
  public void add(String kind, String sentence) {
    if (first.size() < MAX_SENTENCES || first.containsKey(kind)) {
      first.putIfAbsent(kind, sentence);
      more.merge(kind, 1, Integer::sum);
    }
  }

  /// All of them; of many alike the first and their number.
  public List<String> sentences() {
    List<String> all = new ArrayList<>();
    first.forEach((kind, sentence) -> {
      int alike = more.getOrDefault(kind, 1) - 1;
      all.add(alike == 0 ? sentence : sentence + " (and " + alike + " alike)");
    });
    return all;
  }
}
