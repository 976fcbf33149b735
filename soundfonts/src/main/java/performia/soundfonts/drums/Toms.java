// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.drums;

import performia.soundfonts.synth.Canvas;
import performia.soundfonts.synth.Filter;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.Playback;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.tone.VelocityLayer;

/// Tom-toms: two-headed membranes whose pitch falls after the stroke. Stateless; any thread.
final class Toms {
  private Toms() {}

  /// 16 inches, on the floor.
  static Drum floor() {
    return tom("tomlow", 72, 1.15, 1.25, 0.45);
  }

  /// 12 inches.
  static Drum middle() {
    return tom("tommid", 108, 0.95, 1.0, 0.05);
  }

  /// 10 inches.
  static Drum high() {
    return tom("tomhigh", 146, 0.80, 0.85, -0.3);
  }

  private static Drum tom(String name, double hz, double t60, double seconds, double pan) {
    return new Drum(
        name,
        VelocityLayer.upTo(2, 64, 127),
        Playback.struck(-11.5).withPan(pan).withSends(0.13, 0),
        (velocity, take, chance) -> stroke(hz, t60, seconds, velocity, chance));
  }

  private static Sound stroke(
      double hz, double t60, double seconds, double velocity, Chance chance) {
    Canvas canvas = new Canvas(seconds);
    double tuned = hz * chance.around(0.004);
    double rise = 0.05 + 0.16 * velocity * velocity;
    double place = chance.between(0.22, 0.42);
    new Membrane(tuned, 0.93, rise, 0.06, t60, 0.8, place, 0.0016 - 0.0009 * velocity)
        .paint(canvas, 1.0, chance);
    // The resonant head answers a little above the struck one, and the two beat.
    canvas.glide(tuned * 1.09, rise, 0.06, 0.004, 0.55 * t60, 0.22, 1.2);
    double stick = 0.12 + 0.88 * velocity * velocity;
    canvas.noise(chance, 0, 0.0002, 0.022, 2.6 * stick, Filter.bandPass(2900, 0.6));
    canvas.noise(chance, 0, 0.0002, 0.012, 0.8 * stick, Filter.highPass(6000, 0.7));
    canvas.noise(chance, 0, 0.001, 0.10, 2.6 * stick, Filter.bandPass(640, 0.8));
    return canvas
        .saturate(2.4)
        .room(0.16, 0.38)
        .filter(Filter.highPass(40, 0.7))
        .fadeOut(0.25 * seconds)
        .toSound();
  }
}
