// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.strings;

import performia.engine.physical.Ear;
import performia.engine.physical.Elementary;
import performia.engine.physical.ModelledInstrument;
import performia.engine.physical.Noise;
import performia.engine.physical.StringLoop;

/// A string under a bow: the hair drags it along until the wave from the nut tears it off (J. O.
/// Smith, "Efficient simulation of the reed-bore and bow-string mechanisms", ICMC 1986). The grip
/// only ever takes the string to the speed of the bow, so it is stable. Audio thread; allocates
/// nothing.
final class BowedString {
  private static final double HZ_OF_KEY_0 = 8.175798915643707;
  private static final double QUIET = 1e-6;
  private static final double LISTEN_SECONDS = 0.1;
  private static final double RELEASE_SECONDS = 0.02;
  private static final double TOUCH = 1e-3;
  private static final double HIGH_HZ = 3000;

  private final StringSpec spec;
  private final BowSpec kind;
  private final double sampleRate;
  private final StringLoop loop;
  private final Ear ear = new Ear();
  private final Noise noise;
  private final double forget;
  private final double leaving;
  private double[] wave;
  private int pitch = -1;
  private boolean held;
  private boolean sounding;
  private double key;
  private double targetKey;
  private double keyStep;
  private double speed;
  private double targetSpeed;
  private double rate;
  private double slope = 3;
  private double press;
  private double turns;
  private double hair;
  private int reach = 3;
  private double peak;
  private double loudest;

  BowedString(StringSpec spec, BowSpec kind, double sampleRate, long seed) {
    this.spec = spec;
    this.kind = kind;
    this.sampleRate = sampleRate;
    loop = new StringLoop(sampleRate, hz(spec.openPitch() - 4), 0);
    noise = new Noise(seed);
    wave = loop.arrive(0);
    forget = Elementary.exp(-ModelledInstrument.TICK / (LISTEN_SECONDS * sampleRate));
    leaving = Elementary.exp(-1 / (RELEASE_SECONDS * sampleRate));
    reset();
  }

  private static double hz(double atKey) {
    return HZ_OF_KEY_0 * Elementary.two(atKey / 12);
  }

  StringSpec spec() {
    return spec;
  }

  int pitch() {
    return pitch;
  }

  boolean held() {
    return held;
  }

  boolean sounding() {
    return sounding;
  }

  /// Sets the bow on it.
  ///
  /// @param newSpeed of the bow, 0..1
  /// @param riseSeconds how long it takes to get there
  void bow(int newPitch, double newSpeed, double riseSeconds) {
    pitch = newPitch;
    key = newPitch;
    targetKey = newPitch;
    held = true;
    sounding = true;
    targetSpeed = newSpeed;
    rate = 1 - Elementary.exp(-1 / (riseSeconds * sampleRate));
    ear.begin(ear.correction());
    peak = 1;
    tune(key, 0);
  }

  /// Takes another pitch under the same bow.
  void slur(int newPitch, double newSpeed, double seconds) {
    pitch = newPitch;
    targetKey = newPitch;
    targetSpeed = newSpeed;
    keyStep =
        Math.max(1e-6, Math.abs(newPitch - key) * ModelledInstrument.TICK / (seconds * sampleRate));
    ear.begin(ear.correction());
  }

  /// Lifts the bow.
  void lift() {
    held = false;
  }

  /// Moves what moves slowly.
  ///
  /// @param grip how hard the hair lies on the string, 0..1
  /// @param place of the bow, as a share of the open string from the bridge
  /// @param roughness noise of the hair
  void tick(double bend, double grip, double place, double roughness) {
    if (!sounding) {
      return;
    }
    if (key != targetKey) {
      double left = targetKey - key;
      key = Math.abs(left) <= keyStep ? targetKey : key + Math.copySign(keyStep, left);
    }
    tune(key + bend, ModelledInstrument.TICK);
    lay(grip, place, roughness);
    peak = Math.max(loudest, peak * forget);
    loudest = 0;
    if (!held && press < TOUCH && peak < QUIET) {
      reset();
    }
  }

  /// Lays the hair on the string.
  ///
  /// @param grip how hard, 0..1
  /// @param place as a share of the open string from the bridge
  /// @param roughness noise of the hair
  void lay(double grip, double place, double roughness) {
    slope = 5 - 4 * Math.max(0, Math.min(1, grip));
    hair = roughness;
    double longer = Elementary.two(Math.max(0, key - spec.openPitch()) / 12);
    reach = Math.max(3, loop.reach(Math.max(0.03, Math.min(0.45, place * longer))));
  }

  private void tune(double atKey, int frames) {
    double f = Math.max(hz(spec.openPitch() - 3), Math.min(hz(atKey), 0.1 * sampleRate));
    turns = f / sampleRate;
    double open = held ? 1 : 0.4;
    double high = Math.max(HIGH_HZ, 3 * f);
    loop.loss().design(f, open * kind.lowSeconds(), f, open * kind.highSeconds(), high, sampleRate);
    loop.tune(f * (1 + ear.correction()), frames);
  }

  /// Frames that may be worked in one stretch.
  int room() {
    return loop.room(reach);
  }

  /// Adds what reaches the bridge, and bows.
  void work(double[] bridge, int start, int frames) {
    wave = loop.arrive(frames);
    for (int i = 0; i < frames; i++) {
      double heard = wave[i];
      loudest = Math.max(loudest, Math.abs(heard));
      bridge[start + i] += spec.impedance() * heard;
      ear.hear(heard, turns);
    }
    loop.leave(null, 0, frames);
    for (int i = 0; i < frames; i++) {
      speed += rate * (targetSpeed - speed);
      press = held ? 1 : press * leaving;
      if (press > TOUCH) {
        double drag = speed * (1 + hair * noise.next()) - loop.velocity(reach, i, frames);
        loop.push(reach, press * drag * grip(drag), i, frames);
      }
    }
  }

  /// How much of the difference of speeds the hair takes: all while it sticks, little while it
  /// slips.
  private double grip(double difference) {
    double x = Math.abs(difference * slope) + 0.75;
    double square = x * x;
    return Math.min(1, 1 / (square * square));
  }

  final void reset() {
    loop.reset();
    ear.reset();
    pitch = -1;
    held = false;
    sounding = false;
    key = spec.openPitch();
    targetKey = key;
    keyStep = 1;
    speed = 0;
    press = 0;
    targetSpeed = 0;
    rate = 1;
    peak = 0;
    loudest = 0;
    noise.reset();
  }
}
