// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.drums;

import performia.soundfonts.synth.Canvas;
import performia.soundfonts.synth.Filter;
import performia.soundfonts.synth.Modes;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.Playback;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.tone.VelocityLayer;

/// Congas, bongos, timbales and the clap of hands. Stateless; any thread.
final class HandDrums {
  private HandDrums() {}

  static Drum openConga() {
    Membrane skin = new Membrane(252, 0.95, 0.02, 0.03, 0.5, 1.0, 0.75, 0.0016);
    return hand("congaopen", -13.5, -0.35, 0.55, skin, 0.35, 1900);
  }

  static Drum lowConga() {
    Membrane skin = new Membrane(178, 0.95, 0.02, 0.03, 0.55, 1.0, 0.72, 0.0019);
    return hand("congalow", -13.5, -0.3, 0.6, skin, 0.3, 1500);
  }

  /// The slap that stays on the skin.
  static Drum mutedConga() {
    Membrane skin = new Membrane(410, 0.9, 0.02, 0.02, 0.13, 0.4, 0.8, 0.0007);
    return hand("congamute", -15, -0.35, 0.3, skin, 1.1, 2300);
  }

  static Drum highBongo() {
    Membrane skin = new Membrane(415, 0.95, 0.03, 0.02, 0.24, 0.6, 0.7, 0.0008);
    return hand("bongohigh", -15, 0.35, 0.35, skin, 0.6, 2900);
  }

  static Drum lowBongo() {
    Membrane skin = new Membrane(298, 0.95, 0.03, 0.02, 0.3, 0.7, 0.7, 0.001);
    return hand("bongolow", -15, 0.35, 0.4, skin, 0.5, 2300);
  }

  static Drum highTimbale() {
    return timbale("timbalehigh", 338, 0.4);
  }

  static Drum lowTimbale() {
    return timbale("timbalelow", 246, 0.25);
  }

  private static Drum hand(
      String name,
      double loudness,
      double pan,
      double seconds,
      Membrane skin,
      double slap,
      double slapHz) {
    return new Drum(
        name,
        VelocityLayer.upTo(2, 127),
        Playback.struck(loudness).withPan(pan).withVelocity(30, 1800).withSends(0.15, 0),
        (velocity, take, chance) -> {
          Canvas canvas = new Canvas(seconds);
          skin.paint(canvas, 1, chance);
          canvas.noise(chance, 0, 0.0006, 0.022, slap, Filter.bandPass(slapHz, 0.7));
          canvas.noise(chance, 0, 0.001, 0.05, 0.3, Filter.bandPass(2.1 * skin.hz(), 1.2));
          return canvas
              .saturate(1.6)
              .room(0.14, 0.34)
              .filter(Filter.highPass(0.45 * skin.hz(), 0.7))
              .fadeOut(0.3 * seconds)
              .toSound();
        });
  }

  private static Drum timbale(String name, double hz, double pan) {
    Membrane skin = new Membrane(hz, 0.98, 0.03, 0.03, 0.75, 0.45, 0.5, 0.0006);
    return new Drum(
        name,
        VelocityLayer.upTo(2, 127),
        Playback.struck(-14).withPan(pan).withVelocity(30, 1500).withSends(0.15, 0),
        (velocity, take, chance) -> {
          Canvas canvas = new Canvas(0.75);
          skin.paint(canvas, 1, chance);
          Modes shell = new Modes();
          for (double ratio : new double[] {3.9, 5.6, 7.7, 10.3}) {
            shell.add(hz * ratio * chance.around(0.004), 0.5, 0.10, chance.between(0, 1));
          }
          canvas.modes(shell, 0);
          canvas.noise(chance, 0, 0.0002, 0.02, 0.9, Filter.bandPass(3300, 0.6));
          return canvas.room(0.12, 0.3).filter(Filter.highPass(120, 0.7)).fadeOut(0.3).toSound();
        });
  }

  /// Several people who clap not quite together.
  static Drum clap() {
    return new Drum(
        "clap",
        VelocityLayer.upTo(3, 127),
        Playback.struck(-14).withPan(0.1).withVelocity(30, 1200).withSends(0.2, 0),
        (velocity, take, chance) -> claps(chance));
  }

  private static Sound claps(Chance chance) {
    Canvas canvas = new Canvas(0.42);
    for (int hands = 0; hands < 7; hands++) {
      double at = hands == 0 ? 0.001 : chance.between(0.001, 0.026);
      double hz = chance.between(850, 1900);
      double level = chance.between(0.5, 1.0);
      canvas.noise(chance, at, 0.0003, 0.030, level, Filter.bandPass(hz, 1.4));
      canvas.noise(chance, at, 0.0003, 0.012, 0.5 * level, Filter.bandPass(3.1 * hz, 0.8));
    }
    canvas.noise(chance, 0.024, 0.002, 0.24, 0.30, Filter.bandPass(1350, 0.9));
    return canvas
        .saturate(2.2)
        .room(0.4, 0.34)
        .filter(Filter.highPass(380, 0.7))
        .fadeOut(0.12)
        .toSound();
  }
}
