// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.musicxml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import performia.analysis.transcribe.musicxml.Endings.Ending;
import performia.analysis.transcribe.musicxml.Measure.Jump;
import performia.analysis.transcribe.musicxml.Measure.Until;
import performia.engine.PerformiaException;
import performia.engine.music.Song;

/// The order in which the measures of a score are played. One thread; one score.
///
/// A repeat end goes back to the nearest open repeat start, so that repeats nest; without one, to
/// where the last finished repeat ended, or to the beginning. An ending is played in the passes it
/// is numbered for; where another ending follows one that has no repeat sign, the music goes back
/// all the same. What is played again after a jump is played without repeats, unless the score says
/// so, and with the last of several endings. "Fine" and the coda count after a jump only; in a
/// score without any jump, "Fine" ends the last pass of a repeat that closes the score. Each jump
/// is taken once, and a sign that is looked for and not found is passed over.
final class PlayOrder {
  /// A measure in the order of playing.
  ///
  /// @param measure its index on the page
  /// @param leap whether one came here by going back, or by leaving for the coda
  record Step(int measure, boolean leap) {}

  /// An open repeat.
  private static final class Repeat {
    final int start;
    int pass = 1;

    Repeat(int start) {
      this.start = start;
    }
  }

  private final List<Measure> measures;
  private final Endings endings;
  private final String file;
  private final List<Step> order = new ArrayList<>();
  private final Deque<Repeat> open = new ArrayDeque<>();
  private final Set<Integer> jumpsTaken = new HashSet<>();
  private final Set<Integer> played = new HashSet<>();
  private final boolean jumpless;
  private int at;
  private int floor;
  private boolean leap;
  private boolean jumped;
  private int jumpedFrom;
  private boolean isPast;
  private boolean inCoda;
  private Until until = Until.END;

  private PlayOrder(List<Measure> measures, Endings endings, String file) {
    this.measures = measures;
    this.endings = endings;
    this.file = file;
    jumpless = measures.stream().allMatch(m -> m.jump == Jump.NONE);
  }

  /// @param file for messages
  /// @throws PerformiaException at more measures than a song may have
  static List<Step> of(List<Measure> measures, Endings endings, String file) {
    var order = new PlayOrder(measures, endings, file);
    while (order.at < measures.size()) {
      order.step();
    }
    return order.order;
  }

  private void step() {
    if (jumped && !inCoda && !isPast && at > jumpedFrom) {
      isPast = true;
      restart();
    }
    Measure measure = measures.get(at);
    if (measure.repeatStart && !isReprise() && (open.isEmpty() || open.element().start != at)) {
      open.push(new Repeat(at));
    }
    Ending ending = endings.at(at);
    if (ending != null && ending.start() == at && !isWanted(ending)) {
      at = ending.end() + 1;
      if (ending.last()) {
        close(at);
      }
      return;
    }
    if (order.size() >= Song.MAX_BARS) {
      throw new PerformiaException(
          "more than " + Song.MAX_BARS + " bars when repeats are played out",
          file,
          "look for a repeat that is played too often");
    }
    order.add(new Step(at, leap));
    leap = false;
    leave(measure, ending);
    played.add(order.getLast().measure);
  }

  private boolean isWanted(Ending ending) {
    return isReprise() ? ending.last() : ending.numbers().contains(repeat().pass);
  }

  private void leave(Measure measure, @Nullable Ending ending) {
    if (ends(measure)) {
      at = measures.size();
    } else if (!leavesForCoda(measure) && !repeats(measure, ending) && !jumps(measure)) {
      at++;
    }
  }

  private boolean ends(Measure measure) {
    if (!measure.fine) {
      return false;
    }
    return jumpless ? played.contains(at) && isLastRepeat() : jumped && until != Until.CODA;
  }

  /// Whether the repeat being played is in its last pass and closes the score.
  private boolean isLastRepeat() {
    for (int i = at; i < measures.size() - 1; i++) {
      if (measures.get(i).repeatTimes > 0) {
        return false;
      }
    }
    int times = measures.getLast().repeatTimes;
    return times > 0 && !open.isEmpty() && open.element().pass >= times;
  }

  private boolean leavesForCoda(Measure measure) {
    if (!jumped || inCoda || until == Until.FINE || !measure.toCoda) {
      return false;
    }
    for (int i = at + 1; i < measures.size(); i++) {
      if (measures.get(i).coda) {
        inCoda = true;
        leap = i != at + 1;
        at = i;
        restart();
        return true;
      }
    }
    return false;
  }

  /// Goes back to the start of the repeat if it is to be played again, and closes it if not.
  private boolean repeats(Measure measure, @Nullable Ending ending) {
    boolean sign = measure.repeatTimes > 0 && (!isReprise() || measure.repeatAfterJump);
    boolean endingOver = ending != null && ending.end() == at && !isReprise();
    if (!sign && !endingOver) {
      return false;
    }
    boolean jumpInstead = !sign && willJump(measure);
    int passes = ending == null ? measure.repeatTimes : Math.max(ending.passes(), 1);
    Repeat repeat = repeat();
    boolean again = repeat.pass < passes && (sign || (ending != null && !ending.last()));
    if (again && !jumpInstead) {
      repeat.pass++;
      at = repeat.start;
      floor = repeat.start;
      leap = true;
      return true;
    }
    if (ending == null || endingOver) {
      close(at + 1);
    }
    return false;
  }

  private boolean willJump(Measure measure) {
    return measure.jump != Jump.NONE && !jumpsTaken.contains(at);
  }

  private boolean jumps(Measure measure) {
    if (measure.jump == Jump.NONE || !jumpsTaken.add(at)) {
      return false;
    }
    jumped = true;
    jumpedFrom = endOfEndings(at);
    isPast = false;
    inCoda = false;
    until = measure.until;
    at = measure.jump == Jump.SEGNO ? segno(at) : 0;
    restart();
    leap = true;
    return true;
  }

  /// A jump in an early ending is behind us only when the last ending is.
  private int endOfEndings(int from) {
    Ending ending = endings.at(from);
    while (ending != null && !ending.last()) {
      ending = endings.at(ending.end() + 1);
    }
    return ending == null ? from : ending.end();
  }

  /// The nearest segno at or before a measure, else the first of all, else the beginning.
  private int segno(int from) {
    for (int i = from; i >= 0; i--) {
      if (measures.get(i).segno) {
        return i;
      }
    }
    for (int i = from; i < measures.size(); i++) {
      if (measures.get(i).segno) {
        return i;
      }
    }
    return 0;
  }

  /// The repeat being played; one that has no sign at its start is opened here.
  private Repeat repeat() {
    if (open.isEmpty()) {
      open.push(new Repeat(floor));
    }
    return open.element();
  }

  private void close(int next) {
    if (!isReprise() && !open.isEmpty()) {
      open.pop();
    }
    floor = next;
  }

  /// Whether what is being played was played before the jump: the coda, and what lies behind the
  /// jump, are new, and their repeats are taken.
  private boolean isReprise() {
    return jumped && !inCoda && !isPast;
  }

  /// Forgets the repeats behind.
  private void restart() {
    open.clear();
    floor = at;
  }
}
