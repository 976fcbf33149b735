// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.music;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import performia.engine.SharedData;

class ChordParserTest {
  private static String tones(String symbol) {
    Chord chord = ChordParser.parse(symbol).orElse(null);
    if (chord == null) {
      return "unknown";
    }
    var tones = new ArrayList<String>();
    for (int semitones = 0; semitones < 24; semitones++) {
      if (chord.has(semitones)) {
        tones.add(String.valueOf(semitones));
      }
    }
    return String.join(" ", tones);
  }

  /// Every spelling of a quality, written down by hand, against the tones it means.
  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "C CM Cmaj Cma CMaj CMA Cmajor CMajor C: C:maj = 0 4 7",
        "Cm C- Cmin Cmi CMi CMin Cminor CMI C:min C− = 0 3 7",
        "Cdim C° Co Cmb5 Cm(b5) Cmin(♭5) Cdim. Cdiminished C0 = 0 3 6",
        "C+ Caug C(#5) C(♯5) Cmaj(#5) C+5 Caugmented CM#5 = 0 4 8",
        "C(b5) CMajb5 C(♭5) C-5 = 0 4 6",
        "C5 C(omit3) Cno3 C(no3rd) = 0 7",
        "Csus Csus4 C4 C(sus4) Csuspended CSUS4 = 0 5 7",
        "Csus2 C(sus2) = 0 2 7",
        "Csus2sus4 Csus24 Csus4sus2 = 0 2 5 7",
        "C6 CM6 Cmaj6 Cadd6 CMA6 = 0 4 7 9",
        "Cm6 C-6 Cmin6 Cmi6 Cm(add6) = 0 3 7 9",
        "C69 C6/9 C9/6 C6(9) C6(add9) CM69 C6,9 C⁶⁹ C(add9)6 = 0 4 7 9 14",
        "Cm69 C-6/9 Cmi69 Cm6(add9) = 0 3 7 9 14",
        "C7 Cdom7 C(7) C⁷ C:7 = 0 4 7 10",
        "Cmaj7 CM7 Cma7 C^7 CΔ7 CΔ C^ C△7 C∆ Cmajor7 CMaj7 CMA7 C(maj7) Cadd(maj7) = 0 4 7 11",
        "Cm7 C-7 Cmin7 Cmi7 CMi7 CMI7 Cminor7 C:min7 = 0 3 7 10",
        "CmMaj7 Cm(maj7) C-Δ7 C-^7 CmM7 Cminmaj7 C-maj7 CmiMa7 Cm(M7) CmΔ C-^ Cm^7 = 0 3 7 11",
        "Cm7b5 C-7b5 Cø Cø7 Ch Ch7 Cm7(b5) Cmin7b5 CØ C-7(♭5) C:hdim7 Cm7-5 C⌀7 Chalfdim = 0 3 6 10",
        "Cdim7 C°7 Co7 C07 Cdiminished7 CDIM7 C:dim7 Cº7 = 0 3 6 9",
        "C7#5 C7+ C+7 Caug7 C7(#5) C7+5 C7♯5 C7aug C+7 = 0 4 8 10",
        "C7b5 C7(b5) C7-5 C7♭5 = 0 4 6 10",
        "Cmaj7#5 CM7#5 C+maj7 Caugmaj7 C^7#5 CΔ7(♯5) CaugM7 = 0 4 8 11",
        "Cmaj7b5 CΔ7b5 C^7(b5) = 0 4 6 11",
        "C7sus4 C7sus C7(sus4) Csus7 Csus4(b7) C74 C7SUS = 0 5 7 10",
        "Cmaj7sus4 C^7sus CM7sus = 0 5 7 11",
        "C7sus2 Csus2(b7) = 0 2 7 10",
        "C9 C7(9) C7add9 C7/9 = 0 4 7 10 14",
        "Cmaj9 CM9 C^9 CΔ9 Cmaj7(9) Cma9 C9M = 0 4 7 11 14",
        "Cm9 C-9 Cmin9 Cmi9 Cm7(add9) Cm7(9) = 0 3 7 10 14",
        "CmMaj9 C-^9 CmM9 Cm(maj9) = 0 3 7 11 14",
        "Cø9 Ch9 Cm9b5 = 0 3 6 10 14",
        "Cadd9 C(add9) CMadd9 Cmajadd9 = 0 4 7 14",
        "Cadd2 C2 C(add2) = 0 2 4 7",
        "Cmadd9 C-add9 Cmin(add9) Cm(add9) = 0 3 7 14",
        "Cadd4 C(add4) = 0 4 5 7",
        "Cadd11 C(add11) = 0 4 7 17",
        "C11 = 0 7 10 14 17",
        "Cm11 C-11 Cmin11 = 0 3 7 10 14 17",
        "Cm7add11 Cm7(add11) = 0 3 7 10 17",
        "C13 = 0 4 7 10 14 21",
        "Cmaj13 C^13 CM13 = 0 4 7 11 14 21",
        "Cm13 C-13 = 0 3 7 10 14 17 21",
        "C9sus4 C9sus C9(sus4) Csus9 = 0 5 7 10 14",
        "C13sus4 C13sus Csus13 = 0 5 7 10 14 21",
        "C7b9 C7(b9) C7♭9 C7-9 C7(-9) C7addb9 = 0 4 7 10 13",
        "C7#9 C7(#9) C7♯9 C7+9 C7(add#9) = 0 4 7 10 15",
        "C7#11 C7(#11) C7♯11 C7+11 = 0 4 7 10 18",
        "C7b13 C7(b13) C7♭13 C7b6 = 0 4 7 10 20",
        "C9#11 C9(#11) C9+11 = 0 4 7 10 14 18",
        "C9b5 C9(b5) C9-5 = 0 4 6 10 14",
        "C9#5 C9+5 C+9 Caug9 C9(♯5) = 0 4 8 10 14",
        "C13b9 C13(b9) C7(b9,13) = 0 4 7 10 13 21",
        "C13#11 C13(#11) = 0 4 7 10 14 18 21",
        "C13#9 = 0 4 7 10 15 21",
        "C7b9b13 C7(b9,b13) C7(b9/b13) C7(b9)(b13) C7b13b9 = 0 4 7 10 13 20",
        "C7#9b13 C7(#9,b13) = 0 4 7 10 15 20",
        "C7#5#9 C7(#5,#9) C7+5+9 C7#9#5 C+7#9 Caug7#9 = 0 4 8 10 15",
        "C7#5b9 C7(#5,b9) C+7b9 C7b9#5 = 0 4 8 10 13",
        "C7b5b9 C7(b5,b9) C7b9b5 = 0 4 6 10 13",
        "C7b5#9 C7#9b5 = 0 4 6 10 15",
        "C7b9#11 C7(b9,#11) = 0 4 7 10 13 18",
        "C7b9#9 = 0 4 7 10 13 15",
        "C7#9#11 = 0 4 7 10 15 18",
        "C7alt Calt C7alt. C7altered = 0 4 10 13 15 18 20",
        "C7b9sus4 C7susb9 C7b9sus C7sus4(b9) = 0 5 7 10 13",
        "C7b13sus C7susb13 = 0 5 7 10 20",
        "C7susadd3 C7sus(add3) = 0 4 5 7 10",
        "Cmaj7#11 C^7#11 CΔ7(#11) CM7(♯11) = 0 4 7 11 18",
        "Cmaj9#11 C^9#11 CM9#11 = 0 4 7 11 14 18",
        "C6#11 = 0 4 7 9 18",
        "C69#11 C6/9(#11) = 0 4 7 9 14 18",
        "Cm#5 C-#5 Cm(#5) = 0 3 8",
        "Cmb6 C-b6 Cm(b6) = 0 3 7 8",
        "C(b9) Caddb9 = 0 4 7 13",
        "C7no5 C7(omit5) C7(no5) = 0 4 10",
        "C7no3 C7(omit3) C7omit3 = 0 7 10",
        "CdimMaj7 C°Maj7 CdimM7 C°(maj7) = 0 3 6 11",
        "C7b9b5#9 = 0 4 6 10 13 15",
      })
  void spellingsMeanTheirTones(String spellings, String tones) {
    for (String spelling : spellings.split(" ")) {
      assertThat(tones(spelling)).as(spelling).isEqualTo(tones);
      assertThat(tones("F#" + spelling.substring(1)))
          .as("F# for C in " + spelling)
          .isEqualTo(tones);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "C,0,0", "Db,1,1", "D♭,1,1", "C#,1,1", "Bb7,10,10", "B♭maj7,10,10", "Cb,11,11", "E#m,5,5",
    "Fb,4,4", "Bbb,9,9", "F##m7,7,7", "G/B,7,11", "Am7/G,9,7", "D7/F#,2,6", "C/Bb,0,10",
        "Dm7/C,2,0",
    "Ebm7b5/Bbb,3,9", "C6/9/E,0,4", "F/G,5,7", "C/c#,0,-1", "Ebb5,3,3", "Abb9,8,8", "C𝄫,10,10",
  })
  void rootsAndBassesAreFound(String symbol, int root, int bass) {
    Chord chord = ChordParser.parse(symbol).orElse(Chord.NONE);
    if (bass < 0) {
      assertThat(ChordParser.parse(symbol)).isEmpty();
    } else {
      assertThat(chord.root()).isEqualTo(root);
      assertThat(chord.bass()).isEqualTo(bass);
      assertThat(chord.symbol()).isEqualTo(symbol);
    }
  }

  @Test
  void aSecondFlatBelongsToTheFigureItAlters() {
    assertThat(tones("Ebb5")).isEqualTo("0 4 6");
    assertThat(tones("Bbb7")).isEqualTo("0 4 7 10");
    assertThat(ChordParser.parse("Bbb7").orElseThrow().root()).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"N.C.", "NC", "N.C", "n.c.", "(N.C.)", "N", "NoChord"})
  void noChordHasItsSpellings(String symbol) {
    assertThat(ChordParser.parse(symbol)).contains(Chord.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "H",
        "H7",
        "c",
        "Cmaj77",
        "C77",
        "Cmm",
        "Cx",
        "Cm7b",
        "C(",
        "C(#11",
        "C)",
        "C/",
        "C/H",
        "C//G",
        "C7/x",
        "C99",
        "C1",
        "C12",
        "C14",
        "C8",
        "Cmaj7/",
        "Cadd",
        "Cno",
        "Cno7",
        "C#11#",
        "C7##9",
        "C+b",
        "foo",
        "%",
        "|",
        "7",
        "Cmaj7Dm7",
        "C7(add)",
        "C\u0000",
        "CC",
        "C7 G7 x",
        "Csus4sus4x",
      })
  void nonsenseIsNotUnderstood(String symbol) {
    assertThat(ChordParser.parse(symbol)).isEmpty();
  }

  @Test
  void longSymbolsAreRefusedAtOnce() {
    assertThat(ChordParser.parse("C" + "(add9)".repeat(1_000_000))).isEmpty();
  }

  @Test
  void anyCharactersWhateverAreReadOrRefused() {
    String alphabet = "ABCDEFGHabdgijmnosux0123456789#b♭♯+-^()/, °øΔ";
    var random = new Random(7);
    int understood = 0;
    for (int i = 0; i < 20_000; i++) {
      var symbol = new StringBuilder("C");
      int length = random.nextInt(12);
      for (int k = 0; k < length; k++) {
        symbol.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      understood += ChordParser.parse(symbol.toString()).isPresent() ? 1 : 0;
    }
    assertThat(understood).isBetween(500, 15_000);
  }

  @Test
  void everySharedSpellingIsUnderstoodAndItsNameMeansTheSame() throws IOException {
    Path file = SharedData.require("data/chord_symbols/allTestedSymbols.txt.gz");
    List<String> spellings;
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      spellings = in.lines().toList();
    }
    var unknown = new ArrayList<String>();
    for (String spelling : spellings) {
      Chord chord = ChordParser.parse(spelling).orElse(null);
      if (chord == null) {
        unknown.add(spelling);
        continue;
      }
      String name = ChordNames.symbol(chord, Key.C);
      Chord again = ChordParser.parse(name).orElse(Chord.NONE);
      assertThat(again.intervals()).as(spelling + " as " + name).isEqualTo(chord.intervals());
      assertThat(again.bass()).as(spelling + " as " + name).isEqualTo(chord.bass());
    }
    assertThat(spellings).hasSize(18_900);
    assertThat(unknown).isEmpty();
  }
}
