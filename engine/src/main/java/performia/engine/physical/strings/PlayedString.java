// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.strings;

import performia.engine.physical.Dispersion;
import performia.engine.physical.Elementary;
import performia.engine.physical.Fade;
import performia.engine.physical.ModelledInstrument;

/// One string of an instrument and the two hands on it. A new pluck stops what sounded before
/// within a few thousandths of a second. Audio thread; allocates nothing.
final class PlayedString {
  private static final double QUIET = 1e-6;
  private static final double STOP_SECONDS = 0.004;
  private static final double HAND_SECONDS = 0.015;
  private static final double LISTEN_SECONDS = 0.1;
  private static final int DESIGNED = 37;
  private static final double DESIGN_LIMIT_HZ = 2500;
  private static final double TAIL_PERIODS = 6;
  private static final double CLEARANCE = 0.09;
  private static final double NEAR_NUT = 0.55;

  private final StringSpec spec;
  private final double sampleRate;
  private final StringPlanes[] lives = new StringPlanes[2];
  private final double[] stiffness = new double[DESIGNED];
  private final Pluck pluck;
  private final double[] force = new double[ModelledInstrument.TICK];
  private final double perTick;
  private final double forget;
  private final Fade stop;
  private final Fade full = new Fade(1);

  private final FretBoard frets;
  private int now;
  private int pitch = -1;
  private boolean held;
  private boolean sounding;
  private double key;
  private double targetKey;
  private double keyStep;
  private double damping;
  private double dampingNow;
  private double muteNow;
  private double tunedKey;
  private double tunedLoss;
  private double slant;
  private double peak;
  private long age;

  PlayedString(StringSpec spec, StringedSpec kind, double sampleRate, long seed) {
    this.spec = spec;
    this.sampleRate = sampleRate;
    for (int i = 0; i < lives.length; i++) {
      lives[i] = new StringPlanes(spec, kind, sampleRate);
    }
    pluck = new Pluck(seed);
    frets = new FretBoard(sampleRate);
    double ticks = ModelledInstrument.TICK / sampleRate;
    perTick = 1 - Elementary.exp(-ticks / HAND_SECONDS);
    forget = Elementary.exp(-ticks / LISTEN_SECONDS);
    stop = new Fade(Math.max(1, (int) (STOP_SECONDS * sampleRate)));
    for (int fret = 0; fret < DESIGNED; fret++) {
      stiffness[fret] =
          Dispersion.design(
              kind.sections(),
              StringPlanes.hz(spec.openPitch() + fret),
              spec.inharmonicity(fret),
              sampleRate,
              DESIGN_LIMIT_HZ);
    }
    reset();
  }

  StringSpec spec() {
    return spec;
  }

  /// Key it was last played at, -1 for none.
  int pitch() {
    return pitch;
  }

  boolean held() {
    return held;
  }

  boolean sounding() {
    return sounding;
  }

  /// Ticks since it was struck.
  long age() {
    return age;
  }

  /// Key it sounds at, between the keys while it slides.
  double key() {
    return key;
  }

  /// Strikes it anew.
  void pluck(int newPitch, Stroke stroke, double bend, double mute) {
    if (sounding) {
      now = 1 - now;
      stop.start();
      lives[now].reset();
    }
    pitch = newPitch;
    held = true;
    sounding = true;
    age = 0;
    key = newPitch;
    targetKey = newPitch;
    damping = 0;
    dampingNow = 0;
    muteNow = mute;
    slant = stroke.slant;
    peak = 1;
    tune(key + bend, 0);
    double period = lives[now].period();
    frets.end();
    if (stroke.beats) {
      frets.begin(lives[now], newPitch - spec.openPitch(), CLEARANCE * stroke.usual * period);
    }
    pluck.strike(
        stroke.beats ? -stroke.amplitude : stroke.amplitude,
        stroke.edgeSeconds * sampleRate,
        stroke.blowSeconds > 0 ? stroke.blowSeconds * sampleRate : TAIL_PERIODS * period,
        Math.max(2, period * (1 - stroke.place)),
        stroke.scrape,
        stroke.scrapeSeconds * sampleRate);
  }

  /// Takes another pitch without a pluck: hammer-on, pull-off, slide.
  ///
  /// @param seconds how long the way takes
  /// @param knock amplitude of the finger that comes down or leaves
  void slur(int newPitch, double seconds, double knock) {
    pitch = newPitch;
    held = true;
    frets.end();
    targetKey = newPitch;
    keyStep =
        Math.abs(targetKey - key) * ModelledInstrument.TICK / Math.max(1, seconds * sampleRate);
    damping = 0;
    peak = 1;
    double period = lives[now].period();
    pluck.strike(
        knock, 0.0008 * sampleRate, 3 * period, NEAR_NUT * period, 0.1, 0.003 * sampleRate);
  }

