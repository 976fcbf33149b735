// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.guitar;

import performia.agents.Agent;
import performia.agents.BandView;
import performia.agents.BarWriter;
import performia.agents.harmony.Comper;
import performia.agents.harmony.Fretboard;
import performia.agents.harmony.Stroke;
import performia.agents.harmony.VoicingPlan;
import performia.agents.style.Seat;

/// The guitarist, by rules: strums, picks and scratches the feel's patterns with grips that lie in
/// one hand. A strum crosses the strings in time, downwards from the lowest, upwards from the
/// highest over the thin ones only. Agents thread.
public final class GuitarAgent implements Agent {
  /// Milliseconds from string to string in a soft strum and in a hard one.
  private static final double SLOW_STRUM_MS = 6;

  private static final double FAST_STRUM_MS = 3.5;
  private static final double SCRATCH_BEATS = 0.06;

  private final Comper comper =
      new Comper(
          Seat.GUITAR,
          (timeline, comping, tones) ->
              VoicingPlan.of(
                  timeline,
                  comping.flavour(),
                  tones,
                  new Fretboard(
                      Math.max(3, Math.min(tones, comping.register().get(2).intValue())),
                      comping.register().get(0).intValue(),
                      comping.register().get(1))));

  @Override
  public Seat seat() {
    return Seat.GUITAR;
  }

  @Override
  public void prepare(BandView view) {
    comper.prepare(view);
  }

  @Override
  public void plan(BandView view, int bar, BarWriter out) {
    for (Stroke stroke : comper.strokes(view, bar)) {
      int[] pitches = comper.pitches(view, bar, stroke);
      double force = comper.force(view, bar, stroke);
      double stringMs = SLOW_STRUM_MS + (FAST_STRUM_MS - SLOW_STRUM_MS) * view.intensity(bar);
      switch (stroke.sign()) {
        case 'U', 'u' -> up(stroke, pitches, force, stringMs, out);
        case 'm' -> scratch(stroke, pitches, force, out);
        case '1', '2', '3', '4', '5', '6' -> pick(view, bar, stroke, pitches, force, out);
        default -> down(stroke, pitches, force, stringMs, out);
      }
    }
  }

  private static void down(
      Stroke stroke, int[] pitches, double force, double stringMs, BarWriter out) {
    // The strum is centred on the beat: the ear takes its middle for the time of the chord.
    double middle = (pitches.length - 1) / 2.0;
    for (int i = 0; i < pitches.length; i++) {
      out.note(
          stroke.beat(), (i - middle) * stringMs, stroke.length(), pitches[i], Math.min(1, force));
    }
  }

  private static void up(
      Stroke stroke, int[] pitches, double force, double stringMs, BarWriter out) {
    int lowest = Math.max(0, pitches.length - 3);
    for (int i = pitches.length - 1; i >= lowest; i--) {
      double delay = (pitches.length - 2 - i) * stringMs;
      out.note(stroke.beat(), delay, stroke.length(), pitches[i], Math.min(1, 0.85 * force));
    }
  }

  /// A stroke over strings that the left hand only touches.
  private static void scratch(Stroke stroke, int[] pitches, double force, BarWriter out) {
    for (int i = Math.max(0, pitches.length - 3); i < pitches.length; i++) {
      out.note(stroke.beat(), SCRATCH_BEATS, pitches[i], Math.min(1, 0.62 * force));
    }
  }

  /// The thumb begins on the bass of the chord, where one of the two lowest strings has it.
  private static int string(int written, Stroke stroke, int[] pitches) {
    int bass = stroke.chord().chord().bass();
    boolean crossed = pitches.length > 1 && pitches[0] % 12 != bass && pitches[1] % 12 == bass;
    return crossed && written < 2 ? 1 - written : written;
  }

  private static void pick(
      BandView view, int bar, Stroke stroke, int[] pitches, double force, BarWriter out) {
    int voice = Math.min(string(stroke.sign() - '1', stroke, pitches), pitches.length - 1);
    double until = view.spanAt(bar, stroke.beat()).until();
    double length = Math.max(stroke.length(), Math.min(2, until - stroke.beat()));
    out.note(stroke.beat(), length, pitches[voice], Math.min(1, force));
  }
}
