// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import performia.engine.music.Bar;

/// Gives passes without a label letters in order of appearance; passes of equal length that agree
/// in most bars share one. Pure; any thread.
public final class FormLetters {
  /// At this share of equal bars two passes are the same part with another ending.
  private static final double SAME = 0.6;

  private FormLetters() {}

  /// @param labels one for each pass, empty where a letter is wanted
  /// @param passes the bars of each
  public static List<String> label(List<String> labels, List<List<Bar>> passes) {
    Set<String> taken = new HashSet<>(labels);
    var done = new ArrayList<String>();
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i);
      for (int before = 0; before < Math.min(i, 256) && label.isEmpty(); before++) {
        if (labels.get(before).isEmpty() && agree(passes.get(before), passes.get(i))) {
          label = done.get(before);
        }
      }
      for (int letter = 0; label.isEmpty(); letter++) {
        String candidate = (char) ('A' + letter % 26) + (letter < 26 ? "" : "" + letter / 26);
        label = taken.add(candidate) ? candidate : "";
      }
      done.add(label);
    }
    return done;
  }

  private static boolean agree(List<Bar> one, List<Bar> other) {
    if (one.size() != other.size()) {
      return false;
    }
    int same = 0;
    for (int i = 0; i < one.size(); i++) {
      boolean equal =
          one.get(i).meter().equals(other.get(i).meter())
              && one.get(i).chords().equals(other.get(i).chords());
      same += equal ? 1 : 0;
    }
    return same >= SAME * one.size();
  }
}
