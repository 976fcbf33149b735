// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Finds the words that somebody may have meant. Pure; any thread.
public final class Near {
  private static final int MOST = 3;
  private static final int LONGEST = 60;

  private Near() {}

  /// The nearest candidates, best first; empty when none is near.
  public static List<String> matches(String word, List<String> candidates) {
    String wanted = folded(word);
    record Scored(String candidate, int distance) {}
    return candidates.stream()
        .distinct()
        .map(c -> new Scored(c, distance(wanted, folded(c))))
        .filter(s -> s.distance <= Math.max(1, Math.min(wanted.length(), s.candidate.length()) / 3))
        .sorted(Comparator.comparingInt(Scored::distance).thenComparing(Scored::candidate))
        .flatMap(s -> Stream.of(s.candidate))
        .limit(MOST)
        .toList();
  }

  private static String folded(String word) {
    String folded = word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    return folded.length() <= LONGEST ? folded : folded.substring(0, LONGEST);
  }

  /// Damerau-Levenshtein distance (optimal string alignment); a beginning of the other word is as
  /// near as one slip.
  static int distance(String a, String b) {
    if (a.equals(b)) {
      return 0;
    }
    if (a.length() >= 3 && (b.startsWith(a) || b.contains(a))) {
      return 1;
    }
    var d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int swap = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + swap);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
