// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.drums;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import performia.agents.Arc;
import performia.agents.Band;
import performia.agents.Performance;
import performia.agents.TestSongs;
import performia.agents.style.Feel;
import performia.agents.style.Feels;
import performia.agents.style.Seat;
import performia.engine.music.Note;
import performia.engine.music.Timeline;

class DrumAgentTest {
  private static final Feels FEELS = Feels.shipped();
  private static final Set<Integer> FEET = Set.of(36, 44);
  private static final Set<Integer> CYMBALS = Set.of(49, 57);

  private static List<Note> drums(Timeline line, Feel feel, double intensity, long seed) {
    Performance performance =
        new Performance(line, feel, Arc.flat(line, intensity), seed, EnumSet.of(Seat.DRUMS), false);
    return Objects.requireNonNull(
        Band.perform(List.of(new DrumAgent()), performance).get(Seat.DRUMS));
  }

  private static Timeline line(String song) {
    return new Timeline(Objects.requireNonNull(TestSongs.many().get(song)));
  }

  @Test
  void twoHandsAndTwoFeetAreEnough() {
    for (String song : TestSongs.many().keySet()) {
      for (Feel feel : FEELS.all()) {
        for (double intensity : new double[] {0.1, 0.5, 0.95}) {
          Map<Long, TreeSet<Integer>> together = new HashMap<>();
          for (Note note : drums(line(song), feel, intensity, 1)) {
            long place = Math.round(note.beat() * 12);
            together.computeIfAbsent(place, p -> new TreeSet<>()).add(note.pitch());
          }
          together.forEach((place, pitches) -> {
            String what = song + " " + feel.id() + " " + intensity + " at " + place / 12.0;
            long feet = pitches.stream().filter(FEET::contains).count();
            assertThat(pitches.size() - feet).as(what + " " + pitches).isLessThanOrEqualTo(2);
          });
        }
      }
    }
  }

  @Test
  void loudSectionsBeginWithACymbalAndQuietOnesDoNot() {
    Timeline line = line("funk16");
    for (Feel feel : FEELS.all()) {
      double start = line.bars().get(8).start();
      assertThat(drums(line, feel, 0.8, 1))
          .as(feel.id())
          .anyMatch(n -> CYMBALS.contains(n.pitch()) && Math.abs(n.beat() - start) < 0.2);
      assertThat(drums(line, feel, 0.1, 1))
          .as(feel.id())
          .noneMatch(n -> CYMBALS.contains(n.pitch()));
    }
  }

  @Test
  void sectionsEndWithAFillAndOtherBarsDoNot() {
    int fills = 0;
    int ends = 0;
    int falseFills = 0;
    int others = 0;
    for (String song : List.of("funk16", "bossa", "blues12", "six8", "seven8")) {
      for (Feel feel : FEELS.all()) {
        Timeline line = line(song);
        FillCount count = FillCount.of(line, drums(line, feel, 0.5, 2));
        fills += count.fills();
        ends += count.ends();
        falseFills += count.falseFills();
        others += count.others();
      }
    }
    assertThat((double) fills / ends).isGreaterThan(0.9);
    assertThat((double) falseFills / others).isLessThan(0.03);
  }

  @Test
  void theSecondTimeIsRelatedNotCopied() {
    Timeline line = line("funk16");
    for (Feel feel : FEELS.all()) {
      Map<Integer, Set<String>> bars = FillCount.bars(line, drums(line, feel, 0.5, 3));
      double alike = 0;
      for (int bar = 0; bar < 16; bar++) {
        alike += FillCount.jaccard(at(bars, bar), at(bars, bar + 16)) / 16;
      }
      assertThat(alike).as(feel.id()).isBetween(0.5, 0.93);
    }
  }

  private static Set<String> at(Map<Integer, Set<String>> bars, int bar) {
    return bars.getOrDefault(bar, Set.of());
  }
}
