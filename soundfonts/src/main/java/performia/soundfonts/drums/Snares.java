// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.drums;

import performia.soundfonts.synth.Canvas;
import performia.soundfonts.synth.Filter;
import performia.soundfonts.synth.Modes;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.Playback;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.tone.VelocityLayer;

/// Snare drums: two heads coupled by the air between them (their lowest modes split, near 180 and
/// 330 Hz in T. D. Rossing, I. Bork, H. Zhao and D. O. Fystrom, "Acoustics of snare drums", JASA
/// 1992), wires that chatter against the lower one, shell and rim. Stateless; any thread.
final class Snares {
  private Snares() {}

  /// @param hz lowest mode of the coupled heads
  /// @param t60 its ringing time
  /// @param wires level of the wires
  /// @param wiresT60 how long they rattle
  /// @param crack level of the stick and rim
  private record Shell(double hz, double t60, double wires, double wiresT60, double crack) {}

  static Drum rock() {
    Shell shell = new Shell(188, 0.33, 1.35, 0.27, 1.0);
    return new Drum(
        "snare",
        VelocityLayer.upTo(3, 36, 70, 102, 127),
        Playback.struck(-11).withSends(0.12, 0),
        (velocity, take, chance) -> stroke(shell, velocity, chance).toSound());
  }

  /// Head and rim at once: the ring of the rim on top.
  static Drum rimshot() {
    Shell shell = new Shell(205, 0.34, 0.75, 0.26, 1.6);
    return new Drum(
        "rimshot",
        VelocityLayer.upTo(2, 72, 127),
        Playback.struck(-11).withSends(0.12, 0),
        (velocity, take, chance) -> rimStroke(shell, velocity, chance));
  }

  static Drum jazz() {
    Shell shell = new Shell(226, 0.34, 0.62, 0.34, 0.6);
    return new Drum(
        "snarejazz",
        VelocityLayer.upTo(2, 40, 84, 127),
        Playback.struck(-14).withSends(0.14, 0),
        (velocity, take, chance) -> stroke(shell, velocity, chance).toSound());
  }

  /// The stick laid on the head, its butt on the rim.
  static Drum sideStick() {
    return new Drum(
        "sidestick",
        VelocityLayer.upTo(2, 72, 127),
        Playback.struck(-17).withSends(0.14, 0),
        (velocity, take, chance) -> sideStickStroke(velocity, chance));
  }

  private static Canvas stroke(Shell shell, double velocity, Chance chance) {
    Canvas canvas = new Canvas(0.5);
    double hz = shell.hz * chance.around(0.008);
    double place = chance.between(0.12, 0.35);
    double tension = 0.05 + 0.09 * velocity;
    new Membrane(hz, 0.94, tension, 0.03, shell.t60, 0.32, place, 0.0016 - 0.0007 * velocity)
        .paint(canvas, 1.0, chance);
    canvas.glide(
        hz * 1.79, 0.6 * tension, 0.02, 0.0008, 0.7 * shell.t60, 0.5 * chance.around(0.1), 0.4);
    wires(canvas, shell, velocity, chance);
    double crack = shell.crack * (0.15 + 0.85 * velocity * velocity);
    canvas.noise(chance, 0, 0.0002, 0.012, 0.8 * crack, Filter.bandPass(4200, 0.6));
    canvas.noise(chance, 0, 0.0004, 0.035, 0.5 * crack, Filter.bandPass(980, 1.0));
    return canvas.saturate(1.9).room(0.17, 0.30).filter(Filter.highPass(90, 0.7)).fadeOut(0.08);
  }

  /// The wires leave the head and fall back on it while it swings, so their noise comes in gusts at
  /// the head's frequency that smear as the swing dies; a short comb is their length.
  private static void wires(Canvas canvas, Shell shell, double velocity, Chance chance) {
    Canvas rattle = new Canvas(canvas.samples().length / (double) Sound.RATE_HZ);
    double bright = 2600 + 2600 * velocity;
    double t60 = shell.wiresT60 * (0.7 + 0.45 * velocity);
    rattle.noise(chance, 0.0011, 0.0025, t60, 1.0, Filter.highPass(1300, 0.7));
    rattle.noise(chance, 0.0011, 0.0012, 0.4 * t60, 0.9, Filter.bandPass(bright, 0.5));
    double[] x = rattle.samples();
    double swing = 2 * StrictMath.PI * shell.hz * chance.between(0.98, 1.02) / Sound.RATE_HZ;
    int length = 61 + (int) (chance.nextDouble() * 8);
    for (int n = x.length - 1; n >= 0; n--) {
      double depth = 0.55 * StrictMath.exp(-n / (0.05 * Sound.RATE_HZ));
      x[n] *= 1 - depth + depth * StrictMath.cos(swing * n);
      if (n >= length) {
        x[n] += 0.35 * x[n - length];
      }
    }
    rattle
        .filter(Filter.lowPass(7500 + 3000 * velocity, 0.6))
        .filter(Filter.peak(5200 * chance.around(0.04), 0.8, 3));
    canvas.add(rattle, 0.50 * shell.wires);
  }

  private static Sound rimStroke(Shell shell, double velocity, Chance chance) {
    Modes rim = new Modes();
    double[] hz = {432, 695, 1042, 1485, 2010, 2690};
    for (int i = 0; i < hz.length; i++) {
      rim.add(
          hz[i] * chance.around(0.004),
          0.30 / (1 + 0.35 * i),
          0.22 * velocity / (1 + 0.3 * i),
          chance.between(0, 1));
    }
    return stroke(shell, velocity, chance).modes(rim, 0).fadeOut(0.08).toSound();
  }

  private static Sound sideStickStroke(double velocity, Chance chance) {
    Canvas canvas = new Canvas(0.36);
    Modes wood = new Modes();
    double[] hz = {486, 790, 1190, 1660, 2240, 3080, 4150};
    double[] gain = {0.25, 0.35, 0.7, 1.0, 0.75, 0.5, 0.3};
    for (int i = 0; i < hz.length; i++) {
      double level = gain[i] * StrictMath.pow(velocity, 0.15 * i) * chance.around(0.12);
      wood.add(hz[i] * chance.around(0.006), 0.11 - 0.007 * i, level, chance.between(0, 1));
    }
    canvas.modes(wood, 0.0004);
    canvas.noise(chance, 0, 0.0002, 0.012, 1.1 * velocity, Filter.bandPass(3300, 0.7));
    canvas.noise(chance, 0.001, 0.002, 0.14, 0.10, Filter.bandPass(4200, 0.5));
    return canvas
        .saturate(1.8)
        .room(0.5, 0.34)
        .filter(Filter.highPass(250, 0.7))
        .fadeOut(0.06)
        .toSound();
  }
}
