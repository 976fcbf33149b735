// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.strings;

import org.jspecify.annotations.Nullable;
import performia.engine.physical.Elementary;
import performia.engine.physical.Fade;
import performia.engine.physical.StringLoop;

/// A string that swings in two planes: into the bridge, which gives a little and leads to the other
/// strings, and along it, a little sharper and longer: hence the beats and the two slopes of a
/// decay (G. Weinreich, "Coupled piano strings", J. Acoust. Soc. Am. 62, 1977). Audio thread;
/// allocates nothing.
final class StringPlanes {
  private static final double HZ_OF_KEY_0 = 8.175798915643707;
  private static final double SLIGHT = 1e-9;

  /// What the plane along the top still gives to it.
  private static final double ACROSS_HEARD = 0.5;

  private static final double MOST_LOSS_PARTIAL = 24;
  private static final double LOSS_HZ = 5000;

  private final StringSpec spec;
  private final StringedSpec kind;
  private final double sampleRate;
  private final StringLoop up;
  private final StringLoop across;
  private final double lower;
  private final double upper;
  private double[] upWave;
  private double[] acrossWave;
  private double peak;

  StringPlanes(StringSpec spec, StringedSpec kind, double sampleRate) {
    this.spec = spec;
    this.kind = kind;
    this.sampleRate = sampleRate;
    double lowest = Math.max(8, hz(spec.openPitch() - 26));
    up = new StringLoop(sampleRate, lowest, kind.sections());
    across = new StringLoop(sampleRate, lowest, kind.sections());
    lower = Elementary.two(0.4 * kind.detuneCents() / 1200);
    upper = Elementary.two(0.6 * kind.detuneCents() / 1200);
    upWave = up.arrive(0);
    acrossWave = across.arrive(0);
  }

  static double hz(double key) {
    return HZ_OF_KEY_0 * Elementary.two(key / 12);
  }

  double period() {
    return up.period();
  }

  /// The plane that beats against the frets.
  StringLoop up() {
    return up;
  }

  int reach(double place) {
    return up.reach(place);
  }

  int room() {
    return Math.min(up.room(), across.room());
  }

  /// Fits both planes to a pitch and to the hands on the string.
  ///
  /// @param frames over which the length changes, 0 for at once
  void tune(double key, double coefficient, double damping, double mute, int frames) {
    double hz = Math.max(hz(spec.openPitch() - 25), Math.min(hz(key), 0.12 * sampleRate));
    double b = spec.inharmonicity(key - spec.openPitch());
    double high = Math.min(Math.max(LOSS_HZ, 3 * hz), MOST_LOSS_PARTIAL * hz);
    double touch = key > spec.openPitch() + 0.5 ? 1 : 0;
    double stop = damping * damping;
    double palm = mute * mute;
    double lowRate =
        1 / spec.decaySeconds(hz, 1, b)
            + touch * kind.fingerLoss().low()
            + stop / kind.dampSeconds().low()
            + palm / 0.09;
    double highRate =
        1 / spec.decaySeconds(high, high / hz, b)
            + touch * kind.fingerLoss().high()
            + stop / kind.dampSeconds().high()
            + mute / 0.06
            + palm / 0.012;
    up.loss().design(hz, 1 / lowRate, hz, 1 / highRate, high, sampleRate);
    across.loss().like(up.loss());
    up.stiffness().coefficient(coefficient);
    across.stiffness().coefficient(coefficient);
    up.tune(hz / lower, frames);
    across.tune(hz * upper, frames);
  }

  /// The length stays where it has come to.
  void settle() {
    up.settle();
    across.settle();
  }

  /// Works out what arrives at the bridge.
  ///
  /// @param force what pushes the string, or null
  /// @param slant how much of it goes along the top
  /// @param fade of what the bridge gets
  void arrive(double @Nullable [] force, double slant, double[] bridge, Fade fade, int frames) {
    upWave = up.arrive(frames);
    acrossWave = across.arrive(frames);
    double straight = Math.sqrt(1 - slant * slant);
    double share = spec.impedance();
    for (int i = 0; i < frames; i++) {
      if (force != null) {
        upWave[i] += straight * force[i];
        acrossWave[i] += slant * force[i];
      }
      peak = Math.max(peak, Math.abs(upWave[i]) + Math.abs(acrossWave[i]));
      bridge[i] += share * fade.at(i) * upWave[i];
    }
  }

  /// Adds to the top what it gets from both planes.
  void sound(double[] top, Fade fade, int frames) {
    double share = spec.impedance();
    for (int i = 0; i < frames; i++) {
      top[i] += share * fade.at(i) * (upWave[i] + ACROSS_HEARD * acrossWave[i]);
    }
  }

  void leave(double[] bridge, double share, int frames) {
    up.leave(bridge, share, frames);
    across.leave(null, 0, frames);
  }

  /// Adds what a pickup hears: the velocity where it stands, evened out over its width.
  void hear(double place, double width, double[] out, Fade fade, int frames) {
    up.addVelocity(place - width, 0.25, fade, out, frames);
    up.addVelocity(place, 0.5, fade, out, frames);
    up.addVelocity(place + width, 0.25, fade, out, frames);
    across.addVelocity(place, ACROSS_HEARD, fade, out, frames);
  }

  /// The largest value since it was last asked.
  double takePeak() {
    double most = peak;
    peak = 0;
    return most < SLIGHT ? 0 : most;
  }

  void reset() {
    up.reset();
    across.reset();
    peak = 0;
  }
}
