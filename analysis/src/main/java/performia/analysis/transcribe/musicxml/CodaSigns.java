// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.musicxml;

import java.util.List;

/// Decides which coda signs say "leave here" and which "arrive here": the sign itself is the same.
/// Stateless; any thread.
final class CodaSigns {
  private CodaSigns() {}

  /// All signs but the last are places to leave from, the last is the coda, unless words or sounds
  /// have said otherwise. A sign at the start of a measure is left from before that measure, one at
  /// its end is arrived at after it.
  static void settle(List<Measure> measures) {
    boolean said = measures.stream().anyMatch(m -> m.coda);
    for (int i = measures.size() - 1; i >= 0; i--) {
      Measure measure = measures.get(i);
      if (measure.codaSignAtEnd) {
        said = settle(measures, i, i + 1, said);
      }
      if (measure.codaSignAtStart) {
        said = settle(measures, i - 1, i, said);
      }
    }
  }

  private static boolean settle(List<Measure> measures, int before, int after, boolean said) {
    if (said) {
      if (before >= 0) {
        measures.get(before).toCoda = true;
      }
    } else if (after < measures.size()) {
      measures.get(after).coda = true;
    }
    return true;
  }
}
