// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import performia.agents.TestSongs;
import performia.engine.PerformiaException;
import performia.engine.music.Meter;
import performia.engine.music.Song;

class StyleMatcherTest {
  private static final Feels FEELS = Feels.shipped();
  private static final StyleMatcher MATCHER = new StyleMatcher(FEELS);

  @ParameterizedTest
  @CsvSource({
    "8-beat pop, pop",
    "jazz swing, swing",
    "Bossa Nova, bossa",
    "Medium Swing, swing",
    "Medium Up Swing, swing",
    "Up Tempo Swing, swing",
    "Slow Blues, slowblues",
    "Even 8ths, pop",
    "Brazil: Samba, samba",
    "Cuba: Cha Cha Cha, chacha",
    "Jazz Waltz, jazzwaltz",
    "Rock 12/8, slowblues",
    "Slow Rock, ballad",
    "RnB, soul",
    "hip hop, hiphop",
    "Bluegrass, country",
    "FUNK, funk",
    "reggae, reggae",
    "hard rock, rock",
    "blues shuffle, shuffle"
  })
  void understandsWhatChartsCallTheirStyle(String hint, String feel) {
    assertThat(MATCHER.named(hint)).map(Feel::id).hasValue(feel);
  }

  @Test
  void guessesFromMetreTempoAndHarmonyWhereNothingIsSaid() {
    assertThat(guess("blues12", "")).isEqualTo("shuffle");
    assertThat(guess("waltz", "")).isEqualTo("jazzwaltz");
    assertThat(guess("six8", "no such style")).isEqualTo("slowblues");
    assertThat(guess("hits", "")).isEqualTo("pop");
    Song slow = TestSongs.of("C", 66, Meter.COMMON, "", "A: C | F | G | C");
    assertThat(MATCHER.match(slow).id()).isEqualTo("ballad");
  }

  @Test
  void swingInThreeIsAJazzWaltz() {
    assertThat(guess("waltz", "Medium Swing")).isEqualTo("jazzwaltz");
  }

  private static String guess(String name, String style) {
    Song song = Objects.requireNonNull(TestSongs.many().get(name));
    return MATCHER
        .match(new Song("", "", song.key(), song.tempo(), style, song.sections(), song.form()))
        .id();
  }

  @Test
  void everyFeelHasAllItsSeatsAndTexts() {
    assertThat(FEELS.all()).hasSizeGreaterThanOrEqualTo(14);
    for (Feel feel : FEELS.all()) {
      for (Seat seat : Seat.values()) {
        assertThat(feel.text(seat).blocks().size()).as(feel.id() + " " + seat).isGreaterThan(1);
        assertThat(feel.seat(seat).meanMs()).isBetween(-12.0, 15.0);
        assertThat(feel.seat(seat).spreadMs()).isBetween(3.0, 9.0);
      }
    }
  }

  @Test
  void anUnknownFeelIsRefusedWithTheListOfThoseThereAre() {
    assertThatThrownBy(() -> FEELS.get("polka-metal"))
        .isInstanceOf(PerformiaException.class)
        .hasMessageContaining("polka-metal")
        .hasMessageContaining("bossa");
  }

  @Test
  void aBrokenStyleFileIsRefusedWithItsLine() {
    StyleText text = StyleText.parse("x/drums.txt", "crash 0.4\n[groove]\nkick | x.. |\n");
    StyleText.Line line = text.named("groove").getFirst().lines().getFirst();
    assertThatThrownBy(() -> Layer.read(text, line))
        .isInstanceOf(PerformiaException.class)
        .hasMessageContaining("x/drums.txt:3");
    assertThatThrownBy(() -> StyleText.parse("y", "[groove"))
        .isInstanceOf(PerformiaException.class)
        .hasMessageContaining("y:1");
  }
}
