// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import performia.agents.style.Feels;
import performia.agents.style.Seat;
import performia.engine.music.Note;
import performia.engine.music.Song;
import performia.engine.music.Timeline;

class BandTest {
  private static final Feels FEELS = Feels.shipped();

  private static Performance performance(Song song, String feel, double intensity, long seed) {
    Timeline line = new Timeline(Arrangement.withEnding(song));
    return new Performance(
        line, FEELS.get(feel), Arc.level(line, intensity), seed, EnumSet.allOf(Seat.class), false);
  }

  private static Song song(String name) {
    return java.util.Objects.requireNonNull(TestSongs.many().get(name));
  }

  private static Map<Seat, List<Note>> inWindows(Performance performance, double... sizes) {
    Band band = new Band(BandRender.agents(), performance);
    var parts = new EnumMap<Seat, List<Note>>(Seat.class);
    double beat = 0;
    for (int i = 0; beat <= performance.timeline().end() + 1; i++) {
      beat += sizes[i % sizes.length];
      band.commit(
          beat, (seat, note) -> parts.computeIfAbsent(seat, s -> new ArrayList<>()).add(note));
    }
    return parts;
  }

  @Test
  void theSameSeedGivesTheSameNotesAndAnotherSeedOthers() {
    Performance one = performance(song("bossa"), "bossa", 0.5, 7);
    var first = Band.perform(BandRender.agents(), one);
    assertThat(Band.perform(BandRender.agents(), one)).isEqualTo(first);
    Performance other = performance(song("bossa"), "bossa", 0.5, 8);
    var second = Band.perform(BandRender.agents(), other);
    for (Seat seat : Seat.values()) {
      assertThat(second.get(seat)).as(seat.word()).isNotEqualTo(first.get(seat));
    }
  }

  @Test
  void windowsOfAnySizeGiveTheSameNotes() {
    for (String name : List.of("hits", "seven8", "waltz")) {
      Performance performance = performance(song(name), "rock", 0.6, 3);
      var whole = Band.perform(BandRender.agents(), performance);
      assertThat(inWindows(performance, 0.1)).as(name + " by tenths").isEqualTo(whole);
      assertThat(inWindows(performance, 0.013, 2.7, 0.4)).as(name + " unevenly").isEqualTo(whole);
      assertThat(inWindows(performance, 9)).as(name + " by nines").isEqualTo(whole);
    }
  }

  @Test
  void whatIsCommittedIsNeverRevised() {
    Performance calm = performance(song("funk16"), "funk", 0.2, 1);
    Performance wild = calm.withArc(Arc.flat(calm.timeline(), 0.9));
    var unchanged = Band.perform(BandRender.agents(), calm);
    Band band = new Band(BandRender.agents(), calm);
    var before = new ArrayList<Note>();
    var after = new ArrayList<Note>();
    band.commit(33, (seat, note) -> before.add(note));
    band.revise(wild);
    band.commit(60, (seat, note) -> after.add(note));
    long expected =
        unchanged.values().stream().flatMap(List::stream).filter(n -> n.beat() < 33).count();
    assertThat(before).hasSize((int) expected);
    assertThat(after).allMatch(n -> n.beat() >= 33);
    long calmDrums =
        unchanged.values().stream()
            .flatMap(List::stream)
            .filter(n -> n.beat() >= 40 && n.beat() < 60)
            .count();
    assertThat(after.stream().filter(n -> n.beat() >= 40).count()).isGreaterThan(calmDrums * 3 / 2);
  }

  @Test
  void locatingPlaysNothingFromBeforeAndStartsOnTheBeat() {
    Performance performance = performance(song("blues12"), "shuffle", 0.5, 1);
    Band band = new Band(BandRender.agents(), performance);
    band.commit(3, (seat, note) -> {});
    band.locate(48);
    var notes = new ArrayList<Note>();
    band.commit(52, (seat, note) -> notes.add(note));
    assertThat(notes).isNotEmpty().allMatch(n -> n.beat() >= 48 && n.beat() < 52);
    assertThat(notes.getFirst().beat()).isLessThan(48.05);
  }

  @Test
  void theDrummerCountsInBeforeTheFirstBar() {
    Performance plain = performance(song("waltz"), "jazzwaltz", 0.5, 1);
    Performance counted =
        new Performance(
            plain.timeline(), plain.feel(), plain.arc(), plain.seed(), plain.seats(), true);
    List<Note> drums =
        java.util.Objects.requireNonNull(
            Band.perform(BandRender.agents(), counted).get(Seat.DRUMS));
    assertThat(drums.stream().filter(n -> n.pitch() == 31).map(Note::beat))
        .containsExactly(-3.0, -2.0, -1.0);
  }

