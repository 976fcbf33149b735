// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import performia.agents.Arc;
import performia.agents.Performance;
import performia.agents.style.Feel;
import performia.agents.style.Feels;
import performia.agents.style.Seat;
import performia.agents.style.StyleMatcher;
import performia.engine.PerformiaException;
import performia.engine.music.Key;
import performia.engine.music.KeyParser;
import performia.engine.music.Song;
import performia.engine.music.Timeline;

/// Turns a song and what was asked for it into what the band plays. Session or a loader thread.
final class Arranger {
  private final StyleMatcher styles;
  private final LongSupplier seeds;

  /// @param feels that there are
  /// @param seeds gives a seed, above 0, to whoever asked for none
  Arranger(Feels feels, LongSupplier seeds) {
    styles = new StyleMatcher(feels);
    this.seeds = seeds;
  }

  /// @throws PerformiaException when a name in the arrangement is unknown
  Arranged arrange(ChosenSong chosen, Arrangement asked) {
    List<Seat> seats = Seats.of(asked.parts());
    Song song = chosen.song();
    if (!asked.key().isEmpty()) {
      song = Transposition.to(song, key(asked.key()));
    }
    if (asked.tempo() > 0) {
      song = song.withTempo(asked.tempo());
    }
    Feel feel = feel(song, asked.style());
    if (asked.ending()) {
      song = performia.agents.Arrangement.withEnding(song);
    }
    if (asked.intro()) {
      song = performia.agents.Arrangement.withIntro(song);
    }
    long seed = asked.seed() == 0 ? seeds.getAsLong() : asked.seed();
    var timeline = new Timeline(song);
    var performance =
        new Performance(
            timeline,
            feel,
            arc(timeline, feel, asked, asked.intensity()),
            seed,
            Set.copyOf(seats),
            asked.countIn());
    return new Arranged(chosen, performance, seats, asked.withSeed(seed));
  }

  /// How intense every bar is.
  ///
  /// @param intensity what it is shaped round, 0..1
  static Arc arc(Timeline timeline, Feel feel, Arrangement asked, double intensity) {
    return asked.build()
        ? Arc.build(timeline, intensity, feel.reach())
        : Arc.level(timeline, intensity);
  }

  private static Key key(String name) {
    return KeyParser.parse(name)
        .orElseThrow(() ->
            new PerformiaException(
                "unknown key \"" + name + "\"", "--key", "write one such as Eb or F#m"));
  }

  private Feel feel(Song song, String asked) {
    if (asked.isEmpty()) {
      return styles.match(song);
    }
    Optional<Feel> named = styles.named(asked);
    return named.orElseThrow(() -> {
      List<String> ids = styles.feels().stream().map(Feel::id).toList();
      List<String> near = Near.matches(asked, ids);
      return new PerformiaException(
          "unknown feel \"" + asked + "\"",
          "--style",
          near.isEmpty()
              ? "choose one of " + String.join(", ", ids)
              : "did you mean " + String.join(" or ", near) + "?");
    });
  }
}
