// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.form;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import performia.analysis.transcribe.form.WrittenBar.Jump;
import performia.engine.PerformiaException;

/// Plays written bars in the order that repeats, endings and jumps ask for. One thread; one chart.
///
/// A repeat end without a start goes back to where the section, or the bars after the last repeat,
/// began. After a jump repeats are not taken and the last ending is played, as is the custom; a
/// sign that a jump looks for and does not find is passed over.
public final class Unroller {
  private final List<WrittenBar> bars;
  private final SongBuilder out;
  private final Set<Integer> jumpsTaken = new HashSet<>();
  private int at;
  private int pass = 1;
  private int returns = 1;
  private int repeatStart;
  private boolean repeatOpen;
  private boolean returned;
  private boolean closing;
  private Jump jumped = Jump.NONE;
  private String label = "";

  private Unroller(List<WrittenBar> bars, SongBuilder out) {
    this.bars = bars;
    this.out = out;
  }

  /// Adds the bars to the builder in the order of playing.
  ///
  /// @throws PerformiaException at more bars than a song may have
  public static void unroll(List<WrittenBar> bars, SongBuilder out) {
    unroll(bars, "", out);
  }

  /// As the other, for bars that stand in a section already begun, whose label is given.
  public static void unroll(List<WrittenBar> bars, String label, SongBuilder out) {
    var unroller = new Unroller(List.copyOf(bars), out);
    unroller.label = label;
    while (unroller.at < bars.size()) {
      unroller.step();
    }
  }

  private void step() {
    WrittenBar written = bars.get(at);
    arrive(written);
    if (!written.endings().isEmpty()) {
      int wanted = endingWanted();
      if (!written.endings().contains(wanted)) {
        at = endOfEnding(at);
        if (wanted > 1 && (at == bars.size() || bars.get(at).endings().isEmpty())) {
          closeRepeat();
        }
        return;
      }
      closing = wanted >= lastEnding() || hasJumped();
    }
    out.bar(written.bar());
    leave(written);
  }

  private void arrive(WrittenBar written) {
    boolean begins = !written.label().isEmpty();
    if (begins) {
      label = written.label();
      returns = returned ? returns : 1;
      boolean again = returned && !written.name().isEmpty();
      out.pass(label, again ? written.name() + " (" + ++returns + ")" : written.name());
    } else if (returned) {
      String name = nameOfSection(at);
      out.pass(label, name.isEmpty() ? "" : name + " (" + ++returns + ")");
    }
    if (!returned && (written.repeatStart() || (begins && (closing || !repeatOpen)))) {
      repeatStart = at;
      repeatOpen = written.repeatStart();
      pass = 1;
      closing = false;
    }
    returned = false;
  }

  private void leave(WrittenBar written) {
    if (hasJumped() && ends(written)) {
      at = bars.size();
      return;
    }
    if (jumped.until() == Jump.Until.CODA && hasJumped() && written.toCoda()) {
      int coda = find(true, at + 1);
      if (coda > at) {
        goTo(coda);
        return;
      }
    }
    if (written.repeatEnd() > 0 && repeats(written)) {
      pass++;
      at = repeatStart;
      label = labelAt(at);
      returned = true;
      return;
    }
    if (written.jump().from() != Jump.From.NOWHERE && jumpsTaken.add(at)) {
      jumped = written.jump();
      int segno = find(false, 0);
      goTo(jumped.from() == Jump.From.SEGNO && segno >= 0 ? segno : 0);
      return;
    }
    at++;
  }

  private boolean ends(WrittenBar written) {
    boolean endingOver =
        jumped.until() == Jump.Until.ENDING && closing && endOfEnding(at) == at + 1;
    return (jumped.until() == Jump.Until.FINE && written.fine()) || endingOver;
  }

  /// Whether the repeat that ends here is to be played again; closes it when not.
  private boolean repeats(WrittenBar written) {
    boolean again = !closing && !hasJumped() && pass < Math.max(written.repeatEnd(), lastEnding());
    if (!again) {
      boolean moreEndings = at + 1 < bars.size() && !bars.get(at + 1).endings().isEmpty();
      if (!(moreEndings && hasJumped())) {
        pass = 1;
        repeatStart = at + 1;
        repeatOpen = false;
      }
      closing = false;
    }
    return again;
  }

  private void closeRepeat() {
    repeatStart = at;
    pass = 1;
    repeatOpen = false;
    closing = false;
  }

  private void goTo(int target) {
    at = target;
    label = labelAt(target);
    pass = 1;
    repeatStart = target;
    repeatOpen = false;
    closing = false;
    returned = true;
  }

  private boolean hasJumped() {
    return jumped.from() != Jump.From.NOWHERE;
  }

  private int endingWanted() {
    if (!hasJumped()) {
      return pass;
    }
    return jumped.until() == Jump.Until.ENDING ? jumped.ending() : lastEnding();
  }

  /// The highest ending of the repeat being played: of its own brackets, up to the next repeat.
  private int lastEnding() {
    int highest = 0;
    boolean goesBack = false;
    for (int i = repeatStart; i < bars.size(); i++) {
      WrittenBar bar = bars.get(i);
      boolean nextPart = bar.repeatStart() || (highest > 0 && !bar.label().isEmpty());
      if (i > Math.max(repeatStart, at) && nextPart) {
        break;
      }
      for (int ending : bar.endings()) {
        highest = Math.max(highest, ending);
      }
      goesBack |= highest > 0 && bar.repeatEnd() > 0;
    }
    // A first ending alone that goes back: what follows it is the second, without a bracket.
    return highest == 1 && goesBack ? 2 : highest;
  }

  /// Index after the ending that holds this bar.
  private int endOfEnding(int from) {
    int i = from;
    while (i + 1 < bars.size()
        && bars.get(i).repeatEnd() == 0
        && bars.get(i + 1).endings().isEmpty()
        && !bars.get(i + 1).repeatStart()
        && bars.get(i + 1).label().isEmpty()) {
      i++;
    }
    return i + 1;
  }

  private int find(boolean coda, int from) {
    for (int i = from; i < bars.size(); i++) {
      if (coda ? bars.get(i).coda() : bars.get(i).segno()) {
        return i;
      }
    }
    return -1;
  }

  private String labelAt(int index) {
    int i = sectionStart(index);
    return i < 0 ? label : bars.get(i).label();
  }

  private String nameOfSection(int index) {
    int i = sectionStart(index);
    return i < 0 ? "" : bars.get(i).name();
  }

  private int sectionStart(int index) {
    int i = index;
    while (i >= 0 && bars.get(i).label().isEmpty()) {
      i--;
    }
    return i;
  }
}
