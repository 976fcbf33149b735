// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.musicxml;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The endings of a score, brackets that were drawn too short or numbered wrongly set right.
/// Immutable; any thread.
final class Endings {
  /// One bracket.
  ///
  /// @param start its first measure
  /// @param end its last measure
  /// @param numbers the times it is for
  /// @param last whether no other bracket of its repeat follows
  /// @param passes how often its repeat is played in all
  record Ending(int start, int end, List<Integer> numbers, boolean last, int passes) {}

  private record Bracket(int start, int end, List<Integer> numbers) {}

  private final List<@Nullable Ending> byMeasure = new ArrayList<>();

  Endings(List<Measure> measures) {
    for (int i = 0; i < measures.size(); i++) {
      byMeasure.add(null);
    }
    List<List<Bracket>> chains = chains(brackets(measures), measures);
    for (List<Bracket> chain : chains) {
      settle(chain, measures);
    }
  }

  /// The ending a measure belongs to; null for none.
  @Nullable Ending at(int measure) {
    return byMeasure.get(measure);
  }

  /// Whether an ending begins with that measure.
  boolean startsAt(int measure) {
    Ending ending = byMeasure.get(measure);
    return ending != null && ending.start == measure;
  }

  /// Whether the last ending of a repeat ends with that measure.
  boolean lastStopsAt(int measure) {
    Ending ending = byMeasure.get(measure);
    return ending != null && ending.last && ending.end == measure;
  }

  private static List<Bracket> brackets(List<Measure> measures) {
    var brackets = new ArrayList<Bracket>();
    for (int i = 0; i < measures.size(); i++) {
      Measure measure = measures.get(i);
      if (measure.endingStarts) {
        brackets.add(new Bracket(i, stop(measures, i), measure.endingStart));
      } else if (measure.endingStops && !brackets.isEmpty() && brackets.getLast().end == i - 1) {
        // A second stop without a start: the bracket went on.
        Bracket open = brackets.removeLast();
        brackets.add(new Bracket(open.start, i, open.numbers));
      }
    }
    return brackets;
  }

  private static int stop(List<Measure> measures, int start) {
    for (int i = start; i < measures.size(); i++) {
      if (i > start && measures.get(i).endingStarts) {
        return i - 1;
      }
      if (measures.get(i).endingStops || measures.get(i).repeatTimes > 0) {
        return i;
      }
    }
    return start;
  }

  /// Brackets of one repeat follow one another; where the first stops short of the repeat sign
  /// before the second, it is drawn on.
  private static List<List<Bracket>> chains(List<Bracket> brackets, List<Measure> measures) {
    var chains = new ArrayList<List<Bracket>>();
    for (Bracket bracket : brackets) {
      List<Bracket> chain = chains.isEmpty() ? null : chains.getLast();
      if (chain != null && follows(chain.getLast(), bracket, measures)) {
        Bracket before = chain.removeLast();
        chain.add(new Bracket(before.start, bracket.start - 1, before.numbers));
        chain.add(bracket);
      } else {
        chains.add(new ArrayList<>(List.of(bracket)));
      }
    }
    return chains;
  }

  private static boolean follows(Bracket before, Bracket next, List<Measure> measures) {
    if (next.start == before.end + 1) {
      return true;
    }
    boolean higher = !next.numbers.isEmpty() && next.numbers.getFirst() > 1;
    boolean returns = measures.get(next.start - 1).repeatTimes > 0;
    for (int i = before.end + 1; i < next.start; i++) {
      if (measures.get(i).repeatStart) {
        return false;
      }
    }
    return higher && returns && measures.get(before.end).repeatTimes == 0;
  }

  private void settle(List<Bracket> chain, List<Measure> measures) {
    List<List<Integer>> numbers = numbers(chain);
    int highest = numbers.getLast().getLast();
    boolean returns = measures.get(chain.getLast().end).repeatTimes > 0;
    int passes = chain.size() == 1 && returns ? highest + 1 : highest;
    for (int i = 0; i < chain.size(); i++) {
      Bracket bracket = chain.get(i);
      boolean last = i == chain.size() - 1;
      var ending = new Ending(bracket.start, bracket.end, numbers.get(i), last, passes);
      for (int at = bracket.start; at <= bracket.end; at++) {
        byMeasure.set(at, ending);
      }
    }
  }

  /// The numbers as written where they count 1, 2, 3 and so on, each once; counted anew where not.
  private static List<List<Integer>> numbers(List<Bracket> chain) {
    var all = new TreeSet<Integer>();
    int count = 0;
    for (Bracket bracket : chain) {
      all.addAll(bracket.numbers);
      count += Math.max(1, bracket.numbers.size());
    }
    boolean right = all.size() == count && all.getFirst() == 1 && all.getLast() == count;
    boolean rising = right && chain.getLast().numbers.contains(count);
    var numbers = new ArrayList<List<Integer>>();
    int next = 1;
    for (Bracket bracket : chain) {
      var own = new ArrayList<Integer>();
      for (int i = 0; i < Math.max(1, bracket.numbers.size()); i++) {
        own.add(rising ? bracket.numbers.get(i) : next++);
      }
      own.sort(null);
      numbers.add(List.copyOf(own));
    }
    return numbers;
  }
}
