// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.drums;

import performia.soundfonts.tone.Playback;
import performia.soundfonts.tone.VelocityLayer;

/// Bells, blocks, bars and the triangle. Stateless; any thread.
final class Percussion {
  private Percussion() {}

  static Drum cowbell() {
    return struck(
        "cowbell",
        -15,
        0.15,
        0.45,
        new Struck(
            new double[] {563, 841, 1420, 2080, 2790, 3650, 4720},
            new double[] {0.9, 1.0, 0.35, 0.35, 0.25, 0.2, 0.12},
            new double[] {0.34, 0.30, 0.22, 0.2, 0.18, 0.15, 0.1},
            3200,
            0.6,
            0.012,
            0.15));
  }

  static Drum highAgogo() {
    return agogo("agogohigh", 1, 0.35);
  }

  static Drum lowAgogo() {
    return agogo("agogolow", 0.668, 0.35);
  }

  private static Drum agogo(String name, double tune, double pan) {
    return struck(
        name,
        -18,
        pan,
        0.55,
        new Struck(
            new double[] {988 * tune, 2550 * tune, 3990 * tune, 5420 * tune, 7300 * tune},
            new double[] {1.0, 0.35, 0.4, 0.25, 0.15},
            new double[] {0.5, 0.42, 0.3, 0.2, 0.12},
            5200,
            0.5,
            0.008,
            0.12));
  }

  static Drum claves() {
    return struck(
        "claves",
        -15,
        0.3,
        0.25,
        new Struck(
            new double[] {2430, 4480, 6550},
            new double[] {1.0, 0.12, 0.06},
            new double[] {0.085, 0.05, 0.03},
            4600,
            0.35,
            0.004,
            0.25));
  }

  static Drum highBlock() {
    return block("blockhigh", 1120);
  }

  static Drum lowBlock() {
    return block("blocklow", 790);
  }

  private static Drum block(String name, double hz) {
    return struck(
        name,
        -16,
        -0.3,
        0.28,
        new Struck(
            new double[] {hz, hz * 1.47, hz * 2.36, hz * 3.6},
            new double[] {1.0, 0.45, 0.3, 0.15},
            new double[] {0.13, 0.09, 0.06, 0.04},
            hz * 2.5,
            0.7,
            0.008,
            0.22));
  }

  /// A steel rod bent to a triangle: bending modes that lie close above 5 kHz and ring for seconds.
  static Drum triangle() {
    return new Drum(
        "triangle",
        VelocityLayer.upTo(2, 127),
        Playback.struck(-20).withPan(0.4).withVelocity(30, 1200).withChoke(2, 0.2),
        (velocity, take, chance) -> rod(2.6).stroke(2.0, velocity, chance));
  }

  /// The same, held.
  static Drum mutedTriangle() {
    return new Drum(
        "trimute",
        VelocityLayer.upTo(2, 127),
        Playback.struck(-20).withPan(0.4).withVelocity(30, 1200).withChoke(2, 0.2),
        (velocity, take, chance) -> rod(0.22).stroke(0.35, velocity, chance));
  }

  private static Struck rod(double t60) {
    double[] hz = {1270, 2015, 3160, 4310, 5070, 6340, 7420, 8930, 10350, 11870, 13600, 15300};
    double[] gain = {.05, .10, .12, .25, .5, .6, .7, .8, .9, .8, .6, .4};
    double[] t60s = new double[hz.length];
    for (int i = 0; i < hz.length; i++) {
      t60s[i] = t60 * (1.1 - 0.065 * i);
    }
    return new Struck(hz, gain, t60s, 9500, 0.6, 0.006, 0);
  }

  private static Drum struck(
      String name, double loudness, double pan, double seconds, Struck body) {
    return new Drum(
        name,
        VelocityLayer.upTo(2, 127),
        Playback.struck(loudness).withPan(pan).withVelocity(30, 1800).withSends(0.15, 0),
        (velocity, take, chance) -> body.stroke(seconds, velocity, chance));
  }
}
