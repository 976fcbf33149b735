// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.musicxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static performia.analysis.transcribe.musicxml.Sheet.chord;
import static performia.analysis.transcribe.musicxml.Sheet.direction;
import static performia.analysis.transcribe.musicxml.Sheet.note;
import static performia.analysis.transcribe.musicxml.Sheet.words;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import performia.analysis.transcribe.form.ChartSource;
import performia.engine.PerformiaException;
import performia.engine.music.Bar;
import performia.engine.music.Chord;
import performia.engine.music.ChordChange;
import performia.engine.music.ChordParser;
import performia.engine.music.Key;
import performia.engine.music.Meter;
import performia.engine.music.Song;
import performia.engine.music.Timeline;

final class MusicXmlFormatTest {
  private static List<Bar> bars(Song song) {
    return new Timeline(song).bars().stream().map(Timeline.PlayedBar::written).toList();
  }

  /// The chords of a song as text: bars apart by `|`, each chord with its beat unless that is 0.
  private static String chart(Song song) {
    return bars(song).stream()
        .map(bar ->
            bar.chords().stream().map(MusicXmlFormatTest::placed).collect(Collectors.joining(" ")))
        .map(bar -> bar.isEmpty() ? "-" : bar)
        .collect(Collectors.joining(" | "));
  }

  private static String placed(ChordChange change) {
    String symbol = change.chord().isNone() ? "N.C." : change.chord().symbol();
    return change.beat() == 0 ? symbol : symbol + "@" + change.beat();
  }

  private static Song one(String content) {
    return new Sheet().measure("", "", content, "").song();
  }

  private static Chord only(String harmony) {
    return bars(one(harmony + note(4, ""))).getFirst().chords().getFirst().chord();
  }

  private static String degree(int value, int alter, String type) {
    return "<degree><degree-value>"
        + value
        + "</degree-value><degree-alter>"
        + alter
        + "</degree-alter><degree-type>"
        + type
        + "</degree-type></degree>";
  }

  @Test
  void chords_stand_where_the_notes_below_them_do() {
    Song song =
        new Sheet()
            .measure(
                "", "", chord("C", "major") + note(2, "") + chord("A", "minor") + note(2, ""), "")
            .measure("", "", note(1, "") + chord("G", "dominant") + note(3, ""), "")
            .song();
    assertThat(chart(song)).isEqualTo("C Am@2.0 | G7@1.0");
  }

  @Test
  void an_offset_moves_a_chord() {
    String late = chord("G", "major").replace("</harmony>", "<offset>3</offset></harmony>");
    assertThat(chart(one(chord("C", "major") + late + note(4, "")))).isEqualTo("C G@3.0");
  }

  @Test
  void several_chords_over_one_note_share_it() {
    String two = chord("C", "major") + chord("F", "major") + note(2, "");
    assertThat(chart(one(two + chord("G", "major") + note(2, "")))).isEqualTo("C F@1.0 G@2.0");
  }

  @Test
  void a_chord_after_the_last_note_opens_the_next_bar() {
    Song song = new Sheet().measure("", "", note(4, "") + chord("C", "major"), "").measure().song();
    assertThat(chart(song)).isEqualTo("- | C");
  }

  @Test
  void voices_written_one_after_another_sound_together() {
    String two =
        note(4, "")
            + "<backup><duration>4</duration></backup><forward><duration>2</duration></forward>"
            + chord("D", "minor")
            + note(2, "");
    assertThat(chart(one(two))).isEqualTo("Dm@2.0");
  }

  @ParameterizedTest
  @CsvSource({
    "major,C",
    "minor,Cm",
    "augmented,C+",
    "diminished,Cdim",
    "dominant,C7",
    "major-seventh,Cmaj7",
    "minor-seventh,Cm7",
    "diminished-seventh,Cdim7",
    "augmented-seventh,C7#5",
    "half-diminished,Cm7b5",
    "major-minor,Cm(maj7)",
    "major-sixth,C6",
    "minor-sixth,Cm6",
    "dominant-ninth,C9",
    "major-ninth,Cmaj9",
    "minor-ninth,Cm9",
    "dominant-11th,C11",
    "major-11th,Cmaj11",
    "minor-11th,Cm11",
    "dominant-13th,C13",
    "major-13th,Cmaj13",
    "minor-13th,Cm13",
    "suspended-second,Csus2",
    "suspended-fourth,Csus4",
    "power,C5",
    "French,C7b5",
    "German,C7",
    "Tristan,Cm7b5",
    "Neapolitan,C"
  })
  void every_kind_means_what_its_symbol_means(String kind, String symbol) {
    Chord chord = only(chord("C", kind));
    Chord spelled = ChordParser.parse(symbol).orElseThrow();
    assertThat(chord.symbol()).isEqualTo(symbol);
    assertThat(chord.has(4)).isEqualTo(spelled.has(4) || symbol.contains("11") && chord.has(4));
    assertThat(chord.pitchClasses() | 1 << 4 | 1 << 5 | 1 << 7 | 1 << 2)
        .isEqualTo(spelled.pitchClasses() | 1 << 4 | 1 << 5 | 1 << 7 | 1 << 2);
  }

