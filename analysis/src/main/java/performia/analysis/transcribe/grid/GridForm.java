// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.grid;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import performia.analysis.transcribe.form.ChartSource;
import performia.analysis.transcribe.form.FormLetters;
import performia.analysis.transcribe.form.SectionName;
import performia.analysis.transcribe.form.WrittenBar;
import performia.engine.music.Bar;
import performia.engine.music.Song;

/// The lines and headings of a grid, put together to sections. One thread; one chart.
///
/// Without headings, blank lines part the sections; without those, every line of at least eight
/// bars is one, and shorter lines are put together to eight bars, or all of a short chart to one
/// section.
final class GridForm {
  private static final int SECTION_BARS = 8;
  private static final int SHORT_CHART_BARS = 16;

  private record Heading(SectionName name, int line, int column, List<GridBar> bars) {}

  private final ChartSource source;
  private final List<Heading> headings = new ArrayList<>();
  private final List<List<GridBar>> lines = new ArrayList<>();
  private final List<Integer> paragraphStarts = new ArrayList<>();
  private boolean afterBlank = true;
  private @Nullable GridBar openRepeat;

  GridForm(ChartSource source) {
    this.source = source;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  void blankLine() {
    afterBlank = true;
  }

  void section(String name, int line, int column) {
    if (name.isBlank()) {
      throw source.error(line, column, "a section without a name", "write one such as [Verse]");
    }
    headings.add(new Heading(SectionName.of(name), line, column, new ArrayList<>()));
    afterBlank = true;
  }

  void line(List<GridBar> bars) {
    if (bars.isEmpty()) {
      return;
    }
    if (afterBlank) {
      paragraphStarts.add(lines.size());
    }
    afterBlank = false;
    lines.add(bars);
    if (!headings.isEmpty()) {
      headings.getLast().bars.addAll(bars);
    }
    for (GridBar bar : bars) {
      checkRepeat(bar);
    }
  }

  private void checkRepeat(GridBar bar) {
    if (bar.repeatStart) {
      if (openRepeat != null) {
        throw unclosed(openRepeat);
      }
      openRepeat = bar;
    }
    if (bar.repeatEnd > 0) {
      openRepeat = null;
    }
  }

  private RuntimeException unclosed(GridBar bar) {
    return source.error(
        bar.line, bar.column, "the repeat that begins here is not closed", "end it with :|");
  }

  /// Words for the bars of the line above, parted by bar lines where that has several.
  void lyrics(String words, int line) {
    if (lines.isEmpty()) {
      throw source.error(line, 1, "lyrics before any bar", "write them under a line of bars");
    }
    List<GridBar> bars = lines.getLast();
    int first = 0;
    String text = words.strip();
    text = text.startsWith("|") ? text.substring(1) : text;
    for (String part : text.split("\\|")) {
      if (first >= bars.size()) {
        throw source.error(
            line,
            1,
            "lyrics for more bars than the line above has",
            "write at most " + bars.size() + " parts between bar lines");
      }
      GridBar bar = bars.get(first++);
      String sung = part.strip();
      bar.lyrics =
          bar.lyrics.isEmpty() || sung.isEmpty() ? bar.lyrics + sung : bar.lyrics + "\n" + sung;
    }
  }

  /// All bars with their signs, sections recalled where a heading stands without bars.
  List<WrittenBar> bars() {
    // An open repeat is found here only when the text has ended.
    if (openRepeat != null) {
      throw unclosed(openRepeat);
    }
    if (headings.isEmpty()) {
      return guessed();
    }
    var bars = new ArrayList<WrittenBar>();
    for (List<GridBar> line : lines) {
      if (line.getFirst().line < headings.getFirst().line) {
        line.forEach(bar -> bars.add(bar.written()));
      }
    }
    for (int i = 0; i < headings.size(); i++) {
      Heading heading = headings.get(i);
      List<GridBar> own = heading.bars.isEmpty() ? recalled(i) : heading.bars;
      for (int time = 0; time < heading.name.times(); time++) {
        add(bars, own, heading.name);
      }
    }
    return bars;
  }

  private void add(List<WrittenBar> bars, List<GridBar> own, SectionName name) {
    GridBar first = own.getFirst();
    first.label = name.label();
    // A name that is its label alone is numbered when it is played again.
    first.name = name.name().equals(name.label()) ? "" : name.name();
    own.forEach(bar -> bars.add(bar.written()));
    if (bars.size() > Song.MAX_BARS) {
      throw source.error(first.line, 1, "more than " + Song.MAX_BARS + " bars", "shorten the form");
    }
  }

  private List<GridBar> recalled(int index) {
    Heading heading = headings.get(index);
    for (boolean exactly : new boolean[] {true, false}) {
      for (int i = index - 1; i >= 0; i--) {
        Heading before = headings.get(i);
        boolean same =
            exactly
                ? before.name.name().equalsIgnoreCase(heading.name.name())
                : before.name.label().equalsIgnoreCase(heading.name.label());
        if (same && !before.bars.isEmpty()) {
          return before.bars;
        }
      }
    }
    throw source.error(
        heading.line,
        heading.column,
        "section [" + heading.name.name() + "] has no bars, here or before",
        "write its bars under it");
  }

  private List<WrittenBar> guessed() {
    var groups = new ArrayList<List<GridBar>>();
    Set<Integer> starts = new HashSet<>(starts());
    for (int i = 0; i < lines.size(); i++) {
      if (starts.contains(i)) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().addAll(lines.get(i));
    }
    List<List<Bar>> music =
        groups.stream().map(group -> group.stream().map(GridBar::bar).toList()).toList();
    List<String> labels = FormLetters.label(Collections.nCopies(groups.size(), ""), music);
    var bars = new ArrayList<WrittenBar>();
    for (int i = 0; i < groups.size(); i++) {
      groups.get(i).getFirst().label = labels.get(i);
      groups.get(i).forEach(bar -> bars.add(bar.written()));
    }
    return bars;
  }

  /// Which lines begin a section.
  private List<Integer> starts() {
    if (paragraphStarts.size() > 1) {
      return paragraphStarts;
    }
    int total = lines.stream().mapToInt(List::size).sum();
    boolean longLines = lines.stream().allMatch(line -> line.size() >= SECTION_BARS);
    var starts = new ArrayList<Integer>();
    int bars = 0;
    for (int i = 0; i < lines.size(); i++) {
      boolean full = bars >= SECTION_BARS && (longLines || total > SHORT_CHART_BARS);
      if (i == 0 || full) {
        starts.add(i);
        bars = 0;
      }
      bars += lines.get(i).size();
    }
    return starts;
  }
}
