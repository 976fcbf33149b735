// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.time;

import java.util.ArrayList;
import java.util.List;
import performia.engine.music.Song;
import performia.engine.music.Timeline;

/// Tempo over beats, constant between changes: beats to seconds and back. Immutable; any thread;
/// look-ups allocate nothing. Beats before the first change (a count-in) go at the first tempo.
public final class TempoMap {
  private final double[] beats;
  private final double[] seconds;
  private final double[] tempi;

  /// The tempo map of a song as played.
  public static TempoMap of(Timeline timeline) {
    var beats = new ArrayList<Double>(List.of(0.0));
    var tempi = new ArrayList<Double>(List.of(timeline.song().tempo()));
    for (Timeline.PlayedBar bar : timeline.bars()) {
      double tempo = bar.written().tempo();
      if (tempo > 0 && tempo != tempi.getLast()) {
        if (bar.start() == 0) {
          tempi.set(0, tempo);
        } else {
          beats.add(bar.start());
          tempi.add(tempo);
        }
      }
    }
    return new TempoMap(
        beats.stream().mapToDouble(Double::doubleValue).toArray(),
        tempi.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /// One tempo throughout.
  public static TempoMap constant(double tempo) {
    return new TempoMap(new double[] {0}, new double[] {tempo});
  }

  /// @param beats where each tempo begins: ascending, the first is 0
  /// @param tempi quarter notes a minute from there on
  public TempoMap(double[] beats, double[] tempi) {
    if (beats.length == 0 || beats.length != tempi.length || beats[0] != 0) {
      throw new IllegalArgumentException(
          "a tempo map needs as many tempi as beats, the first at beat 0");
    }
    this.beats = beats.clone();
    this.tempi = tempi.clone();
    seconds = new double[beats.length];
    for (int i = 0; i < beats.length; i++) {
      if (!(tempi[i] >= Song.MIN_TEMPO && tempi[i] <= Song.MAX_TEMPO)) {
        throw new IllegalArgumentException(
            "tempo " + tempi[i] + " (" + Song.MIN_TEMPO + ".." + Song.MAX_TEMPO + ")");
      }
      if (i > 0) {
        if (!(beats[i] > beats[i - 1])) {
          throw new IllegalArgumentException(
              "tempo at beat " + beats[i] + " after " + beats[i - 1]);
        }
        seconds[i] = seconds[i - 1] + (beats[i] - beats[i - 1]) * 60 / tempi[i - 1];
      }
    }
  }

  public double secondsAt(double beat) {
    int i = last(beats, beat);
    return seconds[i] + (beat - beats[i]) * 60 / tempi[i];
  }

  public double beatAt(double second) {
    int i = last(seconds, second);
    return beats[i] + (second - seconds[i]) * tempi[i] / 60;
  }

  /// Quarter notes a minute at this beat.
  public double tempoAt(double beat) {
    return tempi[last(beats, beat)];
  }

  /// How many tempi there are.
  public int size() {
    return beats.length;
  }

  /// Where the i-th tempo begins.
  public double beat(int i) {
    return beats[i];
  }

  /// The i-th tempo.
  public double tempo(int i) {
    return tempi[i];
  }

  private static int last(double[] ascending, double value) {
    int low = 0;
    int high = ascending.length;
    while (high - low > 1) {
      int middle = low + high >>> 1;
      if (ascending[middle] <= value) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