  @Test
  void everybodyPlaysPushesStopsAndHoldsTogether() {
    for (String feel : List.of("rock", "funk", "pop", "disco")) {
      Performance performance = performance(song("hits"), feel, 0.6, 5);
      var parts = Band.perform(BandRender.agents(), performance);
      for (Seat seat : Seat.values()) {
        List<Note> notes = java.util.Objects.requireNonNull(parts.get(seat));
        // The F of bar 2 is pushed to 3.5; bar 4 stops on beat 12; bar 6 holds on 20.
        for (double hit : new double[] {3.5, 12, 20}) {
          assertThat(notes).as(feel + " " + seat + " at " + hit).anyMatch(n -> near(n.beat(), hit));
        }
        assertThat(notes)
            .as(feel + " " + seat + " rests after the stop")
            .noneMatch(n -> n.beat() > 12.3 && n.beat() < 15.9);
        if (seat != Seat.DRUMS) {
          assertThat(notes)
              .as(feel + " " + seat + " is silent without a chord")
              .noneMatch(n -> n.beat() > 15.9 && n.beat() < 19.7);
        }
        assertThat(notes)
            .as(feel + " " + seat + " rings through the hold")
            .noneMatch(n -> n.beat() > 20.3 && n.beat() < 23.3);
      }
    }
  }

  private static boolean near(double beat, double place) {
    return Math.abs(beat - place) < 0.15;
  }

  @Test
  void theLastBarIsOneChordForAll() {
    Performance performance = performance(song("six8"), "slowblues", 0.5, 2);
    double end = performance.timeline().end() - 3;
    var parts = Band.perform(BandRender.agents(), performance);
    parts.forEach((seat, notes) -> {
      assertThat(notes).as(seat.word()).anyMatch(n -> near(n.beat(), end));
      assertThat(notes).as(seat.word()).noneMatch(n -> n.beat() > end + 0.4);
    });
  }

  @Test
  void everyFeelPlaysEverySongWithinRangeAndTime() {
    for (var entry : TestSongs.many().entrySet()) {
      for (var feel : FEELS.all()) {
        Performance performance = performance(entry.getValue(), feel.id(), 0.55, 1);
        double end = performance.timeline().end();
        Band.perform(List.of(BandRender.agents().get(0), BandRender.agents().get(1)), performance)
            .forEach((seat, notes) -> {
              String what = entry.getKey() + " " + feel.id() + " " + seat;
              if (seat == Seat.DRUMS || seat == Seat.BASS) {
                assertThat(notes).as(what).isNotEmpty();
              }
              assertThat(notes).as(what).allMatch(n -> n.beat() >= 0 && n.beat() < end);
            });
      }
    }
  }

  @Test
  void intensityAddsNotesAndWeightStepByStep() {
    Song song = song("funk16");
    for (var feel : FEELS.all()) {
      double notes = -1;
      double weight = -1;
      double least = 0;
      double softest = 0;
      for (double intensity : new double[] {0, 0.25, 0.5, 0.75, 1}) {
        Timeline line = new Timeline(song);
        Performance performance =
            new Performance(
                line, feel, Arc.flat(line, intensity), 4, EnumSet.allOf(Seat.class), false);
        var all =
            Band.perform(BandRender.agents(), performance).values().stream()
                .flatMap(List::stream)
                .toList();
        double mean = all.stream().mapToInt(Note::midiVelocity).average().orElse(0);
        String what = feel.id() + " at " + intensity;
        assertThat((double) all.size()).as("notes, " + what).isGreaterThan(notes);
        assertThat(mean).as("velocity, " + what).isGreaterThan(weight);
        least = notes < 0 ? all.size() : least;
        softest = weight < 0 ? mean : softest;
        notes = all.size();
        weight = mean;
      }
      assertThat(notes / least).as(feel.id()).isGreaterThan(1.6);
      assertThat(weight - softest).as(feel.id()).isGreaterThan(25);
    }
  }

  @Test
  void thePlanSaysWhatWillBePlayed() {
    Performance performance = performance(song("bossa"), "bossa", 0.5, 9);
    Band band = new Band(BandRender.agents(), performance);
    band.commit(0.5, (seat, note) -> {});
    band.planAhead(16);
    var planned =
        band.plan().snapshot(1).stream().flatMap(p -> p.notes().stream()).map(PlannedNote::note);
    var played = new ArrayList<Note>();
    band.commit(16.3, (seat, note) -> played.add(note));
    assertThat(played).containsAll(planned.filter(n -> n.beat() < 16).toList());
  }
}
