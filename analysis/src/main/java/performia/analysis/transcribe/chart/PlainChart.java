// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import performia.analysis.transcribe.form.ChartSource;
import performia.analysis.transcribe.form.ChordToken;
import performia.analysis.transcribe.form.SongBuilder;
import performia.engine.PerformiaException;
import performia.engine.json.JsonView;
import performia.engine.music.Bar;
import performia.engine.music.Chord;
import performia.engine.music.ChordChange;
import performia.engine.music.Key;
import performia.engine.music.KeyParser;
import performia.engine.music.Meter;
import performia.engine.music.Song;

/// Reads chart JSON: sections with a label and a list of bars, each bar a text of chords that
/// divide it evenly. One thread; one chart.
final class PlainChart {
  private static final int MAX_CHORDS = 64;

  private final JsonView json;
  private final ChartSource source;
  private final SongBuilder song;
  private Meter meter;
  private ChordToken last = new ChordToken(Chord.NONE, 0, ChordChange.Attack.FREE);

  PlainChart(JsonView json, ChartSource source) {
    this.json = json;
    this.source = source;
    song = new SongBuilder(source.name());
    meter = meter(first(json, "meter", "metre", "time", "timeSignature"), Meter.COMMON);
  }

  /// @throws PerformiaException with the path to what is wrong
  Song read() {
    String title = json.field("title").text("").strip();
    song.title(title.isEmpty() ? source.title() : title);
    song.composer(first(json, "composer", "artist").text(""));
    song.tempo(
        first(json, "tempo", "tempoBPM", "bpm")
            .number(Song.MIN_TEMPO, Song.MAX_TEMPO, SongBuilder.DEFAULT_TEMPO));
    song.style(style());
    JsonView key = json.field("key");
    if (key.isPresent() && !key.text().isBlank()) {
      song.key(key(key));
    }
    JsonView sections = json.field("sections");
    if (sections.isPresent()) {
      sections.items().forEach(this::section);
    } else {
      song.pass("");
      bars(json.field("bars"));
    }
    return song.build();
  }

  /// The style hint; a chart that swings says so even where its style does not.
  private String style() {
    String style = json.field("style").text("").strip();
    JsonView swing = json.field("swing");
    boolean swings = swing.isNumber() ? swing.number(-1e9, 1e9) > 0 : swing.bool(false);
    boolean said = style.toLowerCase(java.util.Locale.ROOT).matches("(?s).*(swing|shuffle|jazz).*");
    if (!swings || said) {
      return style;
    }
    return style.isEmpty() ? "swing" : style + " swing";
  }

  private static Key key(JsonView field) {
    return KeyParser.parse(field.text())
        .orElseThrow(() ->
            field.error(
                "unknown key \"" + field.text() + "\"", "write one such as Bb or F# minor"));
  }

  private void section(JsonView section) {
    if (section.isArray()) {
      song.pass("");
      bars(section);
      return;
    }
    Meter before = meter;
    meter = meter(first(section, "meter", "metre", "time"), meter);
    String name = section.field("name").text("").strip();
    song.pass(section.field("label").text(name), name);
    int times = first(section, "repeat", "times").integer(1, 64, 1);
    int barsBefore = song.bars();
    for (int i = 0; i < times; i++) {
      if (i > 0) {
        song.pass(section.field("label").text(name));
      }
      bars(section.field("bars"));
    }
    if (song.bars() == barsBefore) {
      throw section.error("a section without bars", "write at least one, or remove the section");
    }
    meter = before;
  }

  private void bars(JsonView bars) {
    for (JsonView bar : bars.items()) {
      bar(bar);
    }
  }

  private void bar(JsonView bar) {
    if (bar.isObject()) {
      Meter own = meter(first(bar, "meter", "metre", "time"), meter);
      JsonView tempo = bar.field("tempo");
      double bpm = tempo.isPresent() ? tempo.number(Song.MIN_TEMPO, Song.MAX_TEMPO) : 0;
      List<ChordChange> chords = chords(bar.field("chords"), own);
      song.bar(new Bar(own, bpm, chords, bar.field("lyrics").text("")));
    } else {
      song.bar(new Bar(meter, chords(bar, meter)));
    }
  }

  /// The chords of a bar, evenly divided, as the format says, also where no eighth falls there.
  private List<ChordChange> chords(JsonView bar, Meter barMeter) {
    List<String> tokens = tokens(bar);
    var chords = new ArrayList<ChordChange>();
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      double beat = barMeter.lengthBeats() * i / tokens.size();
      if (token.equals("%")) {
        if (i == 0 && !last.chord().isNone()) {
          chords.add(new ChordChange(0, last.chord()));
        }
      } else if (!token.equals("/") && !token.equals(".")) {
        last = chord(bar, token, i);
        chords.add(last.at(beat));
      }
    }
    return chords;
  }

  private static List<String> tokens(JsonView bar) {
    var tokens = new ArrayList<String>();
    List<JsonView> parts =
        bar.isArray() ? bar.items() : bar.isPresent() ? List.of(bar) : List.<JsonView>of();
    for (JsonView part : parts) {
      for (String token : part.text().replace('|', ' ').strip().split("\\s+")) {
        if (!token.isEmpty()) {
          tokens.add(token);
        }
      }
    }
    if (tokens.size() > MAX_CHORDS) {
      throw bar.error(tokens.size() + " chords in one bar", "write at most " + MAX_CHORDS);
    }
    return tokens;
  }

  private static ChordToken chord(JsonView bar, String token, int index) {
    Optional<ChordToken> chord = ChordToken.parse(token);
    if (chord.isEmpty()) {
      throw new PerformiaException(
          "unknown chord \"" + token + "\"",
          bar.where() + ", chord " + (index + 1),
          "write one such as Cmaj7, F#m7b5 or N.C.");
    }
    return chord.get();
  }

  private static JsonView first(JsonView object, String... names) {
    for (String name : names) {
      if (object.field(name).isPresent()) {
        return object.field(name);
      }
    }
    return object.field(names[0]);
  }

  /// A text such as `6/8`, a list such as `[6, 8]`, or a number of quarter notes: 3.5 is 7/8.
  private static Meter meter(JsonView field, Meter otherwise) {
    if (!field.isPresent()) {
      return otherwise;
    }
    Optional<Meter> meter = Optional.empty();
    if (field.isText()) {
      meter = Meter.parse(field.text());
      if (meter.isEmpty() && field.text().strip().matches("\\d{1,2}(\\.\\d{1,3})?")) {
        meter = quarters(Double.parseDouble(field.text().strip()));
      }
    } else if (field.isNumber()) {
      meter = quarters(field.number(0.125, 32));
    } else if (field.isArray() && field.items().size() == 2) {
      List<JsonView> figures = field.items();
      meter = Meter.parse(figures.get(0).integer(1, 32) + "/" + figures.get(1).integer(1, 32));
    }
    return meter.orElseThrow(
        () -> field.error("unknown metre", "write one such as 4, \"3/4\" or \"6/8\""));
  }

  private static Optional<Meter> quarters(double quarters) {
    for (int unit = 4; unit <= 32; unit *= 2) {
      double count = quarters * unit / 4;
      if (count == Math.rint(count) && count >= 1 && count <= 32) {
        return Optional.of(new Meter((int) count, unit));
      }
    }
    return Optional.empty();
  }
}
