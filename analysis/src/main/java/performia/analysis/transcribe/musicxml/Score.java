// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.musicxml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import performia.analysis.transcribe.form.SongBuilder;
import performia.engine.music.Key;
import performia.engine.music.Song;

/// A score as it is read: its head and its parts. One thread; one score.
final class Score implements ScoreXml.Taker {
  private static final int MAX_PARTS = 256;

  private final String file;
  private final Map<String, PartReader> parts = new LinkedHashMap<>();
  private String title = "";
  private String movement = "";
  private String credited = "";
  private String composer = "";

  private Score(String file) {
    this.file = file;
  }

  /// Reads the document and plays it into a song.
  ///
  /// @param title what to call a score that has no title of its own
  static Song read(byte[] xml, String file, String title) {
    var score = new Score(file);
    ScoreXml.walk(xml, file, score);
    return score.song(title);
  }

  @Override
  public void head(XmlElement element) {
    switch (element.name()) {
      case "work" -> title = clean(element.text("work-title"));
      case "movement-title" -> movement = clean(element.text());
      case "identification" -> {
        for (XmlElement creator : element.children("creator")) {
          boolean isComposer = creator.attribute("type").equals("composer");
          composer = isComposer || composer.isEmpty() ? clean(creator.text()) : composer;
        }
      }
      case "credit" -> {
        if (element.text("credit-type").equals("title") && credited.isEmpty()) {
          credited = clean(element.text("credit-words"));
        }
      }
      default -> {
        // Layout and the list of parts: a chart keeps neither.
      }
    }
  }

  @Override
  public void measure(String part, XmlElement measure) {
    if (parts.size() >= MAX_PARTS && !parts.containsKey(part)) {
      throw measure.error("more than " + MAX_PARTS + " parts", "export the lead sheet alone");
    }
    parts.computeIfAbsent(part, id -> new PartReader()).read(measure);
  }

  private static String clean(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() > 300 ? line.substring(0, 300) : line;
  }

  private Song song(String fallbackTitle) {
    PartReader lead = lead();
    List<Measure> measures = lead.measures();
    for (PartReader other : parts.values()) {
      for (int i = 0; i < Math.min(measures.size(), other.measures().size()); i++) {
        measures.get(i).join(other.measures().get(i));
      }
    }
    measureWithoutTime(measures);
    repeatMeasures(measures);
    CodaSigns.settle(measures);
    var endings = new Endings(measures);
    var order = PlayOrder.of(measures, endings, file);
    String own = title.isEmpty() ? movement : title;
    String shown = own.isEmpty() ? credited : own;
    var builder =
        new SongBuilder(file)
            .title(shown.isEmpty() ? fallbackTitle : shown)
            .composer(composer)
            .style(style(measures));
    new SongPlayer(measures, new Sections(measures, endings), builder).play(order);
    return inKey(builder, lead);
  }

  /// The part with the most chords, else the first.
  private PartReader lead() {
    PartReader lead = null;
    for (PartReader part : parts.values()) {
      if (!part.measures().isEmpty() && (lead == null || part.harmonies() > lead.harmonies())) {
        lead = part;
      }
    }
    if (lead == null) {
      throw PartReader.empty(file);
    }
    return lead;
  }

  private static String style(List<Measure> measures) {
    return measures.stream().map(m -> m.style).filter(s -> !s.isEmpty()).findFirst().orElse("");
  }

  /// Music without a time signature is taken to have the bar that its notes fill most often.
  private static void measureWithoutTime(List<Measure> measures) {
    var counts = new TreeMap<Double, Integer>();
    for (Measure measure : measures) {
      if (measure.nominalBeats == 0 && measure.contentBeats > 0) {
        counts.merge(measure.contentBeats, 1, Integer::sum);
      }
    }
    double usual = 4;
    int most = 0;
    for (var entry : counts.entrySet()) {
      if (entry.getValue() >= most) {
        usual = Math.min(entry.getKey(), 128);
        most = entry.getValue();
      }
    }
    for (Measure measure : measures) {
      if (measure.nominalBeats == 0) {
        measure.nominalBeats = usual;
      }
    }
  }

  /// Measure repeat signs: the chords of the measures before once more.
  private static void repeatMeasures(List<Measure> measures) {
    for (int i = 0; i < measures.size(); i++) {
      Measure measure = measures.get(i);
      int source = i - measure.repeatsMeasures;
      if (measure.repeatsMeasures > 0 && source >= 0 && measure.chords.isEmpty()) {
        measure.chords.addAll(measures.get(source).chords);
      }
    }
  }

  /// Programs write "major" over any signature, so the chords choose between the relatives.
  private static Song inKey(SongBuilder builder, PartReader lead) {
    Key written = lead.firstKey();
    if (written == null || lead.saysMode()) {
      return builder.key(written).build();
    }
    Key heard = builder.key(null).build().key();
    int relative = Math.floorMod(written.tonic() - 3, 12);
    boolean minor = heard.minor() && heard.tonic() == relative;
    return builder.key(minor ? new Key(relative, true, written.flats()) : written).build();
  }
}
