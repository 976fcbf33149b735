// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.harmony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import performia.agents.Agent;
import performia.agents.Arc;
import performia.agents.Band;
import performia.agents.Performance;
import performia.agents.guitar.GuitarAgent;
import performia.agents.keys.KeysAgent;
import performia.agents.style.Feel;
import performia.agents.style.Feels;
import performia.agents.style.Seat;
import performia.agents.style.StyleText;
import performia.engine.PerformiaException;
import performia.engine.music.Bar;
import performia.engine.music.Chord;
import performia.engine.music.ChordChange;
import performia.engine.music.ChordChange.Attack;
import performia.engine.music.ChordParser;
import performia.engine.music.Key;
import performia.engine.music.Meter;
import performia.engine.music.Note;
import performia.engine.music.Section;
import performia.engine.music.Song;
import performia.engine.music.Timeline;

/// Keys and guitar in every feel that ships.
class ChordSeatsTest {
  private static final Feels FEELS = Feels.shipped();
  private static final List<Meter> METERS =
      List.of(
          Meter.COMMON,
          new Meter(3, 4),
          new Meter(5, 4),
          new Meter(6, 8),
          new Meter(7, 8),
          new Meter(12, 8),
          new Meter(2, 4));

  private static Chord chord(String symbol) {
    return symbol.equals("NC") ? Chord.NONE : ChordParser.parse(symbol).orElseThrow();
  }

  private static ChordChange change(double beat, String symbol, double push, Attack attack) {
    return new ChordChange(beat, chord(symbol), push, attack);
  }

  private static Timeline timeline(Meter meter, List<List<ChordChange>> bars) {
    List<Bar> written = bars.stream().map(changes -> new Bar(meter, changes)).toList();
    return new Timeline(
        new Song(
            "",
            "",
            Key.C,
            120,
            "",
            List.of(new Section("A", written)),
            List.of(new Song.Pass("A", 0))));
  }

  private static Map<Seat, List<Note>> play(Timeline line, Feel feel, double intensity, long seed) {
    List<Agent> agents = List.of(new KeysAgent(), new GuitarAgent());
    return Band.perform(
        agents,
        new Performance(
            line, feel, Arc.flat(line, intensity), seed, Set.of(Seat.KEYS, Seat.GUITAR), false));
  }

  private static List<Note> all(Map<Seat, List<Note>> parts) {
    List<Note> notes = new ArrayList<>();
    parts.values().forEach(notes::addAll);
    return notes;
  }

  private static Timeline changes(Meter meter) {
    List<List<ChordChange>> bars = new ArrayList<>();
    for (String symbol :
        List.of("Cmaj7", "A7b9", "Dm7", "G13", "Em7b5", "Bbdim7", "F/A", "Gsus4")) {
      bars.add(List.of(change(0, symbol, 0, Attack.FREE)));
    }
    return timeline(meter, bars);
  }

  @Test
  void everyFeelPlaysOnlyChordTonesInEveryMetre() {
    for (Feel feel : FEELS.all()) {
      for (Meter meter : METERS) {
        Timeline line = changes(meter);
        for (double intensity : new double[] {0, 0.5, 1}) {
          for (Note note : all(play(line, feel, intensity, 3))) {
            Timeline.PlayedChord here = line.chordAt(note.beat() + 0.03);
            int next = Math.min(line.chords().size() - 1, here.index() + 1);
            int before = Math.max(0, here.index() - 1);
            int allowed =
                here.chord().pitchClasses()
                    | line.chords().get(next).chord().pitchClasses()
                    | line.chords().get(before).chord().pitchClasses()
                    | 1 << (here.chord().root() + 2) % 12
                    | 1 << (line.chords().get(next).chord().root() + 2) % 12;
            assertThat(allowed >> note.pitch() % 12 & 1)
                .as("%s %s %s in %s", feel.id(), meter, note, here.chord().symbol())
                .isEqualTo(1);
            assertThat(note.pitch()).as("%s %s", feel.id(), note).isBetween(48, 90);
          }
        }
      }
    }
  }