  @Test
  void degrees_are_added_altered_and_taken_away() {
    String flatFive =
        chord("C", "dominant").replace("</harmony>", degree(5, -1, "alter") + "</harmony>");
    assertThat(only(flatFive).intervals()).isEqualTo(1 | 1 << 4 | 1 << 6 | 1 << 10);
    String flatNine =
        chord("C", "dominant").replace("</harmony>", degree(9, -1, "add") + "</harmony>");
    assertThat(only(flatNine).symbol()).isEqualTo("C7b9");
    assertThat(only(flatNine).has(13)).isTrue();
    String sus =
        chord("C", "suspended-fourth").replace("</harmony>", degree(7, 0, "add") + "</harmony>");
    assertThat(only(sus).symbol()).isEqualTo("C7sus4");
    String bare =
        chord("C", "major").replace("</harmony>", degree(3, 0, "subtract") + "</harmony>");
    assertThat(only(bare).intervals()).isEqualTo(1 | 1 << 7);
  }

  @Test
  void roots_and_basses_have_accidentals() {
    Chord chord =
        only(
            "<harmony><root><root-step>B</root-step><root-alter>-1</root-alter></root>"
                + "<kind text=\"7\">dominant</kind><bass><bass-step>A</bass-step>"
                + "<bass-alter>-1</bass-alter></bass></harmony>");
    assertThat(chord.symbol()).isEqualTo("Bb7/Ab");
    assertThat(chord.root()).isEqualTo(10);
    assertThat(chord.bass()).isEqualTo(8);
  }

  @Test
  void an_inversion_puts_a_chord_tone_in_the_bass() {
    String second = chord("C", "major").replace("</harmony>", "<inversion>2</inversion></harmony>");
    assertThat(only(second).symbol()).isEqualTo("C/G");
  }

  @Test
  void no_chord_is_no_chord_in_harmony_and_in_words() {
    assertThat(
            only("<harmony><root><root-step>C</root-step></root><kind text=\"N.C.\">none</kind></harmony>")
                .isNone())
        .isTrue();
    assertThat(chart(one(chord("C", "major") + note(2, "") + words("N.C.") + note(2, ""))))
        .isEqualTo("C N.C.@2.0");
  }

  @Test
  void roman_numerals_stand_in_their_key() {
    String key = "<attributes><key><fifths>1</fifths><mode>major</mode></key></attributes>";
    String five = "<harmony><function>V</function><kind>dominant</kind></harmony>";
    String six =
        "<harmony><numeral><numeral-root>6</numeral-root></numeral><kind>minor</kind></harmony>";
    assertThat(chart(one(key + five + note(2, "") + six + note(2, "")))).isEqualTo("D7 Em@2.0");
  }

  @Test
  void what_no_chord_can_be_gets_line_and_column() {
    for (String wrong :
        List.of(
            "<harmony><kind>major</kind></harmony>",
            chord("H", "major"),
            chord("C", "wonderful"),
            "<harmony><function>XII</function><kind>major</kind></harmony>")) {
      assertThatThrownBy(() -> one(wrong + note(4, "")))
          .isExactlyInstanceOf(PerformiaException.class)
          .hasMessageContaining("sheet.xml, line 4, column")
          .hasMessageContaining("correct that chord");
    }
  }

  @Test
  void time_signatures_change_and_add_up() {
    String time =
        "<attributes><time><beats>3+2</beats><beat-type>8</beat-type></time></attributes>";
    Song song =
        new Sheet()
            .measure()
            .measure("", time, "", "")
            .measure("", time.replace("3+2", "7"), "", "")
            .song();
    assertThat(bars(song))
        .extracting(Bar::meter)
        .containsExactly(new Meter(4, 4), new Meter(5, 8), new Meter(7, 8));
  }

  @Test
  void time_signatures_of_two_fractions_are_summed() {
    String time =
        "<attributes><time><beats>3</beats><beat-type>8</beat-type><beats>2</beats>"
            + "<beat-type>4</beat-type></time></attributes>";
    assertThat(bars(new Sheet().measure("", time, "", "").song()).getFirst().meter())
        .isEqualTo(new Meter(7, 8));
  }

