// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.drums;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import performia.engine.music.Note;
import performia.engine.music.Timeline;

/// Counts what a listener takes for a fill: a bar that shares at most six tenths of its strokes
/// with the section's commonest bar, and has more drums or clearly more strokes.
record FillCount(int fills, int ends, int falseFills, int others) {
  private static final Set<Integer> DRUMS = Set.of(37, 38, 40, 43, 45, 48);
  private static final Set<Integer> TOMS = Set.of(43, 45, 48);

  static FillCount of(Timeline line, List<Note> notes) {
    Map<Integer, Set<String>> bars = bars(line, notes);
    int fills = 0;
    int falseFills = 0;
    int others = 0;
    for (Timeline.PlayedPass pass : line.passes()) {
      var body = new ArrayList<Set<String>>();
      for (int bar = pass.firstBar(); bar < pass.endBar(); bar++) {
        body.add(bars.getOrDefault(bar, Set.of()));
      }
      Set<String> common = commonest(body);
      for (int i = 0; i < body.size(); i++) {
        Set<String> bar = body.get(i);
        boolean fill =
            jaccard(bar, common) <= 0.6
                && (count(bar, DRUMS) >= median(body, DRUMS) + 2
                    || count(bar, TOMS) > median(body, TOMS)
                    || bar.size() >= 1.25 * medianSize(body));
        if (i == body.size() - 1) {
          fills += fill ? 1 : 0;
        } else {
          falseFills += fill ? 1 : 0;
          others++;
        }
      }
    }
    return new FillCount(fills, line.passes().size(), falseFills, others);
  }

  /// The strokes of every bar as `step:pitch`.
  static Map<Integer, Set<String>> bars(Timeline line, List<Note> notes) {
    var bars = new HashMap<Integer, Set<String>>();
    for (Note note : notes) {
      long place = Math.round(note.beat() * 12);
      Timeline.PlayedBar bar = line.barAt(place / 12.0 + 0.02);
      bars.computeIfAbsent(bar.index(), b -> new TreeSet<>())
          .add(place - Math.round(bar.start() * 12) + ":" + note.pitch());
    }
    return bars;
  }

  static double jaccard(Set<String> a, Set<String> b) {
    var both = new HashSet<>(a);
    both.retainAll(b);
    var either = new HashSet<>(a);
    either.addAll(b);
    return either.isEmpty() ? 1 : (double) both.size() / either.size();
  }

  private static Set<String> commonest(List<Set<String>> bars) {
    var counts = new LinkedHashMap<Set<String>, Integer>();
    bars.forEach(b -> counts.merge(b, 1, Integer::sum));
    int most = counts.values().stream().max(Integer::compare).orElse(0);
    return counts.entrySet().stream()
        .filter(e -> e.getValue() == most)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(Set.of());
  }

  private static int count(Set<String> bar, Set<Integer> pitches) {
    int count = 0;
    for (String stroke : bar) {
      int pitch = Integer.parseInt(stroke.substring(stroke.indexOf(':') + 1));
      count += pitches.contains(pitch) ? 1 : 0;
    }
    return count;
  }

  private static int median(List<Set<String>> bars, Set<Integer> pitches) {
    return bars.stream().map(b -> count(b, pitches)).sorted().toList().get(bars.size() / 2);
  }

  private static int medianSize(List<Set<String>> bars) {
    return bars.stream().map(Set::size).sorted().toList().get(bars.size() / 2);
  }
}
