// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.musicxml;

import java.util.List;

/// Where sections begin on the page, and what they are called. Immutable; any thread.
///
/// Rehearsal marks and words such as "Chorus" begin one, and so does every leap; where a page names
/// fewer than two parts, double bars, repeats and the ends of endings do too.
final class Sections {
  private final List<Measure> measures;
  private final Endings endings;
  private final boolean[] begins;

  Sections(List<Measure> measures, Endings endings) {
    this.measures = measures;
    this.endings = endings;
    begins = new boolean[measures.size()];
    long named = measures.stream().map(m -> m.label).filter(l -> !l.isEmpty()).distinct().count();
    for (int i = 0; i < begins.length; i++) {
      Measure measure = measures.get(i);
      boolean marked = !measure.label.isEmpty() || measure.coda;
      begins[i] = i == 0 || marked || (named < 2 && isDrawn(i));
    }
  }

  private boolean isDrawn(int index) {
    Measure measure = measures.get(index);
    Measure before = measures.get(index - 1);
    if (endings.at(index) != null) {
      return false;
    }
    return measure.repeatStart
        || measure.startsSection
        || before.endsSection
        || before.repeatTimes > 0
        || endings.lastStopsAt(index - 1);
  }

  boolean begins(PlayOrder.Step step) {
    return step.leap() || begins[step.measure()];
  }

  /// The label in force at a measure; empty where the page names none.
  String label(int measure) {
    for (int i = measure; i >= 0; i--) {
      if (!measures.get(i).label.isEmpty()) {
        return measures.get(i).label;
      }
      if (measures.get(i).coda) {
        return "Coda";
      }
      if (begins[i]) {
        return "";
      }
    }
    return "";
  }

  /// The name of the pass that begins there; empty to let it be counted.
  String name(PlayOrder.Step step) {
    return step.leap() ? "" : measures.get(step.measure()).name;
  }
}
