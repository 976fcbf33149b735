// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.drums;

import performia.soundfonts.synth.Canvas;
import performia.soundfonts.synth.Filter;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.Playback;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.tone.VelocityLayer;

/// Bass drums: membrane, beater click, shell and a little room. Stateless; any thread.
final class Kicks {
  private Kicks() {}

  /// 22 inches, a pillow inside and a hole in front: short, deep, clicking.
  static Drum rock() {
    return new Drum(
        "kick",
        VelocityLayer.upTo(2, 50, 92, 127),
        Playback.struck(-11).withSends(0.03, 0),
        (velocity, take, chance) -> stroke(velocity, chance, 51, 0.36, 1.0, 3600));
  }

  /// The other beater: felt, rounder and a little lower.
  static Drum felt() {
    return new Drum(
        "kickfelt",
        VelocityLayer.upTo(2, 72, 127),
        Playback.struck(-11).withSends(0.03, 0),
        (velocity, take, chance) -> stroke(velocity, chance, 48, 0.42, 0.35, 2200));
  }

  /// 18 inches, both heads whole and tuned up: a note that rings.
  static Drum jazz() {
    return new Drum(
        "kickjazz",
        VelocityLayer.upTo(2, 72, 127),
        Playback.struck(-13).withSends(0.08, 0),
        (velocity, take, chance) -> stroke(velocity, chance, 66, 0.75, 0.22, 1700));
  }

  private static Sound stroke(
      double velocity, Chance chance, double hz, double t60, double click, double clickHz) {
    double force = 0.35 + 0.65 * velocity;
    Canvas canvas = new Canvas(0.12 + t60);
    double tuned = hz * chance.around(0.005);
    canvas.glide(tuned, 0.9 * force, 0.018, 0.0025, t60, 1.0, 0);
    canvas.glide(tuned * 1.62, 0.5 * force, 0.014, 0.002, 0.55 * t60, 0.55, 0.3);
    canvas.glide(tuned * 2.35, 0.4 * force, 0.012, 0.0015, 0.4 * t60, 0.32 * force, 0.7);
    new Membrane(tuned * 3.1, 0.9, 0.25, 0.01, 0.5 * t60, 0.6, 0.25, 0.0012)
        .paint(canvas, 0.75 * force, chance);
    double hit = click * velocity * velocity * chance.around(0.1);
    canvas.noise(chance, 0.0005, 0.0004, 0.028, 3.0 * hit, Filter.bandPass(clickHz, 0.8));
    canvas.noise(chance, 0.0003, 0.0003, 0.012, 0.45 * hit, Filter.highPass(5000, 0.7));
    canvas.push(0.0004, 0.0011, 0.35 * hit);
    canvas.noise(chance, 0, 0.002, 0.09, 0.7 * force, Filter.bandPass(330, 0.9));
    return canvas
        .saturate(1.7)
        .room(0.16 + 0.08 * click, 0.30)
        .filter(Filter.highPass(28, 0.7))
        .fadeOut(0.06)
        .toSound();
  }
}
