// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.ireal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import performia.analysis.transcribe.form.WrittenBar;
import performia.analysis.transcribe.form.WrittenBar.Jump;
import performia.engine.music.Bar;
import performia.engine.music.Chord;
import performia.engine.music.ChordChange;
import performia.engine.music.ChordChange.Attack;
import performia.engine.music.Meter;

/// A bar of an iReal chart while it is being read: its cells and signs. One thread.
final class IRealBar {
  /// What stands in a cell: a chord, or nothing new.
  record Cell(@Nullable Chord chord, boolean fermata) {
    static final Cell EMPTY = new Cell(null, false);
  }

  /// What the bar as a whole repeats.
  enum Repeat {
    NOTHING,
    ONE_BAR,
    TWO_BARS
  }

  Meter meter;
  final List<Cell> cells = new ArrayList<>();
  Repeat repeat = Repeat.NOTHING;
  List<ChordChange> chords = List.of();
  String label = "";
  boolean repeatStart;
  int repeatEnd;
  boolean sectionStart;
  int ending;
  boolean segno;
  boolean coda;
  boolean codaAtStart;
  boolean toCoda;
  boolean fine;
  Jump jump = Jump.NONE;

  IRealBar(Meter meter) {
    this.meter = meter;
  }

  /// Whether no chord, no sign of repetition and no slash stands in it.
  boolean isBlank() {
    return repeat == Repeat.NOTHING && cells.stream().allMatch(Cell.EMPTY::equals);
  }

  /// Shares the beats of the bar out to its cells.
  void place(boolean fermatas) {
    var placed = new ArrayList<ChordChange>();
    int[] lengths = lengths();
    int chord = 0;
    double unit = 4.0 / meter.unit();
    int slot = 0;
    for (Cell cell : cells) {
      if (cell.chord != null) {
        Attack attack = cell.fermata && fermatas ? Attack.HOLD : Attack.FREE;
        placed.add(new ChordChange(slot * unit, cell.chord, 0, attack));
        slot += lengths[chord++];
      } else if (placed.isEmpty()) {
        slot++;
      }
      if (slot >= meter.count()) {
        break;
      }
    }
    chords = placed;
  }

  /// How many units of the metre each chord lasts: as many as it takes cells, then stretched (the
  /// shortest first) or squeezed (the longest first) until the bar is filled.
  private int[] lengths() {
    int[] lengths = new int[cells.size()];
    int chords = 0;
    int lead = 0;
    for (Cell cell : cells) {
      if (cell.chord != null) {
        lengths[chords++] = 1;
      } else if (chords > 0) {
        lengths[chords - 1]++;
      } else {
        lead++;
      }
    }
    int units = meter.count() - lead;
    int scale = cells.isEmpty() || lead > 0 ? 1 : Math.max(1, units / cells.size());
    boolean whole = units == scale * cells.size();
    int sum = 0;
    for (int i = 0; i < chords; i++) {
      lengths[i] *= whole ? scale : 1;
      sum += lengths[i];
    }
    for (; sum < units && chords > 0; sum++) {
      lengths[shortest(lengths, chords)]++;
    }
    for (; sum > units && sum > chords; sum--) {
      lengths[longest(lengths, chords)]--;
    }
    return lengths;
  }

  private static int shortest(int[] lengths, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      best = lengths[i] < lengths[best] ? i : best;
    }
    return best;
  }

  private static int longest(int[] lengths, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      best = lengths[i] >= lengths[best] ? i : best;
    }
    return best;
  }

  WrittenBar written() {
    return new WrittenBar(
        new Bar(meter, chords),
        label,
        "",
        repeatStart,
        repeatEnd,
        ending > 0 ? List.of(ending) : List.of(),
        segno,
        coda,
        toCoda,
        fine,
        jump);
  }
}
