// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical;

import java.util.Arrays;

/// Vibrating modes side by side, each a two-pole resonator with its own frequency, decay and gains
/// to the left and to the right: bodies, bars, membranes, plates. Driven by one force signal. Poles
/// are exact at every sample rate; modes above 0.45 of it are silent. Modes are changed off or on
/// the audio thread between stretches; allocates nothing after it is built.
public final class ModalBank {
  private static final double LN_1000 = 6.907755278982137;

  private final double sampleRate;
  private final double[] turns;
  private final double[] falls;
  private final double[] sines;
  private final double[] cosines;
  private final double[] radii;
  private final double[] ins;
  private final double[] lefts;
  private final double[] rights;
  private final double[] lasts;
  private final double[] beforeLasts;
  private int used;

  /// @param modes how many there may be
  /// @param sampleRate frames a second
  public ModalBank(int modes, double sampleRate) {
    this.sampleRate = sampleRate;
    int size =
        (modes + 3) / 4 * 4; // worked four at a time, so that one hides what another waits for
    turns = new double[size];
    falls = new double[size];
    sines = new double[size];
    cosines = new double[size];
    radii = new double[size];
    ins = new double[size];
    lefts = new double[size];
    rights = new double[size];
    lasts = new double[size];
    beforeLasts = new double[size];
  }

  /// How many modes there may be.
  public int size() {
    return turns.length;
  }

  /// Works only the first so many modes.
  public void use(int modes) {
    used = Math.min(turns.length, (modes + 3) / 4 * 4);
  }

  /// Sets a mode; what rings in it goes on from where it is.
  ///
  /// @param mode 0 up to the size
  /// @param hz frequency; a mode at or above 0.45 of the rate is made silent
  /// @param seconds to -60 dB
  /// @param in gain of an impulse of force: an impulse of 1 makes it ring with this amplitude
  /// @param left gain to the left output
  /// @param right gain to the right output
  public void set(int mode, double hz, double seconds, double in, double left, double right) {
    used = Math.max(used, mode / 4 * 4 + 4);
    ins[mode] = 0;
    lefts[mode] = left;
    rights[mode] = right;
    turn(mode, hz, seconds);
    drive(mode, in, hz);
  }

  /// Turns the poles; phase and amplitude of what rings stay, so that no motion of them adds
  /// energy.
  private void turn(int mode, double hz, double seconds) {
    if (!(hz > 0 && hz < 0.45 * sampleRate)) {
      turns[mode] = 0;
      falls[mode] = 0;
      lasts[mode] = 0;
      beforeLasts[mode] = 0;
      sines[mode] = 0;
      return;
    }
    double omega = 2 * Math.PI * hz / sampleRate;
    double radius = Elementary.exp(-LN_1000 / (Math.max(1e-4, seconds) * sampleRate));
    double sine = Elementary.sin(omega);
    double cosine = Elementary.cos(omega);
    if (sines[mode] > 0) {
      double quadrature =
          (lasts[mode] * cosines[mode] - radii[mode] * beforeLasts[mode]) / sines[mode];
      beforeLasts[mode] = (lasts[mode] * cosine - quadrature * sine) / radius;
    }
    sines[mode] = sine;
    cosines[mode] = cosine;
    radii[mode] = radius;
    turns[mode] = 2 * radius * cosine;
    falls[mode] = -radius * radius;
  }

  /// Changes how strongly a mode is driven by what comes from now on, as a stroke elsewhere does.
  ///
  /// @param in as in [#set]
  /// @param hz the frequency given there
  public void drive(int mode, double in, double hz) {
    ins[mode] =
        hz > 0 && hz < 0.45 * sampleRate ? in * Elementary.sin(2 * Math.PI * hz / sampleRate) : 0;
  }

  /// Changes how long and at what frequency a mode rings; how it is driven and heard stays.
  ///
  /// @param seconds to -60 dB
  /// @param hz frequency
  public void damp(int mode, double seconds, double hz) {
    turn(mode, hz, seconds);
  }

  /// Drives every mode with the force and adds what they give to both outputs.
  ///
  /// @param force read from `start`
  /// @param left added to from `start`
  /// @param right added to from `start`
  public void add(double[] force, double[] left, double[] right, int start, int limit) {
    for (int k = 0; k < used; k += 4) {
      double a0 = turns[k];
      double a1 = turns[k + 1];
      double a2 = turns[k + 2];
      double a3 = turns[k + 3];
      double d0 = falls[k];
      double d1 = falls[k + 1];
      double d2 = falls[k + 2];
      double d3 = falls[k + 3];
      double p0 = lasts[k];
      double p1 = lasts[k + 1];
      double p2 = lasts[k + 2];
      double p3 = lasts[k + 3];
      double q0 = beforeLasts[k];
      double q1 = beforeLasts[k + 1];
      double q2 = beforeLasts[k + 2];
      double q3 = beforeLasts[k + 3];
      for (int i = start; i < limit; i++) {
        double x = force[i];
        double y0 = ins[k] * x + (a0 * p0 + d0 * q0);
        double y1 = ins[k + 1] * x + (a1 * p1 + d1 * q1);
        double y2 = ins[k + 2] * x + (a2 * p2 + d2 * q2);
        double y3 = ins[k + 3] * x + (a3 * p3 + d3 * q3);
        q0 = p0;
        q1 = p1;
        q2 = p2;
        q3 = p3;
        p0 = y0;
        p1 = y1;
        p2 = y2;
        p3 = y3;
        left[i] += (lefts[k] * y0 + lefts[k + 1] * y1) + (lefts[k + 2] * y2 + lefts[k + 3] * y3);
        right[i] +=
            (rights[k] * y0 + rights[k + 1] * y1) + (rights[k + 2] * y2 + rights[k + 3] * y3);
      }
      lasts[k] = p0;
      lasts[k + 1] = p1;
      lasts[k + 2] = p2;
      lasts[k + 3] = p3;
      beforeLasts[k] = q0;
      beforeLasts[k + 1] = q1;
      beforeLasts[k + 2] = q2;
      beforeLasts[k + 3] = q3;
    }
  }

  /// The largest value any mode stands at: below some threshold the bank may be left alone.
  public double level() {
    double most = 0;
    for (int k = 0; k < used; k++) {
      most = Math.max(most, Math.max(Math.abs(lasts[k]), Math.abs(beforeLasts[k])));
    }
    return most;
  }

  /// Forgets what rings, keeps the modes.
  public void reset() {
    Arrays.fill(lasts, 0);
    Arrays.fill(beforeLasts, 0);
  }
}
