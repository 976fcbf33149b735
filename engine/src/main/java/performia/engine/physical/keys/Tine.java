// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.keys;

import performia.engine.physical.Elementary;
import performia.engine.physical.ModalBank;

/// A tine or reed and its pickup, whose field falls off to both sides: what swings far out of it
/// sounds of its harmonics, and stands at half its reach it barks an octave above (M. Muenster and
/// F. Pfeifle, "Non-linear behaviour in sound production of the Rhodes piano", ISMA 2014). Audio
/// thread; allocates nothing.
final class Tine {
  private static final double HZ_OF_KEY_0 = 8.175798915643707;
  private static final double QUIET = 2e-6;

  private final TineSpec spec;
  private final ModalBank modes;
  private final Blow blow = new Blow();
  private final double sampleRate;
  private final double hz;
  private final double seconds;
  private final double swing;
  private final double scale;
  private final double[] force;
  private final double[] place;
  private final double[] unused;
  private double last;
  private double offset;
  private double bent;
  private double stopped;
  private boolean held;
  private boolean sounding;

  Tine(TineSpec spec, int key, double sampleRate, int maxFrames) {
    this.spec = spec;
    this.sampleRate = sampleRate;
    hz = HZ_OF_KEY_0 * Elementary.two(key / 12.0);
    double octaves = (key - 60) / 12.0;
    seconds = spec.seconds() * Elementary.pow(spec.octave(), octaves);
    swing = spec.swing() * Elementary.pow(spec.swingOctave(), octaves);
    scale =
        sampleRate / (2 * Math.PI * hz) * Elementary.pow(1 / spec.swingOctave(), 0.75 * octaves);
    modes = new ModalBank(Four.COUNT, sampleRate);
    force = new double[maxFrames];
    place = new double[maxFrames];
    unused = new double[maxFrames];
    reset();
  }

  boolean sounding() {
    return sounding;
  }

  private double seconds(int mode) {
    double free = seconds * spec.shares().of(mode);
    return stopped > 0 ? 1 / (1 / free + stopped) : free;
  }

  private void tune() {
    double factor = Elementary.two(bent / 12);
    for (int m = 0; m < Four.COUNT; m++) {
      modes.set(m, hz * factor * spec.ratios().of(m), seconds(m), swing * spec.gains().of(m), 1, 0);
    }
  }

  /// Strikes it.
  ///
  /// @param strength 0..1
  /// @param hard 0 soft .. 1
  /// @param hand how much a hand damps it, 0..1
  void strike(double strength, double hard, double hand) {
    held = true;
    sounding = true;
    stopped = 20 * hand * hand;
    tune();
    double lasts =
        spec.softSeconds() * Elementary.pow(spec.hardSeconds() / spec.softSeconds(), hard);
    blow.strike(strength, lasts * sampleRate);
  }

  void release(boolean pedal) {
    held = false;
    if (!pedal) {
      pedalUp();
    }
  }

  void pedalUp() {
    if (!held && sounding) {
      stopped = Math.max(stopped, 1 / spec.damperSeconds());
      damp();
    }
  }

  private void damp() {
    double factor = Elementary.two(bent / 12);
    for (int m = 0; m < Four.COUNT; m++) {
      modes.damp(m, seconds(m), hz * factor * spec.ratios().of(m));
    }
  }

  /// Moves what moves slowly.
  ///
  /// @param stands where the pickup stands, against its reach
  void tick(double bend, double stands) {
    if (!sounding) {
      bent = bend;
      offset = stands;
      last = field(stands);
      return;
    }
    offset += 0.02 * (stands - offset);
    if (bend != bent) {
      bent = bend;
      damp();
    }
    if (!blow.active() && modes.level() < QUIET * swing) {
      sounding = false;
      modes.reset();
    }
  }

  private static double field(double distance) {
    return 1 / (1 + distance * distance);
  }

  /// Adds the voltage of the pickup.
  void add(double[] out, int start, int limit) {
    blow.next(force, start, limit);
    for (int i = start; i < limit; i++) {
      place[i] = 0;
    }
    modes.add(force, place, unused, start, limit);
    for (int i = start; i < limit; i++) {
      double now = field(place[i] + offset);
      out[i] += scale * (last - now);
      last = now;
    }
  }

  final void reset() {
    modes.reset();
    blow.reset();
    bent = 0;
    stopped = 0;
    held = false;
    sounding = false;
    offset = spec.offset();
    last = field(offset);
    tune();
  }
}
