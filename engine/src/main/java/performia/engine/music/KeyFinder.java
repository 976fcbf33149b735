// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.music;

import java.util.List;

/// Guesses the key of a song from its chords. Pure; any thread.
///
/// Every chord votes with its tones, weighted by how long it lasts; a candidate key scores by the
/// share of votes inside its scale, with more for tonic, third and fifth (after the profile idea of
/// Krumhansl and Kessler, 1982, reduced to chords), and for starting, cadencing and ending on its
/// tonic chord. Ties go to the key met first on the way up from C.
public final class KeyFinder {
  /// Weights of the scale steps above the tonic: what lies outside counts against the key.
  private static final double[] MAJOR = {
    1.3, -1.0, 0.7, -0.9, 1.0, 0.8, -0.9, 1.1, -0.9, 0.8, -0.5, 0.7
  };

  private static final double[] MINOR = {
    1.3, -0.9, 0.7, 1.0, -1.0, 0.8, -0.8, 1.1, 0.7, -0.4, 0.6, 0.4
  };

  private KeyFinder() {}

  /// @return the likeliest key; C major when there is no chord to tell
  public static Key find(Timeline timeline) {
    double[] weights = new double[12];
    List<Timeline.PlayedChord> chords = timeline.chords();
    for (Timeline.PlayedChord played : chords) {
      vote(weights, played.chord(), played.end() - played.start());
    }
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    if (total == 0) {
      return Key.C;
    }
    Key best = Key.C;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int tonic = 0; tonic < 12; tonic++) {
      for (boolean minor : new boolean[] {false, true}) {
        Key key = KeyParser.of(tonic, minor);
        double score = fit(weights, key) / total + landmarks(chords, key);
        if (score > bestScore + 1e-9) {
          best = key;
          bestScore = score;
        }
      }
    }
    return best;
  }

  private static void vote(double[] weights, Chord chord, double beats) {
    int tones = chord.pitchClasses();
    for (int pitch = 0; pitch < 12; pitch++) {
      if ((tones >> pitch & 1) != 0) {
        weights[pitch] += pitch == chord.root() ? 1.5 * beats : beats;
      }
    }
  }

  private static double fit(double[] weights, Key key) {
    double sum = 0;
    for (int step = 0; step < 12; step++) {
      sum += weights[(key.tonic() + step) % 12] * (key.minor() ? MINOR : MAJOR)[step];
    }
    return sum;
  }

  private static double landmarks(List<Timeline.PlayedChord> chords, Key key) {
    double score = 0;
    double beats = 0;
    double cadences = 0;
    for (int i = 0; i < chords.size(); i++) {
      Timeline.PlayedChord played = chords.get(i);
      boolean home = isHome(played.chord(), key);
      double lasts = played.end() - played.start();
      beats += lasts;
      if (home && (i == 0 || i == chords.size() - 1)) {
        score += i == 0 ? 0.06 : 0.12;
      }
      if (home && i > 0 && isDominant(chords.get(i - 1).chord(), key)) {
        cadences += lasts;
      }
    }
    return score + 0.5 * cadences / beats;
  }

  private static boolean isHome(Chord chord, Key key) {
    return !chord.isNone()
        && chord.root() == key.tonic()
        && chord.has(3) == key.minor()
        && !chord.has(6);
  }

  private static boolean isDominant(Chord chord, Key key) {
    return !chord.isNone() && chord.root() == (key.tonic() + 7) % 12 && !chord.has(3);
  }
}
