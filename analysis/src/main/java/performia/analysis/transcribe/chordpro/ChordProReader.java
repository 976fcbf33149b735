// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.chordpro;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import performia.analysis.transcribe.form.ChartSource;
import performia.analysis.transcribe.form.SectionName;
import performia.analysis.transcribe.form.SongBuilder;
import performia.analysis.transcribe.form.Unroller;
import performia.analysis.transcribe.form.WrittenBar;
import performia.engine.PerformiaException;
import performia.engine.music.Bar;
import performia.engine.music.KeyParser;
import performia.engine.music.Meter;
import performia.engine.music.Song;
import performia.engine.music.Transposer;

/// Reads one song in ChordPro, line by line. One thread; one song.
///
/// Sections begin at their directives, at remarks that name one (`{comment: Bridge}`), and at blank
/// lines. A capo raises the song: the file says what the hand plays, the band what sounds.
final class ChordProReader {
  private static final List<String> PARTS =
      List.of(
          "intro",
          "verse",
          "chorus",
          "bridge",
          "outro",
          "solo",
          "interlude",
          "pre-chorus",
          "prechorus",
          "instrumental",
          "refrain",
          "ending",
          "coda",
          "break",
          "tag",
          "hook");

  private record Part(String label, String name, List<WrittenBar> bars) {}

  private final ChartSource source;
  private final SongBuilder song;
  private final List<Part> parts = new ArrayList<>();
  private final Map<String, Part> choruses = new HashMap<>();
  private String title = "";
  private String composer = "";
  private String artist = "";
  private Meter meter = Meter.COMMON;
  private double pendingTempo;
  private int capo;
  private String open = "";
  private @Nullable ProGrid grid;
  private String wordsBefore = "";
  private boolean any;
  private boolean started;

  ChordProReader(ChartSource source) {
    this.source = source;
    song = new SongBuilder(source.name());
    begin("", "");
  }

  boolean isEmpty() {
    return !any;
  }

  /// @throws PerformiaException with line and column
  void line(String line, int number, @Nullable Directive directive) {
    if (directive != null) {
      any |= !directive.name().isEmpty();
      directive(directive, number);
    } else if (line.strip().startsWith("#") || open.equals("tab")) {
      return;
    } else if (line.isBlank()) {
      if (open.isEmpty()) {
        begin("", "");
      }
    } else if (grid != null) {
      any = true;
      grid.line(line, meter, number);
    } else {
      any = true;
      sung(line, number);
    }
  }

  private void sung(String line, int number) {
    boolean barLines =
        line.indexOf('|') >= 0
            && SungLine.words(line, source, number).replaceAll("[|:\\s]", "").isEmpty();
    if (barLines) {
      var exact = new ProGrid(source);
      exact.line(line.replace("[", " ").replace("]", " ") + " |", meter, number);
      parts.getLast().bars.addAll(exact.bars());
      started = true;
      return;
    }
    List<Bar> bars = SungLine.bars(line, meter, source, number);
    if (bars.isEmpty()) {
      addWords(SungLine.words(line, source, number));
      return;
    }
    for (Bar bar : bars) {
      String words = (wordsBefore + " " + bar.lyrics()).strip();
      wordsBefore = "";
      parts.getLast().bars.add(WrittenBar.plain(new Bar(meter, pendingTempo, bar.chords(), words)));
      pendingTempo = 0;
      started = true;
    }
  }

  /// Words without a chord are sung on in the bar before, or before the first.
  private void addWords(String words) {
    List<WrittenBar> bars = parts.getLast().bars;
    if (bars.isEmpty()) {
      wordsBefore = (wordsBefore + " " + words).strip();
      return;
    }
    Bar bar = bars.removeLast().bar();
    String all = (bar.lyrics() + " " + words).strip();
    bars.add(WrittenBar.plain(new Bar(bar.meter(), bar.tempo(), bar.chords(), all)));
  }

  private void begin(String label, String name) {
    parts.add(new Part(label, name, new ArrayList<>()));
  }

