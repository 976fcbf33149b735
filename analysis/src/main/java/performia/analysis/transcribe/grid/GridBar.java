// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.grid;

import java.util.ArrayList;
import java.util.List;
import performia.analysis.transcribe.form.WrittenBar;
import performia.analysis.transcribe.form.WrittenBar.Jump;
import performia.engine.music.Bar;
import performia.engine.music.ChordChange;
import performia.engine.music.Meter;

/// A bar of the grid while it is being read. One thread.
final class GridBar {
  final Meter meter;
  final int line;
  final int column;
  List<ChordChange> chords = List.of();
  double tempo;
  String lyrics = "";
  String label = "";
  String name = "";
  boolean repeatStart;
  int repeatEnd;
  final List<Integer> endings = new ArrayList<>();
  boolean segno;
  boolean coda;
  boolean toCoda;
  boolean fine;
  Jump jump = Jump.NONE;

  GridBar(Meter meter, int line, int column) {
    this.meter = meter;
    this.line = line;
    this.column = column;
  }

  Bar bar() {
    return new Bar(meter, tempo, chords, lyrics);
  }

  WrittenBar written() {
    return new WrittenBar(
        bar(), label, name, repeatStart, repeatEnd, endings, segno, coda, toCoda, fine, jump);
  }
}
