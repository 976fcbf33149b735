// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import performia.engine.music.Bar;
import performia.engine.music.Chord;
import performia.engine.music.ChordChange;
import performia.engine.music.ChordChange.Attack;
import performia.engine.music.ChordParser;
import performia.engine.music.Key;
import performia.engine.music.Meter;
import performia.engine.music.Section;
import performia.engine.music.Song;

class SongJsonTest {
  private static Chord chord(Random random) {
    String[] symbols = {"C", "Bbmaj7/D", "F#m7b5", "N.C.", "G7(b9,♯11)", "E♭Δ7"};
    return switch (random.nextInt(8)) {
      case 0 -> new Chord("strange", 3, 0b1001_0001, 7);
      case 1 -> new Chord("C", 5, 1, 5);
      case 2 -> new Chord("silence", -1, 0, -1);
      default -> ChordParser.parse(symbols[random.nextInt(symbols.length)]).orElseThrow();
    };
  }

  private static Bar bar(Random random) {
    Meter meter = new Meter(1 + random.nextInt(12), 1 << random.nextInt(5));
    var chords = new ArrayList<ChordChange>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      double beat = meter.lengthBeats() * i / 3 * (random.nextBoolean() ? 1 : 0.999);
      if (chords.isEmpty() || beat > chords.getLast().beat()) {
        double push = random.nextInt(3) == 0 ? random.nextDouble() : 0;
        Attack attack = List.of(Attack.FREE, Attack.STOP, Attack.HOLD).get(random.nextInt(3));
        chords.add(new ChordChange(beat, chord(random), push, attack));
      }
    }
    double tempo = random.nextInt(5) == 0 ? 20 + 380 * random.nextDouble() : 0;
    return new Bar(
        meter, tempo, chords, random.nextBoolean() ? "" : "la \"la\"\n♭ " + random.nextInt());
  }

  private static Song song(long seed) {
    var random = new Random(seed);
    var sections = new ArrayList<Section>();
    for (int s = 0; s <= random.nextInt(4); s++) {
      var bars = new ArrayList<Bar>();
      for (int b = 0; b <= random.nextInt(8); b++) {
        bars.add(bar(random));
      }
      sections.add(new Section("S" + random.nextInt(3), bars));
    }
    var form = new ArrayList<Song.Pass>();
    for (int p = 0; p <= random.nextInt(6); p++) {
      form.add(new Song.Pass("P" + p, random.nextInt(sections.size())));
    }
    Key key = new Key(random.nextInt(12), random.nextBoolean(), random.nextBoolean());
    double tempo = 20 + 380 * random.nextDouble();
    return new Song("Títle " + seed, "C", key, tempo, "swing", sections, form);
  }

  @Test
  void everySongComesBackExactly() {
    for (long seed = 0; seed < 300; seed++) {
      Song song = song(seed);
      String text = SongJson.write(song);
      assertThat(SongJson.read(text, "x.json")).isEqualTo(song);
      assertThat(SongJson.write(SongJson.read(text, "x.json"))).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "\"version\": 1 ; \"version\": 2 ; at version: a newer song format",
        "\"C7\" ; \"Cmaj77\" ; at sections[0].bars[0].chords[0].chord: unknown chord",
        "\"at\": 0 ; \"at\": 9 ; at sections[0].bars[0]: chord at beat 9",
        "\"section\": 0 ; \"section\": 4 ; at form[0].section: 4 is out of range",
        "\"tempo\": 120 ; \"tempo\": 1 ; at tempo: 1 is out of range",
        "\"4/4\" ; \"4/5\" ; at meter: unknown metre",
        "\"key\": \"C\" ; \"key\": \"H\" ; at key: unknown key",
        "performia-song ; something ; not a song file",
      })
  void whatIsWrongIsSaidWithItsPath(String from, String to, String what) {
    var bar =
        new Bar(Meter.COMMON, List.of(new ChordChange(0, ChordParser.parse("C7").orElseThrow())));
    var song =
        new Song(
            "t",
            "",
            Key.C,
            120,
            "",
            List.of(new Section("A", List.of(bar))),
            List.of(new Song.Pass("A", 0)));
    String text = SongJson.write(song).replace(from, to);
    assertThatThrownBy(() -> SongJson.read(text, "s.json"))
        .hasMessageContaining("s.json")
        .hasMessageContaining(what);
  }
}