  private void directive(Directive directive, int number) {
    String name = directive.name();
    String value = directive.value();
    switch (name) {
      case "title" -> title = value;
      case "subtitle" -> artist = artist.isEmpty() ? value : artist;
      case "artist" -> artist = value;
      case "composer" -> composer = value;
      case "style", "groove", "feel" -> song.style(value);
      case "key" -> key(directive, number);
      case "tempo" -> tempo(directive, number);
      case "time" ->
          meter =
              Meter.parse(value)
                  .orElseThrow(() ->
                      source.error(
                          number,
                          directive.column(),
                          "unknown metre \"" + value + "\"",
                          "write one such as 3/4"));
      case "capo" -> capo(directive, number);
      case "chorus" -> recall(directive, number);
      case "comment" -> {
        String part = value.toLowerCase(Locale.ROOT);
        if (open.isEmpty() && PARTS.stream().anyMatch(part::startsWith)) {
          SectionName section = SectionName.of(value.replaceFirst(":$", ""));
          begin(section.label(), section.name());
        }
      }
      default -> environment(directive);
    }
  }

  private void environment(Directive directive) {
    if (directive.name().startsWith("start_of_")) {
      end();
      open = directive.name().substring("start_of_".length());
      if (open.equals("tab")) {
        return;
      }
      String kind = open.isEmpty() ? "part" : open;
      String given = directive.label();
      boolean grids = open.equals("grid");
      String called =
          !given.isEmpty() ? given : Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
      SectionName section = SectionName.of(called);
      boolean unnamed = grids && given.isEmpty();
      begin(
          unnamed ? "" : section.label(),
          section.name().equals(section.label()) ? "" : section.name());
      grid = grids ? new ProGrid(source) : null;
    } else if (directive.name().startsWith("end_of_")) {
      end();
    }
  }

  private void end() {
    if (grid != null) {
      parts.getLast().bars.addAll(grid.bars());
      started = true;
      grid = null;
    }
    if (open.equals("chorus")) {
      Part chorus = parts.getLast();
      choruses.put("", chorus);
      choruses.put(chorus.name.isEmpty() ? chorus.label : chorus.name, chorus);
    }
    if (!open.isEmpty() && !open.equals("tab")) {
      begin("", "");
    }
    open = "";
  }

  private void recall(Directive directive, int number) {
    end();
    Part chorus = choruses.getOrDefault(directive.label(), choruses.get(""));
    if (chorus == null) {
      throw source.error(
          number, 1, "{chorus} before any chorus", "write it between {soc} and {eoc} first");
    }
    parts.add(new Part(chorus.label, "", chorus.bars));
    begin("", "");
  }

  private void key(Directive directive, int number) {
    if (!directive.value().isEmpty()) {
      song.key(
          KeyParser.parse(directive.value())
              .orElseThrow(() ->
                  source.error(
                      number,
                      directive.column(),
                      "unknown key \"" + directive.value() + "\"",
                      "write one such as Bb or F#m")));
    }
  }

  private void tempo(Directive directive, int number) {
    String digits = directive.value().replaceAll("(?i)\\s*bpm$", "");
    double tempo = digits.matches("\\d{1,3}(\\.\\d{1,3})?") ? Double.parseDouble(digits) : 0;
    if (tempo < Song.MIN_TEMPO || tempo > Song.MAX_TEMPO) {
      throw source.error(
          number,
          directive.column(),
          "unknown tempo \"" + directive.value() + "\"",
          "write quarter notes a minute, from 20 to 400");
    }
    if (!started) {
      song.tempo(tempo);
    } else {
      pendingTempo = tempo;
    }
  }

  private void capo(Directive directive, int number) {
    if (!directive.value().matches("\\d{1,2}") || Integer.parseInt(directive.value()) > 24) {
      throw source.error(
          number,
          directive.column(),
          "unknown capo \"" + directive.value() + "\"",
          "write the fret, from 0 to 24");
    }
    capo = Integer.parseInt(directive.value());
  }

  Song song() {
    end();
    song.title(title.isEmpty() ? source.title() : title);
    song.composer(composer.isEmpty() ? artist : composer);
    for (Part part : parts) {
      if (!part.bars.isEmpty()) {
        song.pass(part.label, part.name);
        Unroller.unroll(part.bars, part.label, song);
      }
    }
    Song written = song.build();
    return capo == 0 ? written : Transposer.bySemitones(written, capo);
  }
}
