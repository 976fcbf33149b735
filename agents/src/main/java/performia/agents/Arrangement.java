// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents;

import java.util.ArrayList;
import java.util.List;
import performia.engine.music.Bar;
import performia.engine.music.Chord;
import performia.engine.music.ChordChange;
import performia.engine.music.Section;
import performia.engine.music.Song;
import performia.engine.music.Timeline;

/// What a band adds to a chart: an intro made of its own harmony, and a last chord. Stateless; any
/// thread.
public final class Arrangement {
  /// Label of the bars before the song.
  public static final String INTRO = "Intro";

  /// Label of the last chord.
  public static final String ENDING = "Ending";

  private static final List<String> FLATS =
      List.of("C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B");
  private static final List<String> SHARPS =
      List.of("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B");

  private static final int INTRO_BARS = 4;

  private Arrangement() {}

  /// The song with a last bar in which everybody hits the home chord and lets it ring.
  public static Song withEnding(Song song) {
    Timeline line = new Timeline(song);
    Timeline.PlayedBar last = line.bars().getLast();
    Bar bar =
        new Bar(
            last.written().meter(),
            List.of(new ChordChange(0, lastChord(line), 0, ChordChange.Attack.HOLD)));
    var sections = new ArrayList<>(song.sections());
    sections.add(new Section(ENDING, List.of(bar)));
    var form = new ArrayList<>(song.form());
    form.add(new Song.Pass(ENDING, sections.size() - 1));
    return with(song, sections, form);
  }

  /// The song with an intro: the bars that lead home at the end of the first pass.
  public static Song withIntro(Song song) {
    Timeline line = new Timeline(song);
    Timeline.PlayedPass first = line.passes().getFirst();
    int bars = Math.min(INTRO_BARS, first.endBar() - first.firstBar());
    var intro = new ArrayList<Bar>();
    for (int i = first.endBar() - bars; i < first.endBar(); i++) {
      intro.add(vamped(line, line.bars().get(i)));
    }
    var sections = new ArrayList<>(song.sections());
    sections.add(new Section(INTRO, intro));
    var form = new ArrayList<Song.Pass>();
    form.add(new Song.Pass(INTRO, sections.size() - 1));
    form.addAll(song.form());
    return with(song, sections, form);
  }

  /// A bar that says its chord itself, free of stops and of lyrics.
  private static Bar vamped(Timeline line, Timeline.PlayedBar played) {
    var changes = new ArrayList<ChordChange>();
    List<ChordChange> written = played.written().chords();
    if (written.isEmpty() || written.getFirst().beat() > 0) {
      changes.add(new ChordChange(0, line.chordAt(played.start()).chord()));
    }
    for (ChordChange change : written) {
      changes.add(new ChordChange(change.beat(), change.chord()));
    }
    return new Bar(played.written().meter(), changes);
  }

  /// The chord to end on: the last one when it is built on the tonic, else the chord on the tonic
  /// that the song itself uses, else a plain triad.
  private static Chord lastChord(Timeline line) {
    int tonic = line.song().key().tonic();
    List<Timeline.PlayedChord> chords = line.chords();
    for (int i = chords.size() - 1; i >= 0; i--) {
      Chord chord = chords.get(i).chord();
      boolean restless = chord.has(10) && chord.has(4);
      if (chord.root() == tonic && chord.bass() == tonic && (!restless || i == chords.size() - 1)) {
        if (restless && !isBluesy(line)) {
          continue;
        }
        return chord;
      }
    }
    String name = (line.song().key().flats() ? FLATS : SHARPS).get(tonic);
    return line.song().key().minor()
        ? new Chord(name + "m", tonic, 0b1000_1001, tonic)
        : new Chord(name, tonic, 0b1001_0001, tonic);
  }

  /// Whether dominant chords on the tonic are at rest, as in a blues.
  private static boolean isBluesy(Timeline line) {
    Chord first = line.chords().getFirst().chord();
    return first.root() == line.song().key().tonic() && first.has(10) && first.has(4);
  }

  private static Song with(Song song, List<Section> sections, List<Song.Pass> form) {
    return new Song(
        song.title(), song.composer(), song.key(), song.tempo(), song.style(), sections, form);
  }
}
