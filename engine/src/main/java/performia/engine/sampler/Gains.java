// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import performia.engine.sampler.region.Parameter;

/// How much of one voice goes to each bus, in a straight line from tick to tick. Audio thread.
final class Gains {
  /// The buses: left, right, reverb send, chorus send.
  static final int BUSES = 4;

  static final int LEFT = 0;
  static final int RIGHT = 1;
  static final int REVERB = 2;
  static final int CHORUS = 3;

  private static final float FULL_SCALE = 1 / 32768f;
  private static final int PAN = Parameter.PAN.slot();
  private static final int REVERB_SEND = Parameter.REVERB_SEND.slot();
  private static final int CHORUS_SEND = Parameter.CHORUS_SEND.slot();

  private final float[] from = new float[BUSES];
  private final float[] step = new float[BUSES];
  private final float[] aim = new float[BUSES];
  private float pan = Float.NaN;
  private float panLeft;
  private float panRight;

  /// Starts anew, from silence.
  void start() {
    for (int bus = 0; bus < BUSES; bus++) {
      from[bus] = 0;
      step[bus] = 0;
      aim[bus] = 0;
    }
  }

  /// Aims at a level of the voice, to be reached in `frames`.
  void aim(double level, float[] values, Channel channel, int frames) {
    if (values[PAN] != pan) {
      place(values[PAN]);
    }
    float gain = (float) level * FULL_SCALE;
    set(LEFT, gain * panLeft * channel.leftGain(), frames);
    set(RIGHT, gain * panRight * channel.rightGain(), frames);
    set(REVERB, gain * share(values[REVERB_SEND]), frames);
    set(CHORUS, gain * share(values[CHORUS_SEND]), frames);
  }

  private static float share(float value) {
    return Math.max(0, Math.min(1, value));
  }

  /// Equal power: the middle is 3 dB down on each side.
  private void place(float value) {
    pan = value;
    double right = Math.PI / 4 * (1 + Math.max(-1, Math.min(1, value)));
    panLeft = value >= 1 ? 0 : sine(Math.PI / 2 - right);
    panRight = value <= -1 ? 0 : sine(right);
  }

  /// Of an angle 0..pi/2, within 1e-7; the library's allocates for a part of them.
  private static float sine(double x) {
    double xx = x * x;
    double p = -2.505210838544172e-8;
    p = p * xx + 2.7557319223985893e-6;
    p = p * xx - 1.984126984126984e-4;
    p = p * xx + 8.333333333333333e-3;
    p = p * xx - 0.16666666666666666;
    return (float) (x + x * xx * p);
  }

  private void set(int bus, float gain, int frames) {
    from[bus] = aim[bus];
    step[bus] = (gain - aim[bus]) / frames;
    aim[bus] = gain;
  }

  /// Stays where it is after `done` frames of a tick; the next aim starts there.
  void stop(int done) {
    for (int bus = 0; bus < BUSES; bus++) {
      from[bus] += step[bus] * done;
      aim[bus] = from[bus];
      step[bus] = 0;
    }
  }

  /// The louder side, `done` frames into the tick.
  float loudest(int done) {
    return Math.max(from[LEFT] + step[LEFT] * done, from[RIGHT] + step[RIGHT] * done);
  }

  /// Adds `n` frames, which are `done` frames into the tick, to the buses from `at` on.
  void mix(float[] mono, int n, int done, float[][] buses, int at) {
    for (int bus = 0; bus < BUSES; bus++) {
      if (from[bus] != 0 || step[bus] != 0) {
        mix(mono, n, from[bus], step[bus], done, buses[bus], at);
      }
    }
  }

  /// The gain comes from the place in the tick, not from the frame before, so that no rounding
  /// depends on where blocks end, and so that it vectorises.
  private static void mix(
      float[] mono, int n, float from, float step, int done, float[] bus, int at) {
    for (int i = 0; i < n; i++) {
      bus[at + i] += mono[i] * (from + step * (done + i));
    }
  }
}
