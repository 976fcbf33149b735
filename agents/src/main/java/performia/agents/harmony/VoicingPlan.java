// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.harmony;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import performia.agents.harmony.ChordTones.Flavour;
import performia.engine.music.Chord;
import performia.engine.music.Key;
import performia.engine.music.Timeline;

/// The voicing of every chord of a song, led smoothly from the first to the last. Immutable; any
/// thread.
public final class VoicingPlan {
  private final int[][] voicings;

  private VoicingPlan(int[][] voicings) {
    this.voicings = voicings;
  }

  /// Plans a whole song for one way of playing.
  ///
  /// @param size tones wanted in a chord
  /// @param hand what an instrument can do with pitch classes, most telling first
  public static VoicingPlan of(Timeline timeline, Flavour flavour, int size, Keyboard hand) {
    return of(timeline, flavour, size, hand::voicings);
  }

  /// As the other, for a guitar.
  public static VoicingPlan of(Timeline timeline, Flavour flavour, int size, Fretboard hand) {
    return of(timeline, flavour, size, hand::voicings);
  }

  private static VoicingPlan of(
      Timeline timeline, Flavour flavour, int size, Function<List<Integer>, List<Voicing>> hand) {
    Map<Chord, List<Voicing>> known = new HashMap<>();
    List<List<Voicing>> choices = new ArrayList<>();
    Key key = timeline.song().key();
    for (Timeline.PlayedChord played : timeline.chords()) {
      choices.add(
          known.computeIfAbsent(played.chord(), chord -> choices(chord, flavour, size, key, hand)));
    }
    return new VoicingPlan(VoiceLeading.path(choices));
  }

  private static List<Voicing> choices(
      Chord chord,
      Flavour flavour,
      int size,
      Key key,
      Function<List<Integer>, List<Voicing>> hand) {
    if (chord.isNone()) {
      return List.of();
    }
    return hand.apply(ChordTones.of(chord).choose(flavour, size, key));
  }

  /// The keys of the chord with that index in the timeline, ascending; empty for N.C. The caller
  /// does not change it.
  public int[] pitches(int chordIndex) {
    return voicings[chordIndex];
  }
}