  @Test
  void everyChordIsHeard() {
    for (Feel feel : FEELS.all()) {
      for (Meter meter : METERS) {
        Timeline line = changes(meter);
        List<Note> keys = play(line, feel, 0.6, 5).getOrDefault(Seat.KEYS, List.of());
        for (Timeline.PlayedChord played : line.chords()) {
          assertThat(keys)
              .as("%s %s %s", feel.id(), meter, played.chord().symbol())
              .anyMatch(n -> n.beat() >= played.start() - 0.7 && n.beat() < played.end());
        }
      }
    }
  }

  @Test
  void noChordMeansSilence() {
    Timeline line =
        timeline(
            Meter.COMMON,
            List.of(
                List.of(change(0, "C", 0, Attack.FREE)),
                List.of(change(0, "NC", 0, Attack.FREE)),
                List.of(change(0, "F", 0, Attack.FREE))));
    for (Feel feel : FEELS.all()) {
      assertThat(all(play(line, feel, 0.7, 1)))
          .as(feel.id())
          .noneMatch(n -> n.beat() > 4.1 && n.beat() < 7.4)
          .allMatch(n -> n.beat() >= 4 || n.beat() + n.length() < 4.3);
    }
  }

  @Test
  void stopsAndPushesAreHitTogether() {
    Timeline line =
        timeline(
            Meter.COMMON,
            List.of(
                List.of(change(0, "C", 0, Attack.FREE)),
                List.of(change(0, "F", 0.5, Attack.FREE)),
                List.of(change(0, "G", 0, Attack.STOP)),
                List.of(change(0, "C", 0, Attack.HOLD))));
    for (Feel feel : FEELS.all()) {
      PulseCheck push = new PulseCheck(feel, 3.5);
      for (var part : play(line, feel, 0.7, 1).entrySet()) {
        List<Note> notes = part.getValue();
        assertThat(notes).as("push, %s %s", feel.id(), part.getKey()).anyMatch(push::isThere);
        assertThat(notes)
            .as("stop, %s %s", feel.id(), part.getKey())
            .anyMatch(n -> Math.abs(n.beat() - 8) < 0.12 && n.length() < 0.5)
            .noneMatch(n -> n.beat() > 8.2 && n.beat() < 11.8);
        assertThat(notes)
            .as("hold, %s %s", feel.id(), part.getKey())
            .anyMatch(n -> Math.abs(n.beat() - 12) < 0.12 && n.length() > 3.5)
            .noneMatch(n -> n.beat() > 12.2);
      }
    }
  }

  private record PulseCheck(Feel feel, double straight) {
    boolean isThere(Note note) {
      double swung = Math.floor(straight) + (feel.division() == 8 ? feel.swingAt(120) : 0.5);
      return Math.abs(note.beat() - swung) < 0.12;
    }
  }

  @Test
  void louderMeansMoreNotesAndMoreForce() {
    Timeline line = changes(Meter.COMMON);
    for (Feel feel : FEELS.all()) {
      List<Note> calm = all(play(line, feel, 0, 2));
      List<Note> wild = all(play(line, feel, 1, 2));
      assertThat((double) wild.size()).as(feel.id()).isGreaterThan(1.6 * calm.size());
      assertThat(wild.stream().mapToInt(Note::midiVelocity).average().orElse(0))
          .as(feel.id())
          .isGreaterThan(calm.stream().mapToInt(Note::midiVelocity).average().orElse(127) + 15);
    }
  }

  @Test
  void wrongStyleTextIsToldWithItsLine() {
    assertThatThrownBy(() -> Comping.parse(StyleText.parse("x.txt", "[comp]\nsteps X.q.")))
        .isInstanceOf(PerformiaException.class)
        .hasMessageContaining("x.txt:2");
    assertThatThrownBy(() -> Comping.parse(StyleText.parse("x.txt", "")))
        .isInstanceOf(PerformiaException.class)
        .hasMessageContaining("x.txt");
  }
}
