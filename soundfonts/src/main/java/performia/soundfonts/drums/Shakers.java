// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.drums;

import performia.soundfonts.synth.Canvas;
import performia.soundfonts.synth.Filter;
import performia.soundfonts.synth.Modes;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.Playback;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.tone.VelocityLayer;

/// Beads and jingles: many small collisions whose number follows the energy of the shake (P. R.
/// Cook, "Physically informed sonic modeling (PhISM): synthesis of percussive sounds", Computer
/// Music Journal 1997). Stateless; any thread.
final class Shakers {
  private Shakers() {}

  /// @param seconds length
  /// @param attack time in which the shake gathers energy
  /// @param t60 time in which it loses it
  /// @param perSecond collisions a second at full energy
  /// @param lowHz where the beads' sound begins
  /// @param peakHz where the shell resonates
  /// @param q how sharply it does
  private record Beads(
      double seconds,
      double attack,
      double t60,
      double perSecond,
      double lowHz,
      double peakHz,
      double q) {
    Sound shake(Chance chance) {
      Canvas canvas = new Canvas(seconds);
      double[] x = canvas.samples();
      double grow = StrictMath.exp(-1 / (attack * Sound.RATE_HZ));
      double shrink = StrictMath.exp(-6.907755 / (t60 * Sound.RATE_HZ));
      double missing = 1;
      double energy = 1;
      double grain = 0;
      for (int n = 0; n < x.length; n++) {
        double now = energy * (1 - missing);
        if (chance.nextDouble() < perSecond / Sound.RATE_HZ) {
          grain += now * (0.3 + chance.nextDouble());
        }
        grain *= 0.965;
        x[n] = grain * chance.noise();
        missing *= grow;
        if (missing < 0.05) {
          energy *= shrink;
        }
      }
      return canvas
          .filter(Filter.highPass(lowHz, 0.7))
          .filter(Filter.peak(peakHz * chance.around(0.02), q, 12))
          .filter(Filter.lowPass(17000, 0.7))
          .fadeOut(0.3 * seconds)
          .toSound();
    }
  }

  static Drum cabasa() {
    return beads("cabasa", -18.5, new Beads(0.22, 0.012, 0.16, 5200, 5200, 9500, 0.9));
  }

  static Drum maracas() {
    return beads("maracas", -18.5, new Beads(0.16, 0.005, 0.11, 2600, 4200, 7000, 1.4));
  }

  static Drum shaker() {
    return beads("shaker", -18.5, new Beads(0.28, 0.022, 0.20, 4200, 3600, 6200, 0.9));
  }

  private static Drum beads(String name, double loudness, Beads beads) {
    return new Drum(
        name,
        VelocityLayer.upTo(3, 127),
        Playback.struck(loudness).withPan(0.35).withVelocity(30, 1500),
        (velocity, take, chance) -> beads.shake(chance));
  }

  /// Pairs of little cymbals in a frame: each hit rings at its own high modes.
  static Drum tambourine() {
    return new Drum(
        "tambourine",
        VelocityLayer.upTo(3, 127),
        Playback.struck(-17.5).withPan(0.3).withVelocity(30, 1200),
        (velocity, take, chance) -> jingles(chance));
  }

  private static Sound jingles(Chance chance) {
    Canvas canvas = new Canvas(0.42);
    for (int hit = 0; hit < 22; hit++) {
      double at = hit < 7 ? chance.between(0, 0.006) : 0.012 + 0.09 * square(chance.nextDouble());
      double level = hit < 7 ? 0.5 : 0.28 * StrictMath.exp(-at / 0.05);
      Modes jingle = new Modes();
      for (double hz : new double[] {4350, 6120, 7840, 9300, 11200, 13150, 15400}) {
        double tuned = hz * chance.between(0.93, 1.07);
        double phase = chance.between(0, 6);
        jingle.add(tuned, chance.between(0.22, 0.45), level * chance.nextDouble(), phase);
        jingle.add(tuned * 1.011, 0.3, 0.6 * level * chance.nextDouble(), phase + 1);
      }
      canvas.modes(jingle, at);
      canvas.noise(chance, at, 0.0004, 0.02, 0.9 * level, Filter.highPass(6000, 0.7));
    }
    canvas.noise(chance, 0, 0.001, 0.04, 0.10, Filter.bandPass(420, 1));
    return canvas.fadeOut(0.15).toSound();
  }

  private static double square(double x) {
    return x * x;
  }
}
