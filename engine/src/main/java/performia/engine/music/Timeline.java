// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.music;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// A song unrolled: every bar, chord and pass in the order it is played, on one line of beats from
/// 0. Immutable; any thread. Look-ups are logarithmic and allocate nothing.
public final class Timeline {
  /// A played bar.
  ///
  /// @param index 0-based, in order of playing
  /// @param start first beat
  /// @param pass index of the pass it belongs to
  /// @param indexInPass 0-based place inside the pass
  /// @param written what the chart says
  public record PlayedBar(int index, double start, int pass, int indexInPass, Bar written) {
    public double end() {
      return start + written.meter().lengthBeats();
    }
  }

  /// A sounding chord.
  ///
  /// @param index 0-based, in order of playing
  /// @param start written beat; sounds from `start - push`
  /// @param end written beat of the next change, or the end of the song
  /// @param written what the chart says
  public record PlayedChord(int index, double start, double end, ChordChange written) {
    public Chord chord() {
      return written.chord();
    }

    /// The beat it is heard from, pushes counted in.
    public double heard() {
      return start - written.push();
    }
  }

  /// A played pass of a section.
  ///
  /// @param index 0-based, in order of playing
  /// @param name from the form
  /// @param label the section's label
  /// @param occurrence how many passes of this label came before
  /// @param occurrences how many passes of this label there are
  /// @param firstBar index of its first bar
  /// @param endBar index after its last bar
  public record PlayedPass(
      int index,
      String name,
      String label,
      int occurrence,
      int occurrences,
      int firstBar,
      int endBar) {}

  private final Song song;
  private final List<PlayedBar> bars;
  private final List<PlayedChord> chords;
  private final List<PlayedPass> passes;
  private final double end;

  public Timeline(Song song) {
    this.song = song;
    var barList = new ArrayList<PlayedBar>();
    var passList = new ArrayList<PlayedPass>();
    var starts = new ArrayList<Double>();
    var changes = new ArrayList<ChordChange>();
    var total = new HashMap<String, Integer>();
    for (Song.Pass pass : song.form()) {
      total.merge(song.sections().get(pass.section()).label(), 1, Integer::sum);
    }
    var seen = new HashMap<String, Integer>();
    double beat = 0;
    for (Song.Pass pass : song.form()) {
      Section section = song.sections().get(pass.section());
      int occurrence = seen.merge(section.label(), 1, Integer::sum) - 1;
      passList.add(
          new PlayedPass(
              passList.size(),
              pass.name(),
              section.label(),
              occurrence,
              total.getOrDefault(section.label(), 1),
              barList.size(),
              barList.size() + section.bars().size()));
      int inPass = 0;
      for (Bar bar : section.bars()) {
        barList.add(new PlayedBar(barList.size(), beat, passList.size() - 1, inPass++, bar));
        for (ChordChange change : bar.chords()) {
          starts.add(beat + change.beat());
          changes.add(change);
        }
        beat += bar.meter().lengthBeats();
      }
    }
    end = beat;
    if (changes.isEmpty() || starts.getFirst() > 0) {
      starts.addFirst(0.0);
      changes.addFirst(new ChordChange(0, Chord.NONE));
    }
    var chordList = new ArrayList<PlayedChord>();
    for (int i = 0; i < changes.size(); i++) {
      double until = i + 1 < changes.size() ? starts.get(i + 1) : end;
      chordList.add(new PlayedChord(i, starts.get(i), until, changes.get(i)));
    }
    bars = List.copyOf(barList);
    chords = List.copyOf(chordList);
    passes = List.copyOf(passList);
  }

  public Song song() {
    return song;
  }

  /// Every bar in order of playing; at least one.
  public List<PlayedBar> bars() {
    return bars;
  }

  /// Every chord in order of playing; at least one, the first at beat 0.
  public List<PlayedChord> chords() {
    return chords;
  }

  /// Every pass in order of playing; at least one.
  public List<PlayedPass> passes() {
    return passes;
  }

  /// The beat after the last bar.
  public double end() {
    return end;
  }

  /// The bar that holds this beat; the first or last bar for beats outside the song.
  public PlayedBar barAt(double beat) {
    int low = 0;
    int high = bars.size();
    while (high - low > 1) {
      int middle = low + high >>> 1;
      if (bars.get(middle).start() <= beat) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return bars.get(low);
  }

  /// The chord written at this beat, pushes not counted; the first or last for beats outside the
  /// song.
  public PlayedChord chordAt(double beat) {
    int low = 0;
    int high = chords.size();
    while (high - low > 1) {
      int middle = low + high >>> 1;
      if (chords.get(middle).start() <= beat) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return chords.get(low);
  }

  /// The pass a bar belongs to.
  public PlayedPass passOf(PlayedBar bar) {
    return passes.get(bar.pass());
  }
}
