// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.drums;

import performia.soundfonts.synth.Canvas;
import performia.soundfonts.synth.Filter;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.Playback;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.tone.VelocityLayer;

/// Wire brushes on a coated snare head: tap, slap and sweep. A brush is a hundred wires that land
/// within a few milliseconds, so its attack is a soft burst where a stick's is a point. Stateless;
/// any thread.
final class Brushes {
  private Brushes() {}

  static Drum tap() {
    return new Drum(
        "brushtap",
        VelocityLayer.upTo(2, 48, 88, 127),
        Playback.struck(-18).withSends(0.15, 0),
        (velocity, take, chance) -> stroke(velocity, 0.006, 0.6, 0.16, chance));
  }

  /// Flat on the head, and held there.
  static Drum slap() {
    return new Drum(
        "brushslap",
        VelocityLayer.upTo(2, 80, 127),
        Playback.struck(-16).withSends(0.15, 0),
        (velocity, take, chance) -> stroke(velocity, 0.003, 0.75, 0.10, chance));
  }

  /// Half a circle over the head.
  static Drum sweep() {
    return new Drum(
        "brushsweep",
        VelocityLayer.upTo(3, 127),
        Playback.struck(-22).withVelocity(24, 1200).withSends(0.12, 0),
        (velocity, take, chance) -> sweepStroke(chance));
  }

  private static Sound stroke(
      double velocity, double landing, double body, double t60, Chance chance) {
    Canvas canvas = new Canvas(0.42);
    double bright = 0.35 + 0.65 * velocity;
    new Membrane(228 * chance.around(0.01), 0.94, 0.03, 0.03, 0.22, 0.7, 0.3, 0.0022)
        .paint(canvas, body * bright, chance);
    int wires = 40;
    for (int i = 0; i < wires; i++) {
      double at = landing * (1 + 0.45 * chance.gaussian());
      double level = 0.35 * chance.between(0.4, 1) * bright;
      canvas.noise(
          chance, Math.max(0, at), 0.0003, 0.012, level, Filter.bandPass(3300 + 60.0 * i, 0.6));
    }
    canvas.noise(
        chance, 0.5 * landing, 0.3 * landing, t60, 0.8 * bright, Filter.bandPass(2400, 0.45));
    canvas.noise(chance, landing, 0.003, 1.6 * t60, 0.28, Filter.bandPass(5600, 0.5));
    return canvas
        .filter(Filter.lowPass(6500 + 6500 * velocity, 0.6))
        .room(0.16, 0.32)
        .filter(Filter.highPass(100, 0.7))
        .fadeOut(0.12)
        .toSound();
  }

  /// The head's grain under moving wires: noise whose band and level follow the hand, with the
  /// small unevenness of a coated skin.
  private static Sound sweepStroke(Chance chance) {
    double seconds = 0.62;
    Canvas low = swept(seconds, 1100 * chance.around(0.05), chance);
    Canvas high = swept(seconds, 3100 * chance.around(0.05), chance);
    double[] x = low.samples();
    double[] y = high.samples();
    double peakAt = chance.between(0.16, 0.24);
    double grain = 0;
    for (int n = 0; n < x.length; n++) {
      double part = n / (double) x.length;
      double reach = part < peakAt ? part / peakAt : (1 - part) / (1 - peakAt);
      double hand = reach * reach * (3 - 2 * reach);
      grain += 0.004 * (chance.noise() - grain);
      double level = hand * (1 + 9 * grain);
      x[n] = level * ((1 - 0.5 * hand) * x[n] + (0.25 + 0.75 * hand) * y[n]);
    }
    return low.filter(Filter.highPass(350, 0.7)).filter(Filter.lowPass(11000, 0.6)).toSound();
  }

  private static Canvas swept(double seconds, double hz, Chance chance) {
    return new Canvas(seconds).noise(chance, 0, 0, 1e3, 1, Filter.bandPass(hz, 0.55));
  }
}