  @Test
  void music_without_measure_has_bars_as_long_as_its_notes() {
    String free = "<attributes><time><senza-misura/></time></attributes>";
    Song song =
        new Sheet().measure("", free, note(3, ""), "").measure("", "", note(3, ""), "").song();
    assertThat(bars(song)).extracting(Bar::meter).containsOnly(new Meter(3, 4));
  }

  @Test
  void a_pick_up_is_left_out_and_its_chord_and_words_go_on() {
    Song song =
        new Sheet().measure("", "", chord("G", "dominant") + note(1, "Oh"), "").measure().song();
    assertThat(bars(song)).hasSize(1);
    assertThat(chart(song)).isEqualTo("G7");
    assertThat(bars(song).getFirst().lyrics()).isEqualTo("Oh 2");
  }

  @Test
  void a_short_last_bar_and_the_pick_up_make_one_bar_when_repeated() {
    Song song =
        new Sheet()
            .measure("", "", note(1, "up"), "")
            .measure()
            .measure("", "", note(3, "end"), Sheet.backward())
            .song();
    assertThat(bars(song)).extracting(Bar::lyrics).containsExactly("up 2", "end up", "2", "end");
    assertThat(bars(song)).extracting(Bar::meter).containsOnly(Meter.COMMON);
  }

  @Test
  void a_split_measure_is_one_bar() {
    Song song =
        new Sheet()
            .measure()
            .measure("", "", chord("C", "major") + note(2, "a"), "")
            .measure("implicit=\"yes\"", "", chord("F", "major") + note(2, "b"), "")
            .measure()
            .song();
    assertThat(chart(song)).isEqualTo("- | C F@2.0 | -");
  }

  @Test
  void a_measure_the_page_does_not_count_keeps_its_length_where_nothing_completes_it() {
    Song song =
        new Sheet().measure().measure("implicit=\"yes\"", "", note(2, "b"), "").measure().song();
    assertThat(bars(song)).extracting(b -> b.meter().lengthBeats()).containsExactly(4.0, 2.0, 4.0);
  }

  @Test
  void tempo_comes_from_sounds_and_metronomes() {
    String dotted =
        "<metronome><beat-unit>quarter</beat-unit><beat-unit-dot/><per-minute>ca. 60</per-minute>"
            + "</metronome>";
    Song song =
        new Sheet().measure(direction(dotted), "").measure(Sheet.sound("tempo=\"132\""), "").song();
    assertThat(song.tempo()).isEqualTo(90);
    assertThat(bars(song)).extracting(Bar::tempo).containsExactly(0.0, 132.0);
  }

  @Test
  void going_back_brings_the_old_tempo_back() {
    Song song =
        new Sheet()
            .measure(Sheet.sound("tempo=\"100\""), "")
            .measure(Sheet.sound("tempo=\"50\""), Sheet.backward())
            .song();
    assertThat(bars(song)).extracting(Bar::tempo).containsExactly(0.0, 50.0, 100.0, 50.0);
  }

  @Test
  void the_key_is_the_signature_and_the_chords_choose_its_mode() {
    String flats = "<attributes><key><fifths>-2</fifths><mode>major</mode></key></attributes>";
    String minor = chord("G", "minor") + note(4, "");
    String dominant = chord("D", "dominant") + note(4, "");
    Song song =
        new Sheet()
            .measure("", flats, minor, "")
            .measure("", "", dominant, "")
            .measure("", "", minor, "")
            .song();
    assertThat(song.key()).isEqualTo(new Key(7, true, true));
    assertThat(
            one(flats
                    + chord("B", "major")
                        .replace("</root-step>", "</root-step><root-alter>-1</root-alter>")
                    + note(4, ""))
                .key())
        .isEqualTo(new Key(10, false, true));
  }

  @Test
  void a_transposing_part_sounds_where_it_sounds() {
    String clarinet =
        "<attributes><key><fifths>2</fifths></key><transpose><diatonic>-1</diatonic>"
            + "<chromatic>-2</chromatic></transpose></attributes>";
    Song song = one(clarinet + chord("D", "major") + note(4, ""));
    assertThat(song.key().tonic()).isZero();
    assertThat(chart(song)).isEqualTo("C");
  }

  @Test
  void rehearsal_marks_and_words_name_the_sections() {
    Song song =
        new Sheet()
            .measure(words("Intro"), "")
            .measure(direction("<rehearsal>Verse 1</rehearsal>"), "")
            .measure()
            .measure(words("CHORUS:"), "")
            .measure(direction("<rehearsal>Verse 2</rehearsal>"), "")
            .measure()
            .song();
    assertThat(song.form())
        .extracting(Song.Pass::name)
        .containsExactly("Intro", "Verse 1", "Chorus", "Verse 2");
    assertThat(song.sections().get(song.form().get(3).section()).label()).isEqualTo("Verse");
  }

