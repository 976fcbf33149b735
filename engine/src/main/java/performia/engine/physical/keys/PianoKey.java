// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.keys;

import performia.engine.physical.Dispersion;
import performia.engine.physical.Elementary;
import performia.engine.physical.ModelledInstrument;
import performia.engine.physical.StringLoop;

/// One key of a piano: a hammer, one string or a pair that stands for two or three, and a damper.
/// The pair shares the bridge, so that it first gives quickly and then, its strings swinging
/// against one another, slowly (G. Weinreich, "Coupled piano strings", J. Acoust. Soc. Am. 62,
/// 1977). A key struck again meets its strings as they swing. Audio thread; allocates nothing.
final class PianoKey {
  private static final double HZ_OF_KEY_0 = 8.175798915643707;
  private static final double QUIET = 2e-6;
  private static final double LISTEN_SECONDS = 0.15;
  private static final double DAMPER_SECONDS = 0.02;
  private static final double LIMIT_HZ = 3500;
  private static final double SHORTEST_LOOP = 8;
  private static final double SHIFTED = 0.25;
  private static final double UNEVEN = 0.62;

  /// Played felt is harder than the new felt of the table.
  private static final double FELT = 4;

  private final int pitch;
  private final double sampleRate;
  private final StringLoop[] strings;
  private final Hammer hammer;
  private final double impedance;
  private final double share;
  private final double hz;
  private final double forget;
  private final double perTick;
  private final double[] bridge = new double[ModelledInstrument.TICK];
  private final double[][] waves;
  private final boolean mute;

  private int reach;
  private double[] blow;
  private double damping;
  private double damper;
  private double bent;
  private double tunedLoss;
  private double peak;
  private double loudest;
  private boolean held;
  private boolean sounding;

  PianoKey(int pitch, double sampleRate) {
    this.pitch = pitch;
    this.sampleRate = sampleRate;
    hz = HZ_OF_KEY_0 * Elementary.two(pitch / 12.0);
    double loop = sampleRate / hz;
    mute = loop < SHORTEST_LOOP;
    int sections =
        mute || loop < 2 * SHORTEST_LOOP
            ? 0
            : pitch < 36 ? 16 : pitch < 60 ? 12 : pitch < 84 ? 8 : 4;
    strings = new StringLoop[mute ? 0 : PianoScale.strings(pitch) == 1 ? 1 : 2];
    waves = new double[strings.length][];
    blow = new double[strings.length];
    double b = PianoScale.inharmonicity(pitch);
    double coefficient = mute ? 0 : Dispersion.design(sections, hz, b, sampleRate, LIMIT_HZ);
    for (int i = 0; i < strings.length; i++) {
      strings[i] = new StringLoop(sampleRate, hz * 0.8, sections);
      strings[i].stiffness().coefficient(coefficient);
      waves[i] = strings[i].arrive(0);
    }
    hammer = new Hammer(PianoScale.mass(pitch), PianoScale.exponent(pitch), sampleRate);
    impedance = PianoScale.impedance(pitch) * PianoScale.strings(pitch);
    share = PianoScale.bridgeShare(pitch);
    double ticks = ModelledInstrument.TICK / sampleRate;
    forget = Elementary.exp(-ticks / LISTEN_SECONDS);
    perTick = 1 - Elementary.exp(-ticks / DAMPER_SECONDS);
    reset();
  }

  boolean held() {
    return held;
  }

  boolean sounding() {
    return sounding;
  }

  /// How loud it is about now, in the units of [#add].
  double level() {
    return peak;
  }

  /// Strikes the key.
  ///
  /// @param metresPerSecond of the hammer
  /// @param felt factor on the hammer's stiffness
  /// @param soft 0..1: how far the soft pedal has moved the hammer aside
  /// @param along where it strikes, against the usual place
  void strike(double metresPerSecond, double felt, double soft, double along) {
    held = true;
    if (mute) {
      return;
    }
    if (!sounding) {
      damper = 0;
      tune(bent, true);
    }
    sounding = true;
    damping = 0;
    peak = Math.max(peak, 1);
    double place = Math.max(0.03, Math.min(0.4, PianoScale.strikePlace(pitch) * along));
    reach = strings[0].reach(place);
    hammer.strike(metresPerSecond, FELT * PianoScale.stiffness(pitch) * felt);
    // The hammer moved aside leaves a string to the others, which the bridge sets going.
    for (int i = 0; i < strings.length; i++) {
      blow[i] = i == 0 ? 1 : UNEVEN * (1 - soft * (1 - SHIFTED));
    }
  }

