// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.style;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import performia.engine.music.Bar;
import performia.engine.music.Chord;
import performia.engine.music.ChordChange;
import performia.engine.music.Meter;
import performia.engine.music.Section;
import performia.engine.music.Song;

/// Finds the feel a chart asks for in its own words, or, where it says nothing we know, the one
/// that its metre, tempo and harmony suggest. Immutable; any thread.
public final class StyleMatcher {
  private static final double JAZZ_SHARE = 0.6;
  private static final double BLUES_SHARE = 0.6;
  private static final double SLOW = 84;
  private static final double FAST = 150;

  private final Feels feels;

  public StyleMatcher(Feels feels) {
    this.feels = feels;
  }

  /// The feel for a song, by its style hint first.
  public Feel match(Song song) {
    Optional<Feel> asked = named(song.style());
    Feel found = asked.orElseGet(() -> feels.get(guess(song)));
    if (found.id().equals("ballad") && isJazz(song)) {
      return feels.get("swing");
    }
    Meter meter = song.sections().getFirst().bars().getFirst().meter();
    boolean waltz = meter.count() == 3 && meter.unit() == 4;
    return waltz && found.id().equals("swing") ? feels.get("jazzwaltz") : found;
  }

  /// The feel that a text names: its id, or the longest of its words that the text holds.
  public Optional<Feel> named(String text) {
    String hint = plain(text);
    if (hint.isBlank()) {
      return Optional.empty();
    }
    Feel best = null;
    int longest = 0;
    for (Feel feel : feels.all()) {
      if (hint.strip().equals(feel.id())) {
        return Optional.of(feel);
      }
      for (String word : feel.words()) {
        String wanted = plain(word);
        if (wanted.length() > longest && hint.contains(wanted)) {
          longest = wanted.length();
          best = feel;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /// Lower case, punctuation as blanks, one blank at either end, so that whole words match.
  private static String plain(String text) {
    String words = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}&/]+", " ").strip();
    return " " + words + " ";
  }

  private static String guess(Song song) {
    Meter meter = song.sections().getFirst().bars().getFirst().meter();
    if (meter.isCompound() || (meter.unit() == 8 && meter.count() == 3)) {
      return "slowblues";
    }
    if (isJazz(song)) {
      return "swing";
    }
    if (share(song, StyleMatcher::isDominant) >= BLUES_SHARE) {
      return song.tempo() < SLOW ? "slowblues" : "shuffle";
    }
    return song.tempo() < SLOW ? "ballad" : song.tempo() > FAST ? "rock" : "pop";
  }

  private static boolean isJazz(Song song) {
    return share(song, c -> c.has(10) || c.has(11) || c.has(9)) >= JAZZ_SHARE
        && share(song, StyleMatcher::isDominant) < BLUES_SHARE;
  }

  private static boolean isDominant(Chord chord) {
    return chord.has(4) && chord.has(10);
  }

  private static double share(Song song, java.util.function.Predicate<Chord> kind) {
    int all = 0;
    int some = 0;
    for (Section section : song.sections()) {
      for (Bar bar : section.bars()) {
        for (ChordChange change : bar.chords()) {
          if (!change.chord().isNone()) {
            all++;
            some += kind.test(change.chord()) ? 1 : 0;
          }
        }
      }
    }
    return all == 0 ? 0 : (double) some / all;
  }

  /// The feels it chooses from.
  public List<Feel> feels() {
    return feels.all();
  }
}
