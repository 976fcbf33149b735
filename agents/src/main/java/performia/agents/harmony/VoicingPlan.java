// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.harmony;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import performia.agents.harmony.ChordTones.Flavour;
import performia.engine.music.Chord;
import performia.engine.music.Key;
import performia.engine.music.Timeline;

/// The voicing of every chord of a song, led smoothly from the first to the last. Immutable; any
/// thread.
public final class VoicingPlan {
  /// What a voicing costs that is not the chord's usual one, in semitones of movement.
  private static final double UNUSUAL = 1.2;

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
    int[][] first = VoiceLeading.path(choices);
    return new VoicingPlan(
        VoiceLeading.path(favouring(choices, habits(timeline, first), timeline)));
  }

  /// The voicing a first reading gives each chord most often: a player comes back to the grip they
  /// know.
  private static Map<Chord, int[]> habits(Timeline timeline, int[][] path) {
    Map<Chord, Map<List<Integer>, Integer>> counts = new LinkedHashMap<>();
    for (Timeline.PlayedChord played : timeline.chords()) {
      List<Integer> voicing = Arrays.stream(path[played.index()]).boxed().toList();
      counts
          .computeIfAbsent(played.chord(), chord -> new LinkedHashMap<>())
          .merge(voicing, 1, Integer::sum);
    }
    Map<Chord, int[]> habits = new HashMap<>();
    counts.forEach((chord, seen) -> {
      List<Integer> most = seen.keySet().iterator().next();
      for (Map.Entry<List<Integer>, Integer> entry : seen.entrySet()) {
        if (entry.getValue() > seen.getOrDefault(most, 0)) {
          most = entry.getKey();
        }
      }
      habits.put(chord, most.stream().mapToInt(Integer::intValue).toArray());
    });
    return habits;
  }

  private static List<List<Voicing>> favouring(
      List<List<Voicing>> choices, Map<Chord, int[]> habits, Timeline timeline) {
    Map<Chord, List<Voicing>> favoured = new HashMap<>();
    List<List<Voicing>> result = new ArrayList<>();
    for (Timeline.PlayedChord played : timeline.chords()) {
      result.add(
          favoured.computeIfAbsent(
              played.chord(), chord -> favoured(choices.get(played.index()), habits.get(chord))));
    }
    return result;
  }

  private static List<Voicing> favoured(List<Voicing> choices, int @Nullable [] habit) {
    return choices.stream()
        .map(v ->
            Arrays.equals(v.pitches(), habit) ? v : new Voicing(v.pitches(), v.strain() + UNUSUAL))
        .toList();
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