  /// Lets go of the key.
  ///
  /// @param down how much of the damper comes down, 0..1
  void release(double down) {
    held = false;
    damp(down);
  }

  /// Lets the damper down.
  ///
  /// @param down how much of it, 0 none .. 1
  void damp(double down) {
    damping = PianoScale.damped(pitch) ? down : 0;
  }

  /// Brings it to silence quickly, for want of room.
  void choke() {
    held = false;
    damping = 3;
  }

  /// Moves what moves slowly.
  void tick(double bend) {
    if (!sounding) {
      bent = bend;
      return;
    }
    damper += perTick * (damping - damper);
    tune(bend, false);
    peak = Math.max(loudest, peak * forget);
    loudest = 0;
    if (peak < QUIET && !hammer.touches()) {
      quiet();
    }
  }

  private void tune(double bend, boolean anew) {
    if (!anew && bend == bent && Math.abs(damper - tunedLoss) < 1e-6) {
      for (StringLoop string : strings) {
        string.settle();
      }
      return;
    }
    bent = bend;
    tunedLoss = damper;
    double f = Math.min(hz * Elementary.two(bend / 12), sampleRate / SHORTEST_LOOP);
    double high = Math.min(Math.max(6000, 2.5 * f), 40 * f);
    double felt = damper * damper / PianoScale.damperSeconds(pitch);
    double low = 1 / PianoScale.lowSeconds(pitch) + felt;
    double most = 1 / PianoScale.lowSeconds(pitch) + PianoScale.highRate(pitch, high) + 4 * felt;
    double apart = Elementary.two(0.5 * PianoScale.mistuning(pitch) / 1200);
    for (int i = 0; i < strings.length; i++) {
      strings[i].loss().design(f, 1 / low, f, 1 / most, high, sampleRate);
      double own = strings.length == 1 ? f : i == 0 ? f / apart : f * apart;
      strings[i].tune(own, anew ? 0 : ModelledInstrument.TICK);
    }
  }

  /// Adds the force on the bridge over the next frames.
  void add(double[] force, int start, int limit) {
    int done = start;
    while (done < limit) {
      int frames = Math.min(limit - done, room());
      work(force, done, frames);
      done += frames;
    }
  }

  private int room() {
    int frames = ModelledInstrument.TICK;
    for (StringLoop string : strings) {
      frames = Math.min(frames, hammer.touches() ? string.room(reach) : string.room());
    }
    return frames;
  }

  private void work(double[] force, int start, int frames) {
    int count = strings.length;
    for (int k = 0; k < count; k++) {
      waves[k] = strings[k].arrive(frames);
    }
    double[] first = waves[0];
    double[] second = waves[count - 1];
    double each = impedance / count;
    for (int i = 0; i < frames; i++) {
      double sum = count == 1 ? first[i] : first[i] + second[i];
      bridge[i] = sum;
      loudest = Math.max(loudest, Math.abs(first[i]) + Math.abs(second[i]));
      force[start + i] += each * sum;
    }
    for (StringLoop string : strings) {
      string.leave(bridge, share, frames);
    }
    if (hammer.touches()) {
      blow(frames);
    }
  }

  /// The hammer against the strings, frame by frame.
  private void blow(int frames) {
    double weight = 0;
    for (double part : blow) {
      weight += part;
    }
    double met = impedance * weight / blow.length;
    for (int i = 0; i < frames && hammer.touches(); i++) {
      double velocity = 0;
      for (int k = 0; k < strings.length; k++) {
        velocity += blow[k] * strings[k].velocity(reach, i, frames);
      }
      double push = hammer.force(velocity / weight, 2 * met) / (2 * met);
      for (int k = 0; k < strings.length; k++) {
        strings[k].push(reach, blow[k] * push, i, frames);
      }
    }
  }

  private void quiet() {
    sounding = false;
    for (StringLoop string : strings) {
      string.reset();
    }
  }

  final void reset() {
    quiet();
    hammer.reset();
    held = false;
    damping = 0;
    damper = 0;
    bent = 0;
    tunedLoss = -1;
    peak = 0;
    loudest = 0;
  }
}
