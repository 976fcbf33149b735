// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.drums;

import performia.soundfonts.synth.Filter;
import performia.soundfonts.synth.Modes;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.Playback;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.tone.VelocityLayer;

/// Crashes, rides, bell, china and splash. Stateless; any thread.
final class Cymbals {
  private static final double[] CRASH_T60 = {3.4, 3.6, 3.5, 3.2, 3.0, 2.7, 2.3, 1.9, 1.5, 1.1};
  private static final double[] CRASH_RISE = {
    0.001, 0.001, 0.003, 0.008, 0.016, 0.026, 0.036, 0.042, 0.046, 0.046
  };
  private static final double[] RIDE_RISE = {
    0.004, 0.003, 0.002, 0.002, 0.001, 0.0008, 0.0006, 0.0005, 0.0004, 0.0003
  };

  private Cymbals() {}

  /// 16 inches, bright.
  static Drum crash() {
    double[] level = {-24, -14, -13, -12, -6, -2, 0, -1, -4, -9};
    Plate plate = new Plate(3.3, level, CRASH_T60, CRASH_RISE, 0.55, 1);
    return cymbal("crash", -13, 1, new int[] {80, 127}, plate, 18, 0.25);
  }

  /// 18 inches, lower and longer.
  static Drum darkCrash() {
    double[] level = {-20, -11, -9, -8, -4, -2, -1, -4, -9, -15};
    double[] t60 = {3.8, 4.0, 3.8, 3.5, 3.1, 2.7, 2.2, 1.7, 1.3, 0.9};
    Plate plate = new Plate(3.3, level, t60, CRASH_RISE, 0.5, 1);
    return cymbal("crashdark", -13, 1, new int[] {127}, plate, 8, 0.2);
  }

  static Drum splash() {
    double[] level = {-40, -30, -20, -13, -8, -4, -1, 0, -3, -10};
    double[] t60 = {0.8, 0.9, 1.0, 1.0, 1.0, 0.95, 0.85, 0.7, 0.6, 0.5};
    double[] rise = {.001, .001, .002, .003, .004, .006, .008, .010, .010, .010};
    return cymbal(
        "splash", -18, 1, new int[] {127}, new Plate(0.9, level, t60, rise, 0.5, 1), 8, 0.4);
  }

  static Drum china() {
    double[] level = {-26, -20, -15, -9, -3, 0, 0, -2, -6, -12};
    double[] t60 = {2.0, 2.2, 2.2, 2.0, 1.7, 1.5, 1.2, 1.0, 0.9, 0.8};
    double[] rise = {.001, .001, .002, .004, .008, .012, .016, .020, .022, .022};
    return cymbal(
        "china", -14.5, 1, new int[] {127}, new Plate(1.6, level, t60, rise, 1.0, 1), 10, 0.3);
  }

  /// 20 inches, the stick's tip: a ping over a soft wash.
  static Drum ride() {
    double[] level = {-34, -25, -18, -13, -7, -4, -2, 0, 1, 0};
    double[] t60 = {3.6, 3.4, 3.2, 3.0, 2.8, 2.5, 1.9, 1.4, 0.9, 0.6};
    Plate plate = new Plate(2.2, level, t60, RIDE_RISE, 0.1, 0.7);
    return ping("ride", -17, 2, new int[] {70, 127}, plate, 3450, 0.9);
  }

  /// Another ride: drier, lower, further away.
  static Drum secondRide() {
    double[] level = {-32, -22, -14, -9, -5, -3, -3, -4, -6, -10};
    double[] t60 = {2.4, 2.3, 2.2, 2.0, 1.9, 1.7, 1.4, 1.1, 0.8, 0.5};
    Plate plate = new Plate(1.5, level, t60, RIDE_RISE, 0.15, 0.7);
    return ping("ride2", -18, 1, new int[] {127}, plate, 2800, 0.8);
  }

  /// 22 inches, thin and dark, for jazz: wash and a woody tip.
  static Drum jazzRide() {
    double[] level = {-30, -18, -10, -7, -4, -3, -4, -6, -8, -11};
    double[] t60 = {3.8, 3.8, 3.6, 3.2, 2.8, 2.4, 1.9, 1.4, 1.0, 0.6};
    Plate plate = new Plate(2.3, level, t60, RIDE_RISE, 0.2, 0.8);
    return ping("ridejazz", -18, 1, new int[] {56, 92, 127}, plate, 2550, 1.1);
  }

