// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.music;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransposerTest {
  private static Chord chord(String symbol) {
    return ChordParser.parse(symbol).orElseThrow();
  }

  private static Key key(String name) {
    return KeyParser.parse(name).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "Cmaj7,2,D,Dmaj7",
    "Bb7,2,D,C7",
    "G/B,2,D,A/C#",
    "A7/C#,3,Eb,C7/E",
    "F#m7b5,-2,Bb,Em7b5",
    "Ab,2,D,Bb",
    "D-7,1,Db,Eb-7",
    "C^7,6,F#,F#^7",
    "B7,5,F,E7",
    "N.C.,4,E,N.C.",
    "C6/9/E,2,D,D6/9/F#",
    "E7#9,1,Db,F7#9",
  })
  void chordsKeepTheirSpellingInTheNewKey(String from, int semitones, String to, String expected) {
    Chord moved = Transposer.chord(chord(from), semitones, key(to));
    if (expected.equals("N.C.")) {
      assertThat(moved).isEqualTo(Chord.NONE);
    } else {
      assertThat(moved).isEqualTo(chord(expected));
    }
  }

  @Test
  void aSongGoesTheShorterWayAndComesBack() {
    var bar =
        new Bar(
            Meter.COMMON,
            List.of(new ChordChange(0, chord("Cm7")), new ChordChange(2, chord("F7"))));
    var song =
        new Song(
            "t",
            "",
            key("Bb"),
            100,
            "",
            List.of(new Section("A", List.of(bar))),
            List.of(new Song.Pass("A", 0)));
    Song moved = Transposer.toKey(song, key("G"));
    assertThat(moved.key()).isEqualTo(key("G"));
    assertThat(moved.sections().getFirst().bars().getFirst().chords())
        .extracting(change -> change.chord().symbol())
        .containsExactly("Am7", "D7");
    assertThat(Transposer.toKey(moved, key("Bb"))).isEqualTo(song);
  }

  @ParameterizedTest
  @CsvSource({
    "C,0,false,false", "Bb,10,false,true", "F# minor,6,true,false", "Am,9,true,false",
    "D-,2,true,true", "E dorian,4,true,false", "C:min,0,true,true", "d,2,true,true",
    "Db major,1,false,true", "G mixolydian,7,false,false",
  })
  void keysAreRead(String text, int tonic, boolean minor, boolean flats) {
    assertThat(KeyParser.parse(text)).contains(new Key(tonic, minor, flats));
    Key key = key(text);
    assertThat(KeyParser.parse(KeyParser.name(key)).orElseThrow().tonic()).isEqualTo(tonic);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "Bbmaj7/D=Bb:maj7/3", "C=C:maj", "Am=A:min", "G7=G:7", "F#m7b5=F#:hdim7", "Bdim7=B:dim7",
        "C9=C:9", "C7b9=C:7(b9)", "Csus4=C:sus4", "Cm/Bb=C:min/b7", "N.C.=N", "C6=C:maj6",
        "CmMaj7=C:minmaj7", "C7sus4=C:sus4(b7)", "C5=C:5", "C+=C:aug",
      })
  void labelsFollowHarte(String symbol, String label) {
    assertThat(Harte.label(chord(symbol), Key.C)).isEqualTo(label);
  }
}
