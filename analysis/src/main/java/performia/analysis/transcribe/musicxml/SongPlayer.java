// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.musicxml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import performia.analysis.transcribe.form.SongBuilder;
import performia.engine.music.Bar;
import performia.engine.music.Chord;
import performia.engine.music.ChordChange;
import performia.engine.music.Meter;

/// Plays measures into a song: short measures that complete one another become one bar, a pick-up
/// is left out so that bar 1 is the first full one, sections begin where the page says so. One
/// thread; one score.
final class SongPlayer {
  /// Places in a beat that chords are brought to: divisible by 2 to 10, so that tuplets are exact.
  private static final int GRID = 2520;

  private static final double CLOSE = 0.01;

  private final List<Measure> measures;
  private final Sections sections;
  private final SongBuilder out;
  private final double[] tempos;
  private double tempo;
  private double barTempo;

  /// A short measure that waits for the rest of its bar, and what it holds so far.
  private boolean waiting;

  private Measure unfinished = new Measure();
  private double filled;
  private final TreeMap<Long, Chord> chords = new TreeMap<>();
  private final StringBuilder lyrics = new StringBuilder();

  /// A chord that stands at or after the end of its bar, or in a pick-up: for the next bar.
  private List<Chord> carried = List.of();

  SongPlayer(List<Measure> measures, Sections sections, SongBuilder out) {
    this.measures = measures;
    this.sections = sections;
    this.out = out;
    tempos = temposInForce(measures);
  }

  /// Plays every step; the song's tempo is that of its first measure.
  void play(List<PlayOrder.Step> order) {
    tempo = tempos[order.getFirst().measure()];
    out.tempo(tempo);
    for (int i = 0; i < order.size(); i++) {
      step(order.get(i), i == 0);
    }
    finish();
    if (out.bars() == 0) {
      // Nothing but a pick-up: then it is the bar.
      Measure only = measures.get(order.getFirst().measure());
      lyrics.setLength(0);
      carried = List.of();
      take(only, 0);
      finish(only);
    }
  }

  private void step(PlayOrder.Step step, boolean first) {
    Measure measure = measures.get(step.measure());
    boolean begins = first || sections.begins(step);
    boolean isShort = isShort(measure);
    if (waiting && isShort && filled + measure.contentBeats <= unfinished.nominalBeats + CLOSE) {
      take(measure, filled);
      filled += measure.contentBeats;
      if (filled >= unfinished.nominalBeats - CLOSE) {
        finish();
      }
      if (begins) {
        finish();
        begin(step);
      }
      return;
    }
    finish();
    if (begins) {
      begin(step);
    }
    if (isShort && step.measure() == 0) {
      pickUp(measure);
    } else {
      start(measure, step.measure());
      if (!isShort) {
        finish();
      }
    }
  }

  private void begin(PlayOrder.Step step) {
    out.pass(sections.label(step.measure()), sections.name(step));
  }

  private static boolean isShort(Measure measure) {
    return measure.contentBeats > 0 && measure.contentBeats < measure.nominalBeats - CLOSE;
  }

  /// What sounds before bar 1: its last chord goes on, its words are sung.
  private void pickUp(Measure measure) {
    if (!measure.chords.isEmpty()) {
      carried = List.of(measure.chords.getLast().chord());
    }
    addLyrics(measure);
  }

  private void start(Measure measure, int index) {
    waiting = true;
    unfinished = measure;
    List<Chord> before = carried;
    carried = List.of();
    take(measure, 0);
    filled = measure.contentBeats;
    before.forEach(chord -> chords.putIfAbsent(0L, chord));
    barTempo = tempos[index] == tempo ? 0 : tempos[index];
    tempo = tempos[index];
  }

  private void take(Measure measure, double from) {
    double length = from == 0 ? measure.nominalBeats : unfinished.nominalBeats;
    for (Measure.Placed placed : measure.chords) {
      long place = Math.round((from + placed.beat()) * GRID);
      if (place < Math.round(length * GRID)) {
        if (!placed.chord().isNone() || !chords.containsKey(place)) {
          chords.put(place, placed.chord());
        }
      } else {
        carried = List.of(placed.chord());
      }
    }
    addLyrics(measure);
  }

  private void addLyrics(Measure measure) {
    if (!measure.lyrics.isEmpty()) {
      lyrics.append(lyrics.isEmpty() ? "" : " ").append(measure.lyrics);
    }
  }

  private void finish() {
    if (waiting) {
      finish(unfinished);
    }
  }

  /// A short bar that nothing completed is filled up, unless the page itself does not count it.
  private void finish(Measure measure) {
    boolean counted = !measure.implicit || filled >= measure.nominalBeats - CLOSE || filled == 0;
    Meter meter = TimeSignature.meter(counted ? measure.nominalBeats : filled, measure.unit);
    var changes = new ArrayList<ChordChange>();
    for (Map.Entry<Long, Chord> entry : chords.entrySet()) {
      double beat = (double) entry.getKey() / GRID;
      if (beat < meter.lengthBeats() - 1e-6) {
        changes.add(new ChordChange(beat, entry.getValue()));
      } else {
        carried = List.of(entry.getValue());
      }
    }
    out.bar(new Bar(meter, barTempo, changes, lyrics.toString()));
    chords.clear();
    lyrics.setLength(0);
    waiting = false;
  }

  /// Quarter notes a minute in each measure, as they stand on the page.
  private static double[] temposInForce(List<Measure> measures) {
    double[] tempos = new double[measures.size()];
    double now = SongBuilder.DEFAULT_TEMPO;
    for (Measure measure : measures) {
      if (measure.tempo > 0) {
        now = measure.tempo;
        break;
      }
    }
    double next = 0;
    for (int i = 0; i < tempos.length; i++) {
      Measure measure = measures.get(i);
      now = measure.tempo > 0 ? measure.tempo : next > 0 ? next : now;
      tempos[i] = now;
      next = measure.tempoAfter;
    }
    return tempos;
  }
}
