// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.ireal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import performia.analysis.transcribe.form.FormLetters;
import performia.analysis.transcribe.form.WrittenBar;
import performia.analysis.transcribe.form.WrittenBar.Jump;
import performia.analysis.transcribe.ireal.IRealBar.Repeat;
import performia.engine.music.Bar;
import performia.engine.music.ChordChange;

/// Gives the bars of an iReal chart their music, sections and road signs. Pure; any thread.
final class IRealRoad {
  private static final int SECTION_BARS = 8;

  private IRealRoad() {}

  /// The bars ready to be unrolled.
  static List<WrittenBar> written(List<IRealBar> read) {
    List<IRealBar> bars = music(read);
    codas(bars);
    if (bars.stream().allMatch(bar -> bar.label.isEmpty())) {
      letters(bars);
    }
    return bars.stream().map(IRealBar::written).toList();
  }

  /// Places the chords, and plays out bars that repeat one or two before them. The two-bar sign
  /// stands for both bars when no blank bar is left for the second.
  private static List<IRealBar> music(List<IRealBar> read) {
    var bars = new ArrayList<IRealBar>();
    for (int i = 0; i < read.size(); i++) {
      IRealBar bar = read.get(i);
      bars.add(bar);
      bar.place(i >= read.size() - 2);
      if (bar.repeat == Repeat.ONE_BAR) {
        bar.chords = back(bars, 2);
      } else if (bar.repeat == Repeat.TWO_BARS) {
        bar.chords = back(bars, 3);
        boolean blankNext = i + 1 < read.size() && read.get(i + 1).isBlank();
        if (blankNext) {
          bars.add(read.get(++i));
        } else {
          IRealBar second = new IRealBar(bar.meter);
          second.repeatEnd = bar.repeatEnd;
          bar.repeatEnd = 0;
          bars.add(second);
        }
        bars.getLast().chords = back(bars, 3);
      }
    }
    return bars;
  }

  private static List<ChordChange> back(List<IRealBar> bars, int count) {
    return bars.size() < count ? List.of() : bars.get(bars.size() - count).chords;
  }

  /// The last coda sign begins the coda, those before it say where to leave: after the bar, or
  /// before it when the sign stands at its start.
  private static void codas(List<IRealBar> bars) {
    int coda = -1;
    int signs = 0;
    for (int i = 0; i < bars.size(); i++) {
      if (bars.get(i).coda) {
        coda = i;
        signs++;
      }
    }
    boolean asked = bars.stream().anyMatch(bar -> bar.jump.until() == Jump.Until.CODA);
    for (int i = 0; i < bars.size(); i++) {
      IRealBar bar = bars.get(i);
      if (bar.coda && i != coda && signs > 1) {
        bar.coda = false;
        int leave = bar.codaAtStart && i > 0 ? i - 1 : i;
        bars.get(leave).toCoda = true;
      }
    }
    boolean labels = bars.stream().anyMatch(bar -> !bar.label.isEmpty());
    if (coda >= 0 && signs > 1 && asked && labels && bars.get(coda).label.isEmpty()) {
      bars.get(coda).label = "Coda";
    }
  }

  /// Without rehearsal marks, double bars part the sections; a long chart without those is cut into
  /// eights.
  private static void letters(List<IRealBar> bars) {
    var starts = new ArrayList<Integer>();
    for (int i = 0; i < bars.size(); i++) {
      if (i == 0 || bars.get(i).sectionStart && bars.get(i).ending == 0) {
        starts.add(i);
      }
    }
    if (starts.size() == 1 && bars.size() > 2 * SECTION_BARS && bars.size() % SECTION_BARS == 0) {
      for (int i = SECTION_BARS; i < bars.size(); i += SECTION_BARS) {
        starts.add(i);
      }
    }
    var groups = new ArrayList<List<Bar>>();
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : bars.size();
      groups.add(
          bars.subList(starts.get(i), end).stream().map(b -> new Bar(b.meter, b.chords)).toList());
    }
    List<String> labels = FormLetters.label(Collections.nCopies(groups.size(), ""), groups);
    for (int i = 0; i < starts.size(); i++) {
      bars.get(starts.get(i)).label = labels.get(i);
    }
  }
}
