// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.bass;

import java.util.List;
import performia.agents.BandView;
import performia.agents.BarWriter;
import performia.agents.PlannedNote;
import performia.agents.Span;
import performia.agents.style.Seat;
import performia.engine.music.Chord;

/// Turns the places of one chord's notes into pitches, lengths and weights. Made for one span, on
/// the agents thread.
final class BassLine {
  /// How far a pushed note rings into the bar it belongs to.
  static final double TIE_BEATS = 0.5;

  /// Share of the choices of pitch that a bassist makes in every take.
  private static final double NOTE_CANON = 0.5;

  private static final double DEAD_BEATS = 0.12;

  private final BandView view;
  private final int bar;
  private final BassBook book;
  private final Span span;
  private final Neck neck;
  private final Neck roots;
  private final Chord chord;
  private final int scale;
  private final double barStart;

  BassLine(BandView view, int bar, BassBook book, Span span) {
    this.view = view;
    this.bar = bar;
    this.book = book;
    this.span = span;
    neck = book.neck();
    roots = new Neck(Math.max(Neck.LOWEST + 11, book.rootCeiling(view.intensity(bar))));
    chord = span.chord();
    barStart = view.timeline().bars().get(bar).start();
    scale = view.timeline().song().key().scale();
  }

  /// How hard a plain note is played at an intensity.
  static double force(double intensity) {
    return 0.42 + 0.44 * intensity;
  }

  /// Writes the notes; returns the last pitch.
  int play(List<BassAgent.Onset> onsets, int before, BarWriter out) {
    int last = before;
    int[] walked = walk(onsets, before);
    int step = 0;
    int root = root(before);
    for (int i = 0; i < onsets.size(); i++) {
      BassAgent.Onset onset = onsets.get(i);
      boolean lastOne = i + 1 == onsets.size();
      boolean tied = lastOne && i == 0 && span.push() > 0 && span.until() > span.to() + TIE_BEATS;
      double next = lastOne ? span.to() + (tied ? TIE_BEATS : 0) : onsets.get(i + 1).beat();
      double room = next - onset.beat();
      if (onset.sign() == 'x') {
        out.note(onset.beat(), Math.min(DEAD_BEATS, room), last, force(intensity()) * 0.5);
        continue;
      }
      boolean isChange = i == 0 && span.isChange();
      int pitch =
          onset.sign() == 'w' ? walked[step++] : isChange ? root : pitch(onsets, i, root, last);
      double weight = isChange || onset.strong() ? 1 : 0.9;
      out.note(onset.beat(), room * book.gate(), pitch, force(intensity()) * weight);
      last = pitch;
    }
    return last;
  }

  private double intensity() {
    return view.intensity(bar);
  }

  private int[] walk(List<BassAgent.Onset> onsets, int before) {
    int count = 0;
    int strong = 0;
    for (BassAgent.Onset onset : onsets) {
      if (onset.sign() == 'w') {
        strong |= onset.strong() ? 1 << count : 0;
        count++;
      }
    }
    if (count == 0) {
      return new int[0];
    }
    boolean leads = span.until() <= span.to() + 1e-6;
    return new Walk(neck, span, scale, q -> roll(q + 100)).line(count, strong, before, leads);
  }

  /// The root this chord stands on: where it stood in the bar before, if it is the same one.
  private int root(int before) {
    List<PlannedNote> earlier = view.planned(Seat.BASS, bar - 1);
    for (int i = earlier.size() - 1; i >= 0; i--) {
      int pitch = earlier.get(i).note().pitch();
      boolean same = pitch % 12 == chord.bass() && pitch <= roots.highest();
      if (same && Math.abs(pitch - before) <= 12) {
        return pitch;
      }
    }
    return roots.nearest(chord.bass(), before, 0);
  }

  /// The pitch of a sign that is not the change itself.
  private int pitch(List<BassAgent.Onset> onsets, int i, int root, int last) {
    BassAgent.Onset onset = onsets.get(i);
    boolean strong = onset.strong();
    boolean isUp = last > root + 6 || (i + 1 < onsets.size() && onsets.get(i + 1).sign() == '8');
    boolean climbs = last == root + BassTone.third(chord);
    return switch (onset.sign()) {
      case '5' -> isUp || climbs ? above(BassTone.fifth(chord), root) : fifth(root);
      case '8' -> neck.octave(root);
      case '3' -> neck.nearest(chord.root() + BassTone.third(chord), root, 3);
      case '6' -> above(BassTone.sixth(chord), root);
      case '7' ->
          isUp
              ? above(BassTone.seventh(chord), root)
              : neck.nearest(chord.root() + BassTone.seventh(chord), root, roll(i) < 0.6 ? -3 : 9);
      case 'a' -> strong || i + 1 < onsets.size() ? fifth(root) : approach(i, root, last);
      default -> root;
    };
  }

  /// The fifth below or above: one of them for as long as the chord lasts.
  private int fifth(int root) {
    return neck.nearest(chord.root() + BassTone.fifth(chord), root, roll(30) < 0.5 ? -5 : 7);
  }

  /// A tone of the chord in the octave over its root, as in a line that climbs.
  private int above(int interval, int root) {
    int pitch = root + Math.floorMod(chord.root() + interval - root, 12);
    return pitch <= Math.max(neck.highest(), Neck.TOP - 2) ? pitch : neck.within(pitch);
  }

  /// The last note before another chord: from a semitone or a step beside its bass, or its fifth.
  private int approach(int i, int root, int last) {
    Chord next = span.next();
    boolean leads = span.until() <= span.to() + 1e-6 && !next.isNone();
    if (!leads || next.bass() == chord.bass()) {
      return roll(i + 60) < 0.5 ? fifth(root) : root;
    }
    int goal = roots.nearest(next.bass(), last, 0);
    int side = last <= goal ? -1 : 1;
    double kind = roll(i + 90);
    if (kind < 0.3) {
      return neck.within(goal + side);
    }
    if (kind < 0.75) {
      for (int step = 1; step <= 2; step++) {
        if (BassTone.fits(scale, chord, goal + side * step)) {
          return neck.within(goal + side * step);
        }
      }
    }
    return fifth(root);
  }

  private double roll(int question) {
    return view.chance(
        Seat.BASS,
        bar,
        "note",
        question + 4096 * (int) Math.round((span.from() - barStart) * 4),
        book.memory(),
        NOTE_CANON);
  }
}
