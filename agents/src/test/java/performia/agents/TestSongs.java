// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import performia.engine.json.JsonView;
import performia.engine.music.Bar;
import performia.engine.music.Chord;
import performia.engine.music.ChordChange;
import performia.engine.music.ChordParser;
import performia.engine.music.Key;
import performia.engine.music.Meter;
import performia.engine.music.Section;
import performia.engine.music.Song;

/// Songs for tests, from chart JSON or written in a line.
public final class TestSongs {
  private TestSongs() {}

  /// A song from `label: chord chord | chord | ...` lines; chords of a bar are spread evenly, `%`
  /// repeats, `NC` is no chord, a trailing `<` pushes by an eighth, `!` stops, `^` holds.
  public static Song of(String key, double tempo, Meter meter, String style, String... lines) {
    var sections = new LinkedHashMap<String, Section>();
    var form = new ArrayList<Song.Pass>();
    var labels = new ArrayList<String>();
    for (String line : lines) {
      String label = line.substring(0, line.indexOf(':')).strip();
      String body = line.substring(line.indexOf(':') + 1).strip();
      if (!body.isEmpty()) {
        var bars = new ArrayList<Bar>();
        for (String bar : body.split("\\|")) {
          bars.add(bar(meter, bar.strip()));
        }
        sections.put(label + "#" + sections.size(), new Section(label, bars));
        labels.add(label);
        form.add(new Song.Pass(label + form.size(), labels.size() - 1));
      } else {
        form.add(new Song.Pass(label + form.size(), labels.lastIndexOf(label)));
      }
    }
    return new Song(
        "test", "", key(key), tempo, style, List.copyOf(sections.values()), List.copyOf(form));
  }

  /// A song from the shared chart JSON.
  public static Song chart(String json, String source) {
    JsonView chart = JsonView.read(json, source);
    int count = chart.field("meter").integer(1, 32, 4);
    Meter meter = new Meter(count, chart.field("unit").integer(1, 32, 4));
    var sections = new ArrayList<Section>();
    var form = new ArrayList<Song.Pass>();
    for (JsonView part : chart.field("sections").items()) {
      var bars = new ArrayList<Bar>();
      for (JsonView bar : part.field("bars").items()) {
        bars.add(bar(meter, bar.text()));
      }
      form.add(new Song.Pass(part.field("name").text(), sections.size()));
      sections.add(new Section(part.field("label").text(part.field("name").text()), bars));
    }
    return new Song(
        chart.field("title").text(),
        "",
        key(chart.field("key").text()),
        chart.field("tempo").number(20, 400),
        chart.field("style").text(""),
        sections,
        form);
  }

  private static Bar bar(Meter meter, String text) {
    if (text.isEmpty() || text.equals("%")) {
      return new Bar(meter, List.of());
    }
    String[] words = text.split("\\s+");
    var changes = new ArrayList<ChordChange>();
    for (int i = 0; i < words.length; i++) {
      String word = words[i];
      double push = 0;
      ChordChange.Attack attack = ChordChange.Attack.FREE;
      if (word.endsWith("<")) {
        push = 0.5;
        word = word.substring(0, word.length() - 1);
      } else if (word.endsWith("!")) {
        attack = ChordChange.Attack.STOP;
        word = word.substring(0, word.length() - 1);
      } else if (word.endsWith("^")) {
        attack = ChordChange.Attack.HOLD;
        word = word.substring(0, word.length() - 1);
      }
      Chord chord = word.equals("NC") ? Chord.NONE : ChordParser.parse(word).orElseThrow();
      changes.add(new ChordChange(meter.lengthBeats() * i / words.length, chord, push, attack));
    }
    return new Bar(meter, changes);
  }

  private static Key key(String name) {
    boolean minor = name.endsWith("m");
    String tonic = minor ? name.substring(0, name.length() - 1) : name;
    return new Key(ChordParser.pitchClass(tonic), minor, tonic.contains("b"));
  }

  /// Forms and metres that the shared charts do not have, by name.
  public static Map<String, Song> many() {
    var songs = new LinkedHashMap<String, Song>();
    Meter four = Meter.COMMON;
    songs.put(
        "blues12",
        of(
            "A",
            118,
            four,
            "shuffle",
            "A: A7 | D7 | A7 | A7 | D7 | D7 | A7 | F#7 | Bm7 | E7 | A7 D7 | A7 E7",
            "A:",
            "A:",
            "A:"));
    songs.put(
        "waltz",
        of(
            "F",
            150,
            new Meter(3, 4),
            "jazz waltz",
            "A: Fmaj7 | Dm7 | Gm7 | C7 | Am7 | D7 | Gm7 C7 | Fmaj7",
            "A:",
            "B: Bbmaj7 | Bbm6 | Am7 | D7 | Gm7 | C7 | Am7 D7 | Gm7 C7",
            "A:"));
    songs.put(
        "bossa",
        of(
            "Dm",
            132,
            four,
            "bossa nova",
            "A: Dm7 | % | Em7b5 | A7 | Dm7 | % | Bm7b5 | E7",
            "B: Gm7 | C7 | Fmaj7 | Bbmaj7 | Em7b5 | A7 | Dm6 | A7",
            "A:",
            "B:"));
    songs.put(
        "six8",
        of(
            "G",
            66,
            new Meter(6, 8),
            "6/8 ballad",
            "Verse: G | Em | C | D | G | Em | C | D7",
            "Chorus: C | D | Bm | Em | C | D | G | D",
            "Verse:",
            "Chorus:"));
    songs.put(
        "seven8",
        of(
            "Em",
            150,
            new Meter(7, 8),
            "rock",
            "A: Em | D | C | B7 | Em | D | C | B7",
            "B: G | D | Am | Em | G | D | C | B7",
            "A:",
            "B:"));
    songs.put(
        "five4",
        of(
            "Ebm",
            168,
            new Meter(5, 4),
            "swing",
            "A: Ebm7 Bbm7 | Ebm7 Bbm7 | Ebm7 Bbm7 | Ebm7 Bbm7",
            "B: Cbmaj7 | Abm7 | Bbm7 | Ebm7 | Abm7 | Db7 | Gbmaj7 | Bb7",
            "A:",
            "B:"));
    songs.put(
        "twelve8",
        of(
            "E",
            60,
            new Meter(12, 8),
            "slow blues",
            "A: E7 | A7 | E7 | E7 | A7 | A7 | E7 | C#7 | F#m7 | B7 | E7 A7 | E7 B7",
            "A:",
            "A:"));
    songs.put(
        "funk16",
        of(
            "Em",
            104,
            four,
            "funk",
            "A: Em7 | A7 | Em7 | A7 | Em7 | A7 | Em7 | A7",
            "B: Cmaj7 | Bm7 | Am7 | B7 | Cmaj7 | Bm7 | Am7 | B7",
            "A:",
            "B:"));
    songs.put(
        "two4",
        of(
            "D",
            110,
            new Meter(2, 4),
            "samba",
            "A: D6 | D6 | Em7 | A7 | Em7 | A7 | D6 | A7",
            "B: G | Gm6 | F#m7 | B7 | Em7 | A7 | D6 | A7",
            "A:",
            "B:"));
    songs.put(
        "hits",
        of(
            "C",
            124,
            four,
            "rock",
            "A: C | F< | G | C! | NC | F^ | G< C< | G7",
            "B: Am | F | C< | G | Am! | F! | NC | G^",
            "A:",
            "B:"));
    return songs;
  }
}
