// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.musicxml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;
import performia.engine.music.Chord;
import performia.engine.music.Key;
import performia.engine.music.Song;

/// Reads one part's measures one after another, keeping what lasts: divisions, time, key,
/// transposition, words in two measures. One thread; one part.
final class PartReader {
  private static final int MAX_CHORDS = 256;

  private final List<Measure> measures = new ArrayList<>();
  private final Words words = new Words();
  private double divisions = 1;
  private TimeSignature time = TimeSignature.NONE;
  private Key written = Key.C;
  private @Nullable Key first;
  private boolean firstMode;
  private int transposition;
  private int harmonies;
  private int repeating;

  /// Position in the measure being read, in quarter notes.
  private double cursor;

  /// Chords of the measure being read, with the beat that the note below them ends at.
  private final List<double[]> spans = new ArrayList<>();

  List<Measure> measures() {
    return measures;
  }

  /// How many chords stand in the part.
  int harmonies() {
    return harmonies;
  }

  /// The sounding key at its beginning; null where none is written.
  @Nullable Key firstKey() {
    return first;
  }

  /// Whether the key says major or minor itself.
  boolean saysMode() {
    return firstMode;
  }

  void read(XmlElement element) {
    if (measures.size() >= Song.MAX_BARS) {
      throw element.error(
          "more than " + Song.MAX_BARS + " measures", "split the score into several songs");
    }
    var measure = new Measure();
    measures.add(measure);
    measure.implicit =
        element.attribute("implicit").equals("yes") || element.attribute("number").equals("0");
    measure.repeatsMeasures = repeating;
    cursor = 0;
    spans.clear();
    words.startMeasure();
    for (XmlElement child : element.children()) {
      read(child, measure);
    }
    measure.nominalBeats = time.beats();
    measure.unit = time.unit();
    measure.lyrics = words.measure();
    spread(measure);
  }

  private void read(XmlElement child, Measure into) {
    switch (child.name()) {
      case "attributes" -> attributes(child, into);
      case "note" -> note(child, into);
      case "backup" -> cursor = Math.max(0, cursor - duration(child));
      case "forward" -> advance(duration(child), into);
      case "harmony" -> harmony(child, into);
      case "direction" -> direction(child, into);
      case "sound" -> Directions.sound(child, into, isLate());
      case "barline" -> Barlines.read(child, into);
      default -> {
        // Print, figured bass, grouping: nothing a chart keeps.
      }
    }
  }

  private boolean isLate() {
    return cursor > 0 && cursor >= time.beats() / 2;
  }

  private void attributes(XmlElement attributes, Measure into) {
    double given = attributes.number("divisions", divisions);
    divisions = given > 0 ? given : divisions;
    for (XmlElement child : attributes.children()) {
      switch (child.name()) {
        case "key" -> key(child);
        case "time" -> {
          time = TimeSignature.of(child);
          into.nominalBeats = time.beats();
        }
        case "transpose" -> {
          double octaves = child.number("octave-change", 0);
          transposition = (int) Math.rint(child.number("chromatic", 0) + 12 * octaves) % 12;
          if (measures.size() == 1 && first != null) {
            first = KeySignature.transposed(written, transposition);
          }
        }
        case "measure-style" -> style(child, into);
        default -> {
          // Clefs, staves: nothing a chart keeps.
        }
      }
    }
  }

  private void key(XmlElement element) {
    Key key = KeySignature.of(element);
    if (key == null) {
      return;
    }
    written = key;
    if (first == null) {
      first = KeySignature.transposed(key, transposition);
      firstMode = !element.text("mode").isEmpty() && !element.text("mode").equals("major");
    }
  }

  private void style(XmlElement style, Measure into) {
    XmlElement repeat = style.child("measure-repeat");
    if (repeat != null) {
      boolean starts = repeat.attribute("type").equals("start");
      repeating = starts ? Math.clamp((int) repeat.number(1), 1, 16) : 0;
      into.repeatsMeasures = repeating;
    }
  }

  private void note(XmlElement note, Measure into) {
    if (!note.has("chord") && !note.has("grace")) {
      double beats = duration(note);
      XmlElement rest = note.child("rest");
      boolean whole = rest != null && rest.attribute("measure").equals("yes");
      double from = cursor;
      advance(beats, into);
      if (whole) {
        into.contentBeats = Math.max(into.contentBeats, time.beats());
      }
      for (double[] span : spans) {
        span[1] = span[1] == 0 && from >= span[0] - 0.001 ? Math.max(cursor, span[0]) : span[1];
      }
    }
    for (XmlElement lyric : note.children("lyric")) {
      words.sing(lyric);
    }
  }

  private double duration(XmlElement element) {
    return Math.clamp(element.number("duration", 0) / divisions, 0, 4096);
  }

  private void advance(double beats, Measure into) {
    cursor += beats;
    into.contentBeats = Math.max(into.contentBeats, cursor);
  }

  private void harmony(XmlElement harmony, Measure into) {
    if (into.chords.size() >= MAX_CHORDS) {
      throw harmony.error("more than " + MAX_CHORDS + " chords in a measure", "take some out");
    }
    double offset = harmony.number("offset", 0) / divisions;
    Key sounding = KeySignature.transposed(written, transposition);
    place(HarmonyReader.read(harmony, sounding, transposition), cursor + offset, into);
    harmonies++;
  }

  private void place(Chord chord, double beat, Measure into) {
    double bounded = Math.clamp(beat, 0, 4096);
    into.chords.add(new Measure.Placed(bounded, chord));
    spans.add(new double[] {bounded, 0});
  }

  private void direction(XmlElement direction, Measure into) {
    double beat = cursor + direction.number("offset", 0) / divisions;
    into.nominalBeats = time.beats();
    Directions.read(direction, into, beat);
    for (XmlElement type : direction.children("direction-type")) {
      boolean silent =
          type.children("words").stream().anyMatch(w -> Directions.saysNoChord(w.text()));
      if (silent && into.chords.size() < MAX_CHORDS) {
        place(Chord.NONE, beat, into);
      }
    }
  }

  /// Several chords over one note share its length; a chord that stands where "N.C." does wins.
  private void spread(Measure measure) {
    List<Measure.Placed> chords = measure.chords;
    for (int i = 0; i < chords.size(); ) {
      double beat = chords.get(i).beat();
      int end = i + 1;
      while (end < chords.size() && Math.abs(chords.get(end).beat() - beat) < 0.001) {
        end++;
      }
      double until = spans.get(i)[1] > beat ? spans.get(i)[1] : beat;
      for (int k = i + 1; k < end; k++) {
        double share = beat + (until - beat) * (k - i) / (end - i);
        chords.set(k, new Measure.Placed(share, chords.get(k).chord()));
      }
      i = end;
    }
    chords.sort((a, b) -> Double.compare(a.beat(), b.beat()));
  }

  /// What a reader throws when a part has no measure at all.
  static PerformiaException empty(String file) {
    return new PerformiaException(
        "there is no measure in it", file, "export the score as MusicXML again");
  }
}
