// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import performia.engine.sampler.kernel.Lanes;
import performia.engine.sampler.region.Parameter;

/// How much of every lane goes to each bus, in straight lines. What a bus gets is the lane's level
/// times its share of it; the shares change only with controllers. Audio thread.
final class GainLines {
  static final int LEFT = 0;
  static final int RIGHT = 1;
  static final int REVERB = 2;
  static final int CHORUS = 3;

  /// Sides of a stereo sound that a lane can be.
  static final byte BOTH = 0;

  static final byte LEFT_SIDE = 1;
  static final byte RIGHT_SIDE = 2;

  /// Rows come in units of a 16-bit recording.
  static final float FULL_SCALE = 1 / 32768f;

  private static final int PAN = Parameter.PAN.slot();
  private static final int REVERB_SEND = Parameter.REVERB_SEND.slot();
  private static final int CHORUS_SEND = Parameter.CHORUS_SEND.slot();

  /// Nearer than this to its aim, as a share of it, a gain has arrived.
  private static final float NEAR = 1e-6f;

  private final Lanes lanes;
  private final float[][] share;
  private final byte[] side;

  GainLines(Lanes lanes) {
    this.lanes = lanes;
    share = new float[Lanes.BUSES][lanes.capacity];
    side = new byte[lanes.capacity];
  }

  /// Says which side of a stereo sound a lane is.
  void side(int lane, byte ofSound) {
    side[lane] = ofSound;
  }

  /// Starts a lane anew, from silence.
  void start(int lane) {
    for (int bus = 0; bus < Lanes.BUSES; bus++) {
      lanes.gain[bus][lane] = 0;
      lanes.gainStep[bus][lane] = 0;
    }
  }

  /// Sets the shares of a lane from its values.
  ///
  /// @param gain of the lane before its level
  void place(int lane, float gain, float[] values, float balanceLeft, float balanceRight) {
    float pan = Math.max(-1, Math.min(1, values[PAN]));
    double right = Math.PI / 4 * (1 + pan);
    // Equal power: the middle is 3 dB down on each side.
    float toLeft = pan >= 1 ? 0 : sine(Math.PI / 2 - right);
    float toRight = pan <= -1 ? 0 : sine(right);
    set(
        lane,
        gain * toLeft * balanceLeft,
        gain * toRight * balanceRight,
        gain * bounded(values[REVERB_SEND]),
        gain * bounded(values[CHORUS_SEND]));
  }

  /// Sets the shares of a lane.
  void set(int lane, float left, float right, float reverb, float chorus) {
    float send = side[lane] == BOTH ? FULL_SCALE : FULL_SCALE / 2;
    share[LEFT][lane] = side[lane] == RIGHT_SIDE ? 0 : left * FULL_SCALE;
    share[RIGHT][lane] = side[lane] == LEFT_SIDE ? 0 : right * FULL_SCALE;
    share[REVERB][lane] = reverb * send;
    share[CHORUS][lane] = chorus * send;
  }

  private static float bounded(float value) {
    return Math.max(0, Math.min(1, value));
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

  /// From frame `at` of the quantum on, heads for a level with the slope that would bring it there
  /// in `frames`.
  ///
  /// @return whether any gain moves
  boolean aim(int lane, int at, int frames, float level) {
    boolean moves = false;
    float per = 1f / Math.max(1, frames);
    for (int bus = 0; bus < Lanes.BUSES; bus++) {
      float target = share[bus][lane] * level;
      float now = lanes.gain[bus][lane] + lanes.gainStep[bus][lane] * at;
      if (Math.abs(target - now) <= NEAR * target) {
        lanes.gain[bus][lane] = target;
        lanes.gainStep[bus][lane] = 0;
      } else {
        float step = (target - now) * per;
        lanes.gain[bus][lane] = now - step * at;
        lanes.gainStep[bus][lane] = step;
        moves = true;
      }
    }
    return moves;
  }

  /// The louder of left and right when the level is full.
  float loudest(int lane) {
    return Math.max(share[LEFT][lane], share[RIGHT][lane]);
  }

  /// The louder of left and right at a frame of the quantum.
  float loudness(int lane, int at) {
    return Math.max(
        lanes.gain[LEFT][lane] + lanes.gainStep[LEFT][lane] * at,
        lanes.gain[RIGHT][lane] + lanes.gainStep[RIGHT][lane] * at);
  }
}
