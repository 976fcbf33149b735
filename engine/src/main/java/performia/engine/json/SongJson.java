// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.json;

import java.util.ArrayList;
import java.util.List;
import performia.engine.PerformiaException;
import performia.engine.music.Bar;
import performia.engine.music.ChordChange;
import performia.engine.music.Key;
import performia.engine.music.KeyParser;
import performia.engine.music.Meter;
import performia.engine.music.Section;
import performia.engine.music.Song;

/// Our own song file: a [Song] as JSON and back, exactly; `docs/song.schema.json` publishes its
/// shape. Any thread.
public final class SongJson {
  /// The value of `format` that marks a song file.
  public static final String FORMAT = "performia-song";

  /// The version written; a higher one is refused.
  public static final int VERSION = 1;

  private static final int MAX_SECTIONS = 10_000;

  private SongJson() {}

  /// The song as the text of a song file.
  public static String write(Song song) {
    return JsonText.write(toJson(song));
  }

  /// The song as a tree.
  public static Json.Obj toJson(Song song) {
    Meter meter = song.sections().getFirst().bars().getFirst().meter();
    var sections = new ArrayList<Json>();
    for (Section section : song.sections()) {
      var bars = new ArrayList<Json>();
      section.bars().forEach(bar -> bars.add(bar(bar, meter)));
      sections.add(Json.Obj.builder().put("label", section.label()).put("bars", bars).build());
    }
    var form = new ArrayList<Json>();
    for (Song.Pass pass : song.form()) {
      form.add(Json.Obj.builder().put("name", pass.name()).put("section", pass.section()).build());
    }
    return Json.Obj.builder()
        .put("format", FORMAT)
        .put("version", VERSION)
        .put("title", song.title())
        .put("composer", song.composer())
        .put("key", KeyParser.name(song.key()))
        .put("accidentals", song.key().flats() ? "flats" : "sharps")
        .put("tempo", song.tempo())
        .put("meter", meter.toString())
        .put("style", song.style())
        .put("sections", sections)
        .put("form", form)
        .build();
  }

  private static Json bar(Bar bar, Meter usual) {
    var json = Json.Obj.builder();
    if (!bar.meter().equals(usual)) {
      json.put("meter", bar.meter().toString());
    }
    if (bar.tempo() > 0) {
      json.put("tempo", bar.tempo());
    }
    if (!bar.chords().isEmpty()) {
      json.put("chords", bar.chords().stream().map(ChordJson::write).toList());
    }
    if (!bar.lyrics().isEmpty()) {
      json.put("lyrics", bar.lyrics());
    }
    return json.build();
  }

  /// Whether this is a song file of any version.
  public static boolean recognises(JsonView json) {
    return json.isObject() && json.field("format").value().equals(Json.of(FORMAT));
  }

  /// Reads the text of a song file.
  ///
  /// @param source the file name, for messages
  /// @throws PerformiaException when it is none or damaged, with the path to what is wrong
  public static Song read(String text, String source) {
    return read(JsonView.read(text, source));
  }

  /// Reads a song from a tree.
  public static Song read(JsonView json) {
    if (!recognises(json)) {
      throw json.error("not a song file", "begin it with \"format\": \"" + FORMAT + "\"");
    }
    if (json.field("version").integer(1, Integer.MAX_VALUE) > VERSION) {
      throw json.field("version").error("a newer song format", "update Performia to read it");
    }
    Meter usual = meter(json.field("meter"), Meter.COMMON);
    List<Section> sections =
        bounded(json.field("sections"), MAX_SECTIONS).stream().map(s -> section(s, usual)).toList();
    List<Song.Pass> form =
        bounded(json.field("form"), Song.MAX_BARS).stream()
            .map(p -> pass(p, sections.size()))
            .toList();
    double tempo = json.field("tempo").number(Song.MIN_TEMPO, Song.MAX_TEMPO);
    try {
      return new Song(
          json.field("title").text(""),
          json.field("composer").text(""),
          key(json),
          tempo,
          json.field("style").text(""),
          sections,
          form);
    } catch (IllegalArgumentException e) {
      throw json.error(String.valueOf(e.getMessage()), "correct the form");
    }
  }

  private static List<JsonView> bounded(JsonView list, int most) {
    List<JsonView> items = list.items();
    if (items.isEmpty() || items.size() > most) {
      throw list.error(items.size() + " entries", "write 1 to " + most);
    }
    return items;
  }

  private static Key key(JsonView json) {
    JsonView field = json.field("key");
    Key key =
        KeyParser.parse(field.text("C"))
            .orElseThrow(() ->
                field.error(
                    "unknown key \"" + field.text() + "\"", "write one such as Bb or F# minor"));
    String accidentals = json.field("accidentals").text(key.flats() ? "flats" : "sharps");
    return switch (accidentals) {
      case "flats" -> new Key(key.tonic(), key.minor(), true);
      case "sharps" -> new Key(key.tonic(), key.minor(), false);
      default ->
          throw json.field("accidentals").error("\"" + accidentals + "\"", "write flats or sharps");
    };
  }

  private static Song.Pass pass(JsonView json, int sections) {
    return new Song.Pass(
        json.field("name").text(""), json.field("section").integer(0, sections - 1));
  }

  private static Section section(JsonView json, Meter usual) {
    List<Bar> bars =
        bounded(json.field("bars"), Song.MAX_BARS).stream().map(b -> bar(b, usual)).toList();
    return new Section(json.field("label").text(""), bars);
  }

  private static Bar bar(JsonView json, Meter usual) {
    Meter meter = meter(json.field("meter"), usual);
    double tempo =
        json.field("tempo").isPresent()
            ? json.field("tempo").number(Song.MIN_TEMPO, Song.MAX_TEMPO)
            : 0;
    List<ChordChange> chords =
        json.field("chords").isPresent()
            ? json.field("chords").items().stream().map(ChordJson::read).toList()
            : List.of();
    try {
      return new Bar(meter, tempo, chords, json.field("lyrics").text(""));
    } catch (IllegalArgumentException e) {
      throw json.error(
          String.valueOf(e.getMessage()), "write chords in order, each inside its bar");
    }
  }

  private static Meter meter(JsonView json, Meter otherwise) {
    if (!json.isPresent()) {
      return otherwise;
    }
    return Meter.parse(json.text())
        .orElseThrow(
            () -> json.error("unknown metre \"" + json.text() + "\"", "write one such as 3/4"));
  }
}
