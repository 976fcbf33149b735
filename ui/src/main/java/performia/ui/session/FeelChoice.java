// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import performia.agents.style.Feel;
import performia.agents.style.Feels;
import performia.engine.music.Meter;
import performia.engine.music.Song;

/// Chooses the feel that a song's own words, metre and tempo ask for. Pure; any thread.
final class FeelChoice {
  private FeelChoice() {}

  /// The feel that somebody names: by id, else by the words that charts use.
  static Optional<Feel> named(Feels feels, String name) {
    String wanted = folded(name);
    Optional<Feel> exact =
        feels.all().stream().filter(f -> folded(f.id()).equals(wanted)).findFirst();
    if (exact.isPresent()) {
      return exact;
    }
    return feels.all().stream()
        .filter(f -> said(f, wanted) > 0)
        .max(Comparator.comparingInt(f -> said(f, wanted)));
  }

  /// The feel of a song that says nothing else: its style hint counts most, then metre and tempo.
  static Feel of(Feels feels, Song song) {
    String hint = folded(song.style());
    Meter meter = song.sections().getFirst().bars().getFirst().meter();
    List<Feel> all = feels.all();
    Feel best = all.getFirst();
    double most = Double.NEGATIVE_INFINITY;
    for (Feel feel : all) {
      double score = 4.0 * said(feel, hint) + fit(feel, meter, song.tempo());
      if (score > most) {
        most = score;
        best = feel;
      }
    }
    return best;
  }

  /// Letters of the longest of the feel's words that the hint says.
  private static int said(Feel feel, String hint) {
    int longest = 0;
    for (String word : feel.words()) {
      String plain = folded(word);
      if (!plain.isEmpty() && hint.contains(plain)) {
        longest = Math.max(longest, plain.length());
      }
    }
    return longest;
  }

  private static double fit(Feel feel, Meter meter, double tempo) {
    int pulses = feel.grid(meter, tempo).pulses();
    double metre =
        pulses == feel.pulses() ? 2 : pulses % 3 == 0 == (feel.pulses() % 3 == 0) ? 1 : 0;
    return metre + (tempo >= feel.slowest() && tempo <= feel.fastest() ? 1 : 0);
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