  /// Lets it sound along with the others, open.
  void listen(double hand) {
    if (!sounding) {
      lives[now].reset();
      sounding = true;
      held = false;
      pitch = -1;
      key = spec.openPitch();
      targetKey = key;
      damping = hand;
      dampingNow = hand;
      slant = 0;
      tune(key, 0);
    }
    peak = 1;
  }

  /// The finger leaves it.
  ///
  /// @param hand how much it stops the string: 0 not at all .. 1
  void release(double hand) {
    held = false;
    damping = hand;
  }

  /// Moves what moves slowly.
  ///
  /// @param bend semitones, vibrato included
  /// @param mute 0..1
  void tick(double bend, double mute) {
    age++;
    if (!sounding) {
      return;
    }
    if (key != targetKey) {
      double left = targetKey - key;
      key = Math.abs(left) <= keyStep ? targetKey : key + Math.copySign(keyStep, left);
    }
    dampingNow += perTick * (damping - dampingNow);
    muteNow += perTick * (mute - muteNow);
    tune(key + (pitch < 0 ? 0 : bend), ModelledInstrument.TICK);
    double loudest = lives[now].takePeak();
    peak = Math.max(loudest, peak * forget);
    if (peak < QUIET && !pluck.active()) {
      sounding = false;
      lives[now].reset();
    }
  }

  /// Fits losses, stiffness and length to where the hands are.
  private void tune(double atKey, int frames) {
    double loss = dampingNow + 2 * muteNow;
    if (frames > 0 && atKey == tunedKey && Math.abs(loss - tunedLoss) < 1e-6) {
      lives[now].settle();
      return;
    }
    tunedKey = atKey;
    tunedLoss = loss;
    double fret = Math.max(0, Math.min(DESIGNED - 1.001, atKey - spec.openPitch()));
    int below = (int) fret;
    double coefficient =
        stiffness[below] + (fret - below) * (stiffness[below + 1] - stiffness[below]);
    lives[now].tune(atKey, coefficient, dampingNow, muteNow, frames);
  }

  /// Frames that may be worked in one stretch.
  ///
  /// @param heardPlace farthest place of the open string that a pickup listens to
  int room(double heardPlace) {
    int frames = stop.running() ? Math.min(lives[0].room(), lives[1].room()) : lives[now].room();
    return frets.active()
        ? Math.min(frames, frets.room(lives[now].up(), lives[now].reach(heardPlace * shorter())))
        : frames;
  }

  /// Works out what arrives at the bridge and adds it there.
  void arrive(double[] bridge, int frames) {
    boolean pushed = pluck.active();
    if (pushed) {
      pluck.next(force, frames);
    }
    lives[now].arrive(pushed ? force : null, slant, bridge, full, frames);
    if (stop.running()) {
      lives[1 - now].arrive(null, 0, bridge, stop, frames);
    }
  }

  /// Adds to the top what it gets from both planes.
  void sound(double[] top, int frames) {
    lives[now].sound(top, full, frames);
    if (stop.running()) {
      lives[1 - now].sound(top, stop, frames);
    }
  }

  /// Sends the waves back.
  ///
  /// @param bridge the wave that the bridge took from all strings
  /// @param share of it for each
  void leave(double[] bridge, double share, int frames) {
    lives[now].leave(bridge, share, frames);
    if (frets.active()) {
      frets.work(lives[now].up(), frames);
    }
    if (stop.running()) {
      lives[1 - now].leave(bridge, share, frames);
    }
  }

  /// Adds what a pickup hears of the frames that left last; then ends what was stopped.
  void hear(PickupSpec pickup, double openPlace, double[] out, int frames) {
    double shorter = shorter();
    double place = openPlace * shorter;
    double width = pickup.width() * shorter;
    lives[now].hear(place, width, out, full, frames);
    if (stop.running()) {
      lives[1 - now].hear(place, width, out, stop, frames);
    }
  }

  /// How much longer the open string is.
  private double shorter() {
    return Elementary.two(Math.max(0, key - spec.openPitch()) / 12);
  }

  /// The stretch is over.
  void pass(int frames) {
    if (stop.running()) {
      stop.pass(frames);
      if (!stop.running()) {
        lives[1 - now].reset();
      }
    }
  }

  final void reset() {
    lives[0].reset();
    lives[1].reset();
    pluck.reset();
    frets.end();
    now = 0;
    stop.end();
    pitch = -1;
    held = false;
    sounding = false;
    key = spec.openPitch();
    targetKey = key;
    damping = 1;
    dampingNow = 1;
    muteNow = 0;
    tunedKey = -100;
    peak = 0;
    age = 0;
  }
}
