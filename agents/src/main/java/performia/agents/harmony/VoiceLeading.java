// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.harmony;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

/// Finds the smoothest path through the possible voicings of a chord sequence (Viterbi). Pure; any
/// thread.
///
/// Between two voicings the cost is the mean movement of the voices under the best pairing, the
/// leap of the top voice, which the ear follows, and every common tone that is not held.
public final class VoiceLeading {
  private static final double TOP_WEIGHT = 0.6;
  private static final double HELD_WEIGHT = 3.0;

  private VoiceLeading() {}

  /// The best voicing of every chord.
  ///
  /// @param choices what each chord may be; an empty list is a chord that is not voiced and breaks
  ///   nothing
  /// @return one voicing a chord, empty where there was no choice
  static int[][] path(List<List<Voicing>> choices) {
    int[][] best = new int[choices.size()][];
    Arrays.fill(best, new int[0]);
    int[] voiced = choiceIndices(choices);
    if (voiced.length == 0) {
      return best;
    }
    int[][] from = new int[voiced.length][];
    // A song moves between the same chords over and over: every pair of them is weighed once.
    IdentityHashMap<List<Voicing>, IdentityHashMap<List<Voicing>, double[][]>> known =
        new IdentityHashMap<>();
    double[] cost = strains(choices.get(voiced[0]));
    for (int step = 1; step < voiced.length; step++) {
      List<Voicing> before = choices.get(voiced[step - 1]);
      List<Voicing> here = choices.get(voiced[step]);
      double[] next = strains(here);
      double[][] steps =
          known
              .computeIfAbsent(before, list -> new IdentityHashMap<>())
              .computeIfAbsent(here, list -> movements(before, list));
      from[step] = new int[here.size()];
      for (int j = 0; j < next.length; j++) {
        int bestFrom = 0;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < cost.length; i++) {
          double total = cost[i] + steps[i][j];
          if (total < least) {
            least = total;
            bestFrom = i;
          }
        }
        next[j] += least;
        from[step][j] = bestFrom;
      }
      cost = next;
    }
    int at = 0;
    for (int i = 1; i < cost.length; i++) {
      if (cost[i] < cost[at]) {
        at = i;
      }
    }
    for (int step = voiced.length - 1; step >= 0; step--) {
      best[voiced[step]] = choices.get(voiced[step]).get(at).pitches();
      if (step > 0) {
        at = from[step][at];
      }
    }
    return best;
  }

  private static double[][] movements(List<Voicing> from, List<Voicing> to) {
    double[][] movements = new double[from.size()][to.size()];
    for (int i = 0; i < from.size(); i++) {
      for (int j = 0; j < to.size(); j++) {
        movements[i][j] = movement(from.get(i).pitches(), to.get(j).pitches());
      }
    }
    return movements;
  }

  /// What it costs the ear to go from one voicing to the next; 0 for staying.
  public static double movement(int[] from, int[] to) {
    return meanMovement(from, to)
        + TOP_WEIGHT * Math.abs(from[from.length - 1] - to[to.length - 1])
        + HELD_WEIGHT * released(from, to);
  }

  /// Mean semitones a voice moves, under the order-keeping pairing that moves least; voices may
  /// join or part.
  public static double meanMovement(int[] a, int[] b) {
    int[] few = a.length <= b.length ? a : b;
    int[] many = a.length <= b.length ? b : a;
    // Row of the dynamic programme: cheapest way to pair many[0..j] with few[0..i].
    double[] row = new double[many.length];
    double sum = 0;
    for (int j = 0; j < many.length; j++) {
      sum += Math.abs(few[0] - many[j]);
      row[j] = sum;
    }
    for (int i = 1; i < few.length; i++) {
      double diagonal = row[i - 1];
      for (int j = i; j < many.length; j++) {
        double step = Math.abs(few[i] - many[j]);
        double above = row[j];
        row[j] = step + Math.min(diagonal, j == i ? Double.MAX_VALUE : row[j - 1]);
        diagonal = above;
      }
    }
    return row[many.length - 1] / many.length;
  }

  /// Share of the common pitch classes that are not held at their pitch, 0..1.
  private static double released(int[] from, int[] to) {
    int fromClasses = 0;
    int toClasses = 0;
    int held = 0;
    for (int pitch : to) {
      toClasses |= 1 << pitch % 12;
    }
    for (int pitch : from) {
      fromClasses |= 1 << pitch % 12;
      for (int other : to) {
        if (pitch == other) {
          held |= 1 << pitch % 12;
        }
      }
    }
    int common = Integer.bitCount(fromClasses & toClasses);
    return common == 0 ? 0 : 1 - (double) Integer.bitCount(held) / common;
  }

  private static double[] strains(List<Voicing> voicings) {
    double[] strains = new double[voicings.size()];
    for (int i = 0; i < strains.length; i++) {
      strains[i] = voicings.get(i).strain();
    }
    return strains;
  }

  private static int[] choiceIndices(List<List<Voicing>> choices) {
    return java.util.stream.IntStream.range(0, choices.size())
        .filter(i -> !choices.get(i).isEmpty())
        .toArray();
  }
}