  @Test
  void double_bars_and_repeats_part_sections_that_have_no_name() {
    String bar = "<barline location=\"right\"><bar-style>light-light</bar-style></barline>";
    Song song =
        new Sheet()
            .measure("", "", chord("C", "major") + note(4, ""), bar)
            .measure("", Sheet.forward(), chord("F", "major") + note(4, ""), Sheet.backward())
            .measure("", "", chord("C", "major") + note(4, ""), "")
            .song();
    assertThat(song.form()).extracting(Song.Pass::name).containsExactly("A1", "B1", "B2", "A2");
    assertThat(song.sections()).hasSize(2);
  }

  @Test
  void a_measure_repeat_sign_plays_the_chords_before_it() {
    String sign =
        "<attributes><measure-style><measure-repeat type=\"start\">1</measure-repeat></measure-style></attributes>";
    String stop =
        "<attributes><measure-style><measure-repeat type=\"stop\"/></measure-style></attributes>";
    Song song =
        new Sheet()
            .measure(
                "", "", chord("C", "major") + note(2, "") + chord("G", "major") + note(2, ""), "")
            .measure("", sign, note(4, ""), "")
            .measure()
            .measure("", stop, note(4, ""), "")
            .song();
    assertThat(chart(song)).isEqualTo("C G@2.0 | C G@2.0 | C G@2.0 | -");
  }

  @Test
  void the_words_of_the_first_verse_are_joined_from_syllables() {
    String sung =
        "<note><duration>2</duration><lyric number=\"1\"><syllabic>begin</syllabic><text>Hal</text></lyric>"
            + "<lyric number=\"2\"><text>other</text></lyric></note>"
            + "<note><duration>2</duration><lyric number=\"1\"><syllabic>middle</syllabic><text>le</text></lyric></note>";
    String end =
        "<note><duration>2</duration><lyric number=\"1\"><syllabic>end</syllabic><text>lu</text></lyric></note>"
            + note(2, "now");
    Song song = new Sheet().measure("", "", sung, "").measure("", "", end, "").song();
    assertThat(bars(song)).extracting(Bar::lyrics).containsExactly("Halle-", "lu now");
  }

  @Test
  void the_part_with_the_chords_leads_and_signs_of_all_parts_count() {
    String xml =
        "<score-partwise><work><work-title>Two</work-title></work><identification>"
            + "<creator type=\"lyricist\">L</creator><creator type=\"composer\">C</creator>"
            + "</identification><part id=\"A\"><measure>"
            + Sheet.FOUR_FOUR
            + direction("<rehearsal>Q</rehearsal>")
            + note(4, "a")
            + Sheet.backward()
            + "</measure></part><part id=\"B\"><measure>"
            + Sheet.FOUR_FOUR
            + chord("E", "minor")
            + note(4, "b")
            + "</measure></part></score-partwise>";
    Song song = Sheet.read(xml);
    assertThat(song.title()).isEqualTo("Two");
    assertThat(song.composer()).isEqualTo("C");
    assertThat(chart(song)).isEqualTo("Em | Em");
    assertThat(song.sections().getFirst().label()).isEqualTo("Q");
  }

  @Test
  void scores_written_measure_by_measure_are_read_too() {
    String xml =
        "<score-timewise><measure number=\"1\"><part id=\"A\">"
            + Sheet.FOUR_FOUR
            + chord("C", "major")
            + note(4, "")
            + "</part></measure><measure number=\"2\"><part id=\"A\">"
            + chord("G", "major")
            + note(4, "")
            + "</part></measure></score-timewise>";
    assertThat(chart(Sheet.read(xml))).isEqualTo("C | G");
  }

  @Test
  void a_feel_in_words_is_a_hint_of_style_and_a_file_without_title_gives_its_name() {
    Song song = new Sheet().measure(words("Fast Waltz"), "").song();
    assertThat(song.style()).isEqualTo("Fast Waltz");
    assertThat(song.title()).isEqualTo("sheet");
  }

  @Test
  void it_knows_its_own_and_no_other() {
    var format = new MusicXmlFormat();
    assertThat(format.recognises(ChartSource.of("a", new Sheet().measure().xml()))).isTrue();
    assertThat(format.recognises(ChartSource.of("a", new byte[] {'P', 'K', 3, 4, 0}))).isTrue();
    assertThat(format.recognises(ChartSource.of("a", "| C | G7 |"))).isFalse();
    assertThat(format.recognises(ChartSource.of("a", "{\"title\":1}"))).isFalse();
    assertThat(format.recognises(ChartSource.of("a", ""))).isFalse();
  }
}
