// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.keys;

import performia.engine.physical.Elementary;
import performia.engine.physical.ModalBank;
import performia.engine.physical.Noise;

/// One bar with its tube. Audio thread; allocates nothing.
final class Bar {
  private static final double HZ_OF_KEY_0 = 8.175798915643707;
  private static final double QUIET = 3e-6;
  private static final double CLICK_SECONDS = 0.004;
  private static final double REACH = 0.22;

  private final BarSpec spec;
  private final ModalBank modes;
  private final Blow blow = new Blow();
  private final Noise noise;
  private final double sampleRate;
  private final double hz;
  private final double seconds;
  private final double clickFall;
  private final double[] force;
  private double bent;
  private double stopped;
  private double click;
  private boolean held;
  private boolean sounding;

  Bar(BarSpec spec, int key, double sampleRate, int maxFrames) {
    this.spec = spec;
    this.sampleRate = sampleRate;
    hz = HZ_OF_KEY_0 * Elementary.two(key / 12.0);
    seconds = spec.seconds() * Elementary.pow(spec.octave(), (key - 60) / 12.0);
    modes = new ModalBank(Four.COUNT, sampleRate);
    noise = new Noise(key);
    clickFall = Elementary.exp(-1 / (CLICK_SECONDS * sampleRate));
    force = new double[maxFrames];
    tune(0);
  }

  boolean sounding() {
    return sounding;
  }

  private void tune(double bend) {
    bent = bend;
    double factor = Elementary.two(bend / 12);
    for (int m = 0; m < Four.COUNT; m++) {
      modes.set(
          m, hz * factor * spec.ratios().of(m), seconds(m), 0, m == 0 ? 1 : 0, m == 0 ? 0 : 1);
    }
  }

  private double seconds(int mode) {
    double free = seconds * spec.shares().of(mode);
    return stopped > 0 ? 1 / (1 / free + stopped) : free;
  }

  /// Strikes it.
  ///
  /// @param force of the blow, 0..1
  /// @param hard mallet and force together, 0 soft .. 1
  /// @param place 0 over the cord, 1 in the middle
  /// @param hand how much a hand damps it, 0..1
  /// @param clickLevel level of the mallet's own sound, 0..1
  void strike(double force, double hard, double place, double hand, double clickLevel) {
    held = true;
    sounding = true;
    stopped = 20 * hand * hand;
    tune(bent);
    double x = REACH * (1 - Math.max(0, Math.min(1, place)));
    for (int m = 0; m < Four.COUNT; m++) {
      double angle = (m + 1.5) * Math.PI * x;
      double shape = (m & 1) == 0 ? Elementary.cos(angle) : Elementary.sin(angle);
      modes.drive(
          m, spec.gains().of(m) * shape, hz * Elementary.two(bent / 12) * spec.ratios().of(m));
    }
    double lasts =
        spec.softSeconds() * Elementary.pow(spec.hardSeconds() / spec.softSeconds(), hard);
    blow.strike(force, lasts * sampleRate);
    click = 2 * clickLevel * spec.click() * force;
  }

  /// The key or the mallet is let go.
  void release(boolean pedal) {
    held = false;
    if (!pedal) {
      pedalUp();
    }
  }

  /// The damper comes down on what is not held.
  void pedalUp() {
    if (!held && spec.damperSeconds() > 0 && sounding && stopped == 0) {
      stopped = 1 / spec.damperSeconds();
      damp();
    }
  }

  /// A hand comes down on it.
  void hand(double amount) {
    if (sounding) {
      stopped = Math.max(stopped, 25 * amount * amount);
      damp();
    }
  }

  private void damp() {
    double factor = Elementary.two(bent / 12);
    for (int m = 0; m < Four.COUNT; m++) {
      modes.damp(m, seconds(m), hz * factor * spec.ratios().of(m));
    }
  }

  void tick(double bend) {
    if (!sounding) {
      bent = bend;
      return;
    }
    if (bend != bent) {
      bent = bend;
      damp();
    }
    if (!blow.active() && click < QUIET && modes.level() < QUIET) {
      sounding = false;
      modes.reset();
    }
  }

  /// Adds its first mode and its others.
  void add(double[] first, double[] others, int start, int limit) {
    blow.next(force, start, limit);
    modes.add(force, first, others, start, limit);
    for (int i = start; i < limit; i++) {
      if (click > QUIET) {
        others[i] += click * noise.next();
        click *= clickFall;
      }
    }
  }

  void reset() {
    modes.reset();
    blow.reset();
    noise.reset();
    stopped = 0;
    click = 0;
    bent = 0;
    held = false;
    sounding = false;
    tune(0);
  }
}
