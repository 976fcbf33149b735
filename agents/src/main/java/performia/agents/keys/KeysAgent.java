// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.keys;

import performia.agents.Agent;
import performia.agents.BandView;
import performia.agents.BarWriter;
import performia.agents.harmony.Comper;
import performia.agents.harmony.Keyboard;
import performia.agents.harmony.Stroke;
import performia.agents.harmony.VoicingPlan;
import performia.agents.style.Seat;

/// The keyboard player, by rules: comps in the feel's patterns with chords that lead smoothly into
/// one another, and opens up to an octave doubling when the band is loud. Agents thread.
public final class KeysAgent implements Agent {
  /// Intensity from which the lowest voice is doubled an octave higher.
  private static final double DOUBLED_FROM = 0.8;

  private static final int HIGHEST = 86;

  private final Comper comper =
      new Comper(
          Seat.KEYS,
          (timeline, comping, tones) ->
              VoicingPlan.of(
                  timeline,
                  comping.flavour(),
                  tones,
                  new Keyboard(
                      comping.register().get(0).intValue(),
                      comping.register().get(1),
                      comping.register().get(2).intValue())));

  @Override
  public Seat seat() {
    return Seat.KEYS;
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
      if (Character.isDigit(stroke.sign())) {
        broken(view, bar, stroke, pitches, force, out);
      } else {
        block(view, bar, stroke, pitches, force, out);
      }
    }
  }

  private static void block(
      BandView view, int bar, Stroke stroke, int[] pitches, double force, BarWriter out) {
    for (int i = 0; i < pitches.length; i++) {
      // The top voice sings, the middle ones stay back.
      double weight = i == pitches.length - 1 ? 1.06 : i == 0 ? 1 : 0.93;
      out.note(stroke.beat(), stroke.length(), pitches[i], Math.min(1, force * weight));
    }
    int doubled = pitches[0] + 12;
    boolean free = doubled <= HIGHEST && doubled > pitches[pitches.length - 1];
    if (view.intensity(bar) >= DOUBLED_FROM && free) {
      out.note(stroke.beat(), stroke.length(), doubled, Math.min(1, force));
    }
  }

  /// One voice of a broken chord; it rings like a held pedal, as long as its chord lasts, up to two
  /// beats.
  private static void broken(
      BandView view, int bar, Stroke stroke, int[] pitches, double force, BarWriter out) {
    int voice = stroke.sign() - '1';
    int pitch = pitches[Math.min(voice, pitches.length - 1)];
    double until = view.spanAt(bar, stroke.beat()).until();
    double length = Math.max(stroke.length(), Math.min(2, until - stroke.beat()));
    out.note(stroke.beat(), length, pitch, Math.min(1, voice == 0 ? force : 0.92 * force));
  }
}
