// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.beatclock;

import performia.engine.music.Timeline;

/// Where the bars and chords of a song begin, as plain arrays that the audio thread can search.
/// Immutable; made off the audio thread; look-ups allocate nothing.
final class SongPlaces {
  private final double[] bars;
  private final double[] chords;
  private final double countInBar;
  private final double end;

  SongPlaces(Timeline timeline) {
    bars = timeline.bars().stream().mapToDouble(Timeline.PlayedBar::start).toArray();
    chords = timeline.chords().stream().mapToDouble(Timeline.PlayedChord::start).toArray();
    countInBar = timeline.bars().getFirst().written().meter().lengthBeats();
    end = timeline.end();
  }

  /// Fills in bar, beat in the bar, chord and the song's length for the state's beat. A count-in
  /// has bars of the first bar's length: -1, -2 and so on backwards.
  void fill(BeatClockState state) {
    double beat = state.beat;
    state.songLength = end;
    if (beat < 0) {
      state.bar = (int) Math.floor(beat / countInBar);
      state.beatInBar = beat - state.bar * countInBar;
      state.chord = -1;
    } else {
      state.bar = last(bars, beat);
      state.beatInBar = beat - bars[state.bar];
      state.chord = last(chords, beat);
    }
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
