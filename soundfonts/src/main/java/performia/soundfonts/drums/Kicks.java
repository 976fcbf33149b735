// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.drums;

import performia.soundfonts.synth.Canvas;
import performia.soundfonts.synth.Filter;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.Playback;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.tone.VelocityLayer;

/// Bass drums. Stateless; any thread.
final class Kicks {
  private Kicks() {}

  static Drum rock() {
    return new Drum(
        "kick",
        VelocityLayer.upTo(2, 50, 92, 127),
        Playback.struck(-9).withSends(0.04, 0),
        (velocity, take, chance) -> rockStroke(velocity, chance));
  }

  private static Sound rockStroke(double velocity, Chance chance) {
    double hz = 54 * chance.around(0.006);
    return new Canvas(0.55)
        .glide(hz, 0.55 + 0.5 * velocity, 0.022, 0.002, 0.34, 1.0, 0)
        .glide(hz * 1.93, 0.4, 0.015, 0.001, 0.16, 0.35, 0)
        .noise(
            chance,
            0,
            0.0003,
            0.03,
            0.9 * velocity,
            Filter.bandPass(3400 * chance.around(0.05), 0.9))
        .toSound();
  }
}