  /// The cup of the ride, hit with the shoulder of the stick: few strong modes.
  static Drum bell() {
    double[] level = {-44, -34, -26, -20, -14, -14, -15, -18, -24, -30};
    double[] t60 = {3, 3, 3, 3, 3, 2.6, 2.2, 1.6, 1.0, 0.6};
    Plate plate = new Plate(2.0, level, t60, RIDE_RISE, 0, 0.5);
    return new Drum(
        "bell",
        VelocityLayer.upTo(1, 127),
        Playback.struck(-17).withVelocity(30, 1800).withSends(0.16, 0),
        (velocity, take, chance) -> bellStroke(plate, chance));
  }

  private static Sound bellStroke(Plate plate, Chance chance) {
    Plate.Stroke stroke = plate.stroke(0, chance.around(0.004), 1, chance);
    Modes cup = new Modes();
    double[] hz = {742, 1148, 1806, 2467, 3190, 3998, 4874, 5790, 6960};
    double[] gain = {0.20, 0.28, 0.55, 0.75, 0.85, 0.6, 0.4, 0.25, 0.15};
    for (int i = 0; i < hz.length; i++) {
      double phase = chance.between(0, 6);
      cup.add(hz[i], 2.9 - 0.2 * i, gain[i], gain[i], phase, phase + 0.4);
      cup.add(hz[i] * 1.0016, 2.3 - 0.15 * i, 0.4 * gain[i], -0.3 * gain[i], phase + 1, phase + 2);
    }
    cup.render(stroke.left(), stroke.right(), 0);
    tip(stroke, 5200, 0.7, 0.008, chance);
    return stroke.toSound(0.8);
  }

  private static Drum cymbal(
      String name,
      double loudness,
      int takes,
      int[] layers,
      Plate plate,
      double tiltDb,
      double stick) {
    return new Drum(
        name,
        VelocityLayer.upTo(takes, layers),
        Playback.struck(loudness)
            .withVelocity(30, layers.length > 1 ? 600 : 2400)
            .withSends(0.14, 0),
        (velocity, take, chance) -> {
          double soft = 1 - velocity;
          Plate.Stroke stroke =
              plate.stroke(tiltDb * soft, chance.around(0.006), 1 + 0.6 * soft, chance);
          tip(stroke, 3800, stick * velocity, 0.010, chance);
          tip(stroke, 800, 9 * stick * velocity, 0.06, chance);
          return stroke.toSound(0.45 * plate.seconds());
        });
  }

  private static Drum ping(
      String name,
      double loudness,
      int takes,
      int[] layers,
      Plate plate,
      double pingHz,
      double stick) {
    return new Drum(
        name,
        VelocityLayer.upTo(takes, layers),
        Playback.struck(loudness)
            .withVelocity(30, layers.length > 1 ? 600 : 1800)
            .withSends(0.14, 0),
        (velocity, take, chance) -> {
          Plate.Stroke stroke = plate.stroke(14 * (1 - velocity), chance.around(0.005), 1, chance);
          tip(stroke, pingHz * 1.7, stick * (0.4 + 0.6 * velocity), 0.014, chance);
          tip(stroke, 11000, stick * (0.4 + 0.6 * velocity), 0.03, chance);
          Modes ring = new Modes();
          double[] ratios = {1, 1.31, 1.62, 2.08, 2.55};
          for (double ratio : ratios) {
            double gain = 0.30 * stick / ratio * chance.around(0.2);
            double phase = chance.between(0, 6);
            ring.add(pingHz * ratio * chance.around(0.004), 0.28, gain, gain, phase, phase + 0.5);
          }
          ring.render(stroke.left(), stroke.right(), 0);
          return stroke.toSound(0.5 * plate.seconds());
        });
  }

  /// The stick's contact: a short broad click, the same at both microphones.
  private static void tip(Plate.Stroke stroke, double hz, double gain, double t60, Chance chance) {
    Filter band = Filter.bandPass(hz, 0.5);
    double level = 2.2 * gain;
    double shrink = StrictMath.exp(-6.907755 / (t60 * Sound.RATE_HZ));
    int last = Math.min(stroke.left().length, (int) (2 * t60 * Sound.RATE_HZ));
    for (int n = 0; n < last; n++) {
      double x = band.next(chance.noise() * level * Math.min(1, n / 12.0));
      stroke.left()[n] += x;
      stroke.right()[n] += x;
      level *= shrink;
    }
  }
}
