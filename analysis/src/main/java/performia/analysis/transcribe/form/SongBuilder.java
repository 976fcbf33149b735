// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;
import performia.engine.music.Bar;
import performia.engine.music.Key;
import performia.engine.music.KeyFinder;
import performia.engine.music.Section;
import performia.engine.music.Song;
import performia.engine.music.Timeline;

/// Folds played bars into a song: passes with equal label and equal bars become one written section
/// that is played several times. One thread; one song.
///
///     new SongBuilder("file.txt").title("Blues").tempo(120).pass("A").bar(bar)….build()
public final class SongBuilder {
  /// The tempo of a chart that names none.
  public static final double DEFAULT_TEMPO = 120;

  private static final class Pass {
    final String label;
    final String name;
    final List<Bar> bars = new ArrayList<>();

    Pass(String label, String name) {
      this.label = label;
      this.name = name;
    }
  }

  private final String source;
  private final List<Pass> passes = new ArrayList<>();
  private String title = "";
  private String composer = "";
  private String style = "";
  private @Nullable Key key;
  private double tempo = DEFAULT_TEMPO;
  private int bars;

  /// @param source the file name, for messages
  public SongBuilder(String source) {
    this.source = source;
  }

  public SongBuilder title(String newTitle) {
    title = newTitle.strip();
    return this;
  }

  public SongBuilder composer(String newComposer) {
    composer = newComposer.strip();
    return this;
  }

  public SongBuilder style(String newStyle) {
    style = newStyle.strip();
    return this;
  }

  /// @param newKey the key; null to find it from the chords
  public SongBuilder key(@Nullable Key newKey) {
    key = newKey;
    return this;
  }

  /// @param newTempo quarter notes a minute; what lies outside the range of a song is brought to
  ///   its edge
  public SongBuilder tempo(double newTempo) {
    tempo = Math.clamp(newTempo, Song.MIN_TEMPO, Song.MAX_TEMPO);
    return this;
  }

  /// Begins a pass. Its name is chosen: the label, with a number when it is played several times.
  /// An empty label asks for a letter: passes that mostly agree get the same.
  public SongBuilder pass(String label) {
    return pass(label, "");
  }

  /// Begins a pass; a pass that got no bar before the next one begins is forgotten.
  public SongBuilder pass(String label, String name) {
    if (!passes.isEmpty() && passes.getLast().bars.isEmpty()) {
      passes.removeLast();
    }
    passes.add(new Pass(label.strip(), name.strip()));
    return this;
  }

  /// Plays a bar in the present pass.
  ///
  /// @throws PerformiaException at more bars than a song may have
  public SongBuilder bar(Bar bar) {
    if (passes.isEmpty()) {
      pass("");
    }
    if (++bars > Song.MAX_BARS) {
      throw new PerformiaException(
          "more than " + Song.MAX_BARS + " bars when repeats are played out",
          source,
          "look for a repeat that is played too often");
    }
    passes.getLast().bars.add(bar);
    return this;
  }

  /// How many bars were played so far.
  public int bars() {
    return bars;
  }

  /// @throws PerformiaException when there is no bar
  public Song build() {
    if (bars == 0) {
      throw new PerformiaException("there is no bar in it", source, "write at least one chord");
    }
    if (passes.getLast().bars.isEmpty()) {
      passes.removeLast();
    }
    List<String> labels = FormLetters.label(passes.stream().map(p -> p.label).toList(), barLists());
    var sections = new ArrayList<Section>();
    var known = new HashMap<Section, Integer>();
    var form = new ArrayList<Song.Pass>();
    Map<String, Integer> total = new HashMap<>();
    labels.forEach(label -> total.merge(label, 1, Integer::sum));
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < passes.size(); i++) {
      String label = labels.get(i);
      var section = new Section(label, passes.get(i).bars);
      Integer index = known.get(section);
      if (index == null) {
        index = sections.size();
        known.put(section, index);
        sections.add(section);
      }
      int occurrence = seen.merge(label, 1, Integer::sum);
      form.add(new Song.Pass(name(passes.get(i), label, occurrence, total), index));
    }
    Key home = key == null ? Key.C : key;
    var song = new Song(title, composer, home, tempo, style, sections, form);
    if (key != null) {
      return song;
    }
    Key found = KeyFinder.find(new Timeline(song));
    return new Song(title, composer, found, tempo, style, sections, form);
  }

  private List<List<Bar>> barLists() {
    return passes.stream().map(p -> p.bars).toList();
  }

  private static String name(Pass pass, String label, int occurrence, Map<String, Integer> total) {
    if (!pass.name.isEmpty()) {
      return pass.name;
    }
    if (total.getOrDefault(label, 1) == 1) {
      return label;
    }
    return label.length() == 1 ? label + occurrence : label + " " + occurrence;
  }
}
