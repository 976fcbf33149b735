// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.bass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import performia.agents.Arc;
import performia.agents.Band;
import performia.agents.Performance;
import performia.agents.TestSongs;
import performia.agents.drums.DrumAgent;
import performia.agents.style.Feel;
import performia.agents.style.Feels;
import performia.agents.style.Seat;
import performia.engine.music.Note;
import performia.engine.music.Song;
import performia.engine.music.Timeline;

class BassAgentTest {
  private static final Feels FEELS = Feels.shipped();

  private static Map<Seat, List<Note>> parts(Song song, Feel feel, double intensity) {
    Timeline line = new Timeline(song);
    return Band.perform(
        List.of(new DrumAgent(), new BassAgent()),
        new Performance(
            line, feel, Arc.flat(line, intensity), 6, EnumSet.of(Seat.DRUMS, Seat.BASS), false));
  }

  private static List<Note> bass(Song song, Feel feel, double intensity) {
    return Objects.requireNonNull(parts(song, feel, intensity).get(Seat.BASS));
  }

  @Test
  void staysOnTheNeckAndOneNoteAtATime() {
    for (Song song : TestSongs.many().values()) {
      for (Feel feel : FEELS.all()) {
        List<Note> notes = bass(song, feel, 0.8);
        assertThat(notes).allMatch(n -> n.pitch() >= 28 && n.pitch() <= 60);
        for (int i = 1; i < notes.size(); i++) {
          Note before = notes.get(i - 1);
          double overlap = before.beat() + before.length() - notes.get(i).beat();
          assertThat(overlap).as(feel.id() + " " + before).isLessThan(0.12);
        }
      }
    }
  }

  @Test
  void bringsTheBassOfEveryChord() {
    for (Map.Entry<String, Song> song : TestSongs.many().entrySet()) {
      for (Feel feel : FEELS.all()) {
        Timeline line = new Timeline(song.getValue());
        List<Note> notes = bass(song.getValue(), feel, 0.5);
        int right = 0;
        int all = 0;
        for (Timeline.PlayedChord chord : line.chords()) {
          for (Note note : notes) {
            if (!chord.chord().isNone() && Math.abs(note.beat() - chord.heard()) < 0.13) {
              all++;
              right += note.pitch() % 12 == chord.chord().bass() ? 1 : 0;
              break;
            }
          }
        }
        assertThat((double) right / all).as(song.getKey() + " " + feel.id()).isGreaterThan(0.94);
      }
    }
  }

  @Test
  void playsChordTonesWhereTheBeatIsStrong() {
    for (String name : List.of("blues12", "bossa", "funk16")) {
      Song song = Objects.requireNonNull(TestSongs.many().get(name));
      Timeline line = new Timeline(song);
      for (Feel feel : FEELS.all()) {
        int right = 0;
        int all = 0;
        for (Note note : bass(song, feel, 0.7)) {
          double inBar = note.beat() - Math.floor(note.beat() / 2) * 2;
          if (Math.min(inBar, 2 - inBar) < 0.125) {
            all++;
            var chord = line.chordAt(note.beat() + 0.1).chord();
            right += chord.pitchClasses() >> note.pitch() % 12 & 1;
          }
        }
        assertThat((double) right / all).as(name + " " + feel.id()).isGreaterThan(0.92);
      }
    }
  }

  @Test
  void leansOnTheKick() {
    Song song = Objects.requireNonNull(TestSongs.many().get("funk16"));
    for (String feel : List.of("rock", "pop", "bossa")) {
      var parts = parts(song, FEELS.get(feel), 0.5);
      List<Note> kicks =
          Objects.requireNonNull(parts.get(Seat.DRUMS)).stream()
              .filter(n -> n.pitch() == 36)
              .toList();
      List<Note> bass = Objects.requireNonNull(parts.get(Seat.BASS));
      long together =
          bass.stream()
              .filter(b -> kicks.stream().anyMatch(k -> Math.abs(k.beat() - b.beat()) < 1 / 12.0))
              .count();
      assertThat((double) together / bass.size()).as(feel).isBetween(0.55, 0.97);
    }
  }
}
