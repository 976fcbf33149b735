// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.harmony;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import performia.agents.harmony.ChordTones.Flavour;
import performia.engine.music.Bar;
import performia.engine.music.Chord;
import performia.engine.music.ChordChange;
import performia.engine.music.Key;
import performia.engine.music.Meter;
import performia.engine.music.Section;
import performia.engine.music.Song;
import performia.engine.music.Timeline;

class VoicingPlanTest {
  private static final Map<String, int[]> QUALITIES =
      Map.of(
          "", new int[] {0, 4, 7},
          "m", new int[] {0, 3, 7},
          "7", new int[] {0, 4, 7, 10},
          "maj7", new int[] {0, 4, 7, 11},
          "m7", new int[] {0, 3, 7, 10},
          "6", new int[] {0, 4, 7, 9},
          "m6", new int[] {0, 3, 7, 9},
          "sus4", new int[] {0, 5, 7},
          "dim7", new int[] {0, 3, 6, 9});

  private static Chord chord(String symbol) {
    String head = symbol.split("/", -1)[0];
    int letter = new int[] {9, 11, 0, 2, 4, 5, 7}[head.charAt(0) - 'A'];
    int at = 1;
    if (head.length() > 1 && (head.charAt(1) == 'b' || head.charAt(1) == '#')) {
      letter += head.charAt(1) == 'b' ? 11 : 1;
      at = 2;
    }
    int mask = 0;
    for (int semitones : QUALITIES.getOrDefault(head.substring(at), new int[] {0, 4, 7})) {
      mask |= 1 << semitones;
    }
    return new Chord(symbol, letter % 12, mask, letter % 12);
  }

  private static Timeline timeline(Key key, String... bars) {
    List<Bar> written = new ArrayList<>();
    for (String bar : bars) {
      String[] symbols = bar.split(" ", -1);
      List<ChordChange> changes = new ArrayList<>();
      for (int i = 0; i < symbols.length; i++) {
        Chord chord = symbols[i].equals("NC") ? Chord.NONE : chord(symbols[i]);
        changes.add(new ChordChange(4.0 * i / symbols.length, chord));
      }
      written.add(new Bar(Meter.COMMON, changes));
    }
    return new Timeline(
        new Song(
            "",
            "",
            key,
            120,
            "",
            List.of(new Section("A", written)),
            List.of(new Song.Pass("A", 0))));
  }

  private static final Timeline JAZZ =
      timeline(
          new Key(10, false, true),
          "Bbmaj7 G7",
          "Cm7 F7",
          "Dm7 G7",
          "Cm7 F7",
          "Fm7 Bb7",
          "Ebmaj7 Ebm6",
          "Dm7 G7",
          "Cm7 F7",
          "D7",
          "G7",
          "C7",
          "F7",
          "Bb6",
          "Bdim7",
          "NC",
          "Cm7 F7");

  private static final Timeline POP =
      timeline(
          Key.C, "C", "G", "Am", "F", "C", "G", "F", "Gsus4 G", "Dm7", "Em7", "F", "G", "Am", "D7");

  private static double[] leading(Timeline line, VoicingPlan plan) {
    double moved = 0;
    double top = 0;
    int steps = 0;
    for (int i = 1; i < line.chords().size(); i++) {
      int[] from = plan.pitches(i - 1);
      int[] to = plan.pitches(i);
      if (from.length > 0 && to.length > 0) {
        moved += VoiceLeading.meanMovement(from, to);
        top += Math.abs(from[from.length - 1] - to[to.length - 1]);
        steps++;
      }
    }
    return new double[] {moved / steps, top / steps};
  }

  @Test
  void keysLeadEveryVoiceBySmallSteps() {
    for (Timeline line : List.of(JAZZ, POP)) {
      for (Flavour flavour : List.of(Flavour.PLAIN, Flavour.ROOTLESS)) {
        for (int size = 3; size <= 4; size++) {
          VoicingPlan plan = VoicingPlan.of(line, flavour, size, new Keyboard(54, 64, 79));
          double[] leading = leading(line, plan);
          assertThat(leading[0]).isLessThan(1.8);
          assertThat(leading[1]).isLessThan(2.2);
        }
      }
    }
  }

  @Test
  void everyVoicingHoldsOnlyChordTonesAndDiatonicNinths() {
    VoicingPlan plan = VoicingPlan.of(JAZZ, Flavour.ROOTLESS, 4, new Keyboard(54, 64, 79));
    for (Timeline.PlayedChord played : JAZZ.chords()) {
      for (int pitch : plan.pitches(played.index())) {
        int allowed = played.chord().pitchClasses() | 1 << (played.chord().root() + 2) % 12;
        assertThat(allowed >> pitch % 12 & 1).as("%d in %s", pitch, played.chord()).isEqualTo(1);
      }
    }
  }

  @Test
  void guitarGripsStayInOneHandAndClearOfTheBass() {
    for (int strings = 3; strings <= 4; strings++) {
      VoicingPlan plan = VoicingPlan.of(POP, Flavour.PLAIN, 4, new Fretboard(strings, 50, 4));
      assertThat(leading(POP, plan)[0]).isLessThan(1.8);
      for (Timeline.PlayedChord played : POP.chords()) {
        int[] pitches = plan.pitches(played.index());
        assertThat(pitches).as("%s", played.chord()).hasSize(strings);
        assertThat(pitches[0]).isGreaterThanOrEqualTo(50);
      }
    }
  }

  @Test
  void noChordIsLeftUnvoiced() {
    VoicingPlan plan = VoicingPlan.of(JAZZ, Flavour.ROOTLESS, 3, new Keyboard(54, 64, 79));
    for (Timeline.PlayedChord played : JAZZ.chords()) {
      assertThat(plan.pitches(played.index()).length == 0).isEqualTo(played.chord().isNone());
    }
  }

  @Test
  void pairingOfVoicesIsTheCheapestOne() {
    assertThat(VoiceLeading.meanMovement(new int[] {60, 64, 67}, new int[] {60, 65, 69}))
        .isEqualTo(1);
    assertThat(VoiceLeading.meanMovement(new int[] {60, 64}, new int[] {60, 64, 67})).isEqualTo(1);
  }
}
