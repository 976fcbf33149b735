// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.drums;

import performia.soundfonts.synth.Canvas;
import performia.soundfonts.synth.Filter;
import performia.soundfonts.synth.Modes;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.Playback;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.tone.VelocityLayer;

/// The hi-hat's two cymbals: closed, loosely closed, open, and closed by the foot. Strokes choke
/// each other. Stateless; any thread.
final class HiHats {
  private static final int CHOKE = 1;
  private static final double PAN = -0.25;
  private static final double[] LEVEL = {-20, -13, -14, -13, -9, -7, -5, -3, 0, 3};

  /// Open cymbals keep more of their middle.
  private static final double[] OPEN_LEVEL = {-18, -11, -10, -8, -4, -2, -1, -1, -2, -4};

  private HiHats() {}

  static Drum closed() {
    return new Drum(
        "hatclosed",
        VelocityLayer.upTo(3, 48, 88, 127),
        playback(-19.5),
        (velocity, take, chance) -> stroke(0.30, 0.055, 0.16 + 0.08 * velocity, velocity, chance));
  }

  /// The cymbals just touching: they sizzle.
  static Drum loose() {
    return new Drum(
        "hatloose",
        VelocityLayer.upTo(1, 80, 127),
        playback(-18.5),
        (velocity, take, chance) -> stroke(0.6, 0.30, 0.55, velocity, chance));
  }

  static Drum open() {
    return new Drum(
        "hatopen",
        VelocityLayer.upTo(2, 74, 127),
        playback(-18),
        (velocity, take, chance) -> stroke(1.5, 1.0, 1.7, velocity, chance));
  }

  /// Closed with the foot: a dull chick without a stick.
  static Drum pedal() {
    return new Drum(
        "hatpedal",
        VelocityLayer.upTo(2, 127),
        playback(-21.5),
        (velocity, take, chance) -> chick(chance));
  }

  private static Playback playback(double loudness) {
    return Playback.struck(loudness).withPan(PAN).withSends(0.06, 0).withChoke(CHOKE, 0.08);
  }

  /// @param lowT60 ringing time at 500 Hz
  /// @param highT60 ringing time at 8 kHz
  private static Sound stroke(
      double seconds, double lowT60, double highT60, double velocity, Chance chance) {
    boolean closed = seconds < 0.4;
    double[] t60 = new double[LEVEL.length];
    double[] rise = new double[LEVEL.length];
    for (int i = 0; i < t60.length; i++) {
      double middle = 1 - Math.abs(i - 6) / 8.0;
      t60[i] = lowT60 + (highT60 - lowT60) * middle;
      rise[i] = closed ? 0.0003 : 0.0006 + 0.0006 * i;
    }
    Plate plate = new Plate(seconds, closed ? LEVEL : OPEN_LEVEL, t60, rise, closed ? 0.8 : 0.5, 0);
    Plate.Stroke metal = plate.stroke(16 * (1 - velocity), 1.03 * chance.around(0.008), 1, chance);
    Canvas canvas = new Canvas(seconds);
    System.arraycopy(metal.left(), 0, canvas.samples(), 0, metal.left().length);
    if (!closed && seconds < 1) {
      sizzle(canvas, chance);
    }
    double stick = 0.3 + 0.7 * velocity;
    canvas.noise(chance, 0, 0.0001, 0.009, 2.2 * stick, Filter.bandPass(7200, 0.5));
    canvas.noise(chance, 0, 0.0003, 0.020, 0.8 * stick, Filter.bandPass(1500, 0.9));
    Modes clunk = new Modes();
    clunk.add(372 * chance.around(0.01), 0.05, 0.20 * stick, 0.5);
    clunk.add(596 * chance.around(0.01), 0.04, 0.16 * stick, 1.1);
    return canvas
        .modes(clunk, 0)
        .filter(Filter.highPass(240, 0.7))
        .fadeOut(seconds * (closed ? 0.4 : 0.5))
        .toSound();
  }

  /// The lower cymbal rattles on the upper one, some hundred times a second, less and less.
  private static void sizzle(Canvas canvas, Chance chance) {
    double[] x = canvas.samples();
    double level = 1;
    double target = 1;
    for (int n = 0; n < x.length; n++) {
      if (n % 180 == 0) {
        target = 0.55 + 0.9 * chance.nextDouble();
      }
      level += 0.02 * (target - level);
      x[n] *= level;
    }
  }

  private static Sound chick(Chance chance) {
    double[] t60 = {0.06, 0.07, 0.09, 0.11, 0.13, 0.15, 0.15, 0.14, 0.12, 0.10};
    double[] level = {-16, -9, -9, -8, -6, -3, -2, -2, -3, -8};
    double[] rise = {0.002, 0.002, 0.003, 0.004, 0.004, 0.005, 0.005, 0.005, 0.005, 0.005};
    Plate plate = new Plate(0.28, level, t60, rise, 0.9, 0);
    Plate.Stroke metal = plate.stroke(0, chance.around(0.01), 1, chance);
    Canvas canvas = new Canvas(0.28);
    System.arraycopy(metal.left(), 0, canvas.samples(), 0, metal.left().length);
    canvas.noise(chance, 0.006, 0.003, 0.05, 0.5, Filter.bandPass(2600, 0.7));
    return canvas.filter(Filter.highPass(220, 0.7)).fadeOut(0.12).toSound();
  }
}
