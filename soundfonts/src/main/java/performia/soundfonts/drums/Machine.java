// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.drums;

import performia.soundfonts.synth.Canvas;
import performia.soundfonts.synth.Filter;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.Playback;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.tone.VelocityLayer;

/// The drum machine: analogue circuits as they were drawn about 1980, a ringing bridged-T network
/// for each drum, six detuned square waves for metal. Stateless; any thread.
final class Machine {
  private static final double[] SQUARES_HZ = {205.3, 304.4, 369.6, 522.7, 540.0, 800.0};

  private Machine() {}

  static Drum kick() {
    return drum(
        "mkick",
        -10,
        2,
        (velocity, take, chance) ->
            new Canvas(0.75)
                .glide(49, 1.6, 0.011, 0.0008, 0.75, 1.0, 0)
                .glide(49, 4.5, 0.006, 0.0003, 0.06, 0.5 * velocity, 0)
                .noise(chance, 0, 0.0001, 0.006, 0.35 * velocity, Filter.bandPass(2600, 0.7))
                .saturate(0.9)
                .fadeOut(0.12)
                .toSound());
  }

  static Drum snare() {
    return drum(
        "msnare",
        -11,
        2,
        (velocity, take, chance) ->
            new Canvas(0.36)
                .glide(184, 0.35, 0.008, 0.0003, 0.20, 0.75, 0)
                .glide(331, 0.3, 0.008, 0.0003, 0.13, 0.45, 0)
                .noise(chance, 0, 0.0004, 0.26, 0.9, Filter.highPass(1400, 0.7))
                .noise(chance, 0, 0.0002, 0.05, 0.5, Filter.bandPass(5200, 0.6))
                .saturate(0.8)
                .fadeOut(0.1)
                .toSound());
  }

  static Drum clap() {
    return drum(
        "mclap",
        -14,
        2,
        (velocity, take, chance) -> {
          Canvas canvas = new Canvas(0.36);
          for (int burst = 0; burst < 4; burst++) {
            canvas.noise(chance, 0.0105 * burst, 0.0002, 0.025, 0.9, Filter.bandPass(1080, 1.1));
          }
          return canvas
              .noise(chance, 0.034, 0.0006, 0.28, 0.65, Filter.bandPass(1150, 0.9))
              .noise(chance, 0, 0.0004, 0.14, 0.22, Filter.highPass(2600, 0.7))
              .filter(Filter.highPass(420, 0.7))
              .fadeOut(0.1)
              .toSound();
        });
  }

  static Drum rim() {
    return drum(
        "mrim",
        -17,
        1,
        (velocity, take, chance) ->
            new Canvas(0.09)
                .glide(1667, 0, 0.01, 0.0001, 0.032, 0.8, 0)
                .glide(455, 0, 0.01, 0.0001, 0.028, 0.9, 0)
                .saturate(1.5)
                .filter(Filter.highPass(260, 0.7))
                .fadeOut(0.02)
                .toSound());
  }

  static Drum closedHat() {
    return hat("mhatclosed", -20, 0.16, 0.11);
  }

  static Drum openHat() {
    return hat("mhatopen", -19, 0.7, 0.75);
  }

  private static Drum hat(String name, double loudness, double seconds, double t60) {
    return new Drum(
        name,
        VelocityLayer.upTo(2, 127),
        Playback.struck(loudness).withVelocity(30, 1200).withPan(-0.15).withChoke(1, 0.05),
        (velocity, take, chance) -> metal(seconds, t60, 8600, chance));
  }

  static Drum cymbal() {
    return drum("mcymbal", -18, 1, (velocity, take, chance) -> metal(1.5, 1.5, 6200, chance));
  }

  static Drum cowbell() {
    return drum(
        "mcowbell",
        -17,
        1,
        (velocity, take, chance) -> {
          Canvas canvas = new Canvas(0.4);
          squares(canvas, new double[] {540, 800}, chance);
          return shaped(canvas, 0.32, 0.6)
              .filter(Filter.bandPass(1100, 0.6))
              .fadeOut(0.1)
              .toSound();
        });
  }

  static Drum tom() {
    return drum(
        "mtom",
        -12.5,
        1,
        (velocity, take, chance) ->
            new Canvas(0.5)
                .glide(118, 0.35, 0.035, 0.0006, 0.5, 1.0, 0)
                .noise(chance, 0, 0.0006, 0.18, 0.16, Filter.bandPass(700, 0.8))
                .noise(chance, 0, 0.0001, 0.006, 0.3, Filter.bandPass(2600, 0.7))
                .saturate(0.7)
                .fadeOut(0.1)
                .toSound());
  }

  private static Sound metal(double seconds, double t60, double hz, Chance chance) {
    Canvas canvas = new Canvas(seconds);
    squares(canvas, SQUARES_HZ, chance);
    canvas.filter(Filter.highPass(5200, 0.8)).filter(Filter.peak(hz, 0.9, 9));
    canvas.noise(chance, 0, 0, 1e3, 0.12, Filter.highPass(7000, 0.7));
    return shaped(canvas, t60, 0.35)
        .filter(Filter.highPass(4000, 0.7))
        .fadeOut(0.4 * seconds)
        .toSound();
  }

  /// Squares as sums of their odd partials, so that none folds back.
  private static void squares(Canvas canvas, double[] hz, Chance chance) {
    for (double base : hz) {
      for (int partial = 1; partial * base < 18_500; partial += 2) {
        canvas.glide(
            partial * base, 0, 1, 0, 1e4, 0.4 / partial, chance.between(0, 6.28) * partial);
      }
    }
  }

  /// Two decays, a fast one for the accent and the circuit's own.
  private static Canvas shaped(Canvas canvas, double t60, double accent) {
    double[] x = canvas.samples();
    double slow = StrictMath.exp(-6.907755 / (t60 * Sound.RATE_HZ));
    double fast = StrictMath.exp(-1 / (0.012 * Sound.RATE_HZ));
    double level = 1;
    double extra = accent;
    for (int n = 0; n < x.length; n++) {
      x[n] *= (level + extra) * Math.min(1, n / 20.0);
      level *= slow;
      extra *= fast;
    }
    return canvas;
  }

  private static Drum drum(String name, double loudness, int takes, Drum.Stroke stroke) {
    return new Drum(
        name,
        VelocityLayer.upTo(takes, 127),
        Playback.struck(loudness).withVelocity(30, 1200).withSends(0.08, 0),
        stroke);
  }
}
