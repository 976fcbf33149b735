// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import performia.engine.sampler.kernel.Lanes;
import performia.engine.sampler.kernel.Sweeps;

/// The resonant low-pass of every lane: two poles, coefficients (R. Bristow-Johnson's cookbook)
/// that move in straight lines. Audio thread.
final class LowPasses {
  /// At this cutoff, 19.9 kHz, the format calls the filter open; log2 of Hz.
  static final float OPEN_OCTAVES = 14.27f;

  /// Nearer than this to its aim, as a share of it, a coefficient has arrived.
  private static final float NEAR = 1e-6f;

  /// No cutoff lies lower than 8 Hz; log2 of Hz.
  private static final float LOWEST_OCTAVES = 3;

  private final Lanes lanes;
  private final float highest;
  private final float halfAngleOctaves;
  private final boolean[] on;
  private final float[] resonanceDb;
  private final float[] dampening;
  private final float[] level;
  private final float[] octaves;
  private final float[] b0Aim;
  private final float[] a1Aim;
  private final float[] a2Aim;

  /// @param sweeps holds what resonance makes of every lane
  LowPasses(Lanes lanes, Sweeps sweeps) {
    this.lanes = lanes;
    highest = sweeps.highest;
    halfAngleOctaves = sweeps.halfAngleOctaves;
    on = new boolean[lanes.capacity];
    resonanceDb = new float[lanes.capacity];
    dampening = sweeps.dampening;
    level = sweeps.level;
    octaves = new float[lanes.capacity];
    b0Aim = new float[lanes.capacity];
    a1Aim = new float[lanes.capacity];
    a2Aim = new float[lanes.capacity];
  }

  /// Starts a lane anew, wide open, with nothing in it.
  void start(int lane) {
    on[lane] = false;
    octaves[lane] = Float.NaN;
    resonanceDb[lane] = Float.NaN;
    b0Aim[lane] = 1;
    a1Aim[lane] = 0;
    a2Aim[lane] = 0;
    open(lane, 0);
  }

  /// Lets everything through one stage of a lane.
  void open(int lane, int stage) {
    lanes.b0[stage][lane] = 1;
    lanes.b1[stage][lane] = 0;
    lanes.b2[stage][lane] = 0;
    lanes.a1[stage][lane] = 0;
    lanes.a2[stage][lane] = 0;
    lanes.z1[stage][lane] = 0;
    lanes.z2[stage][lane] = 0;
    hold(lane, stage);
  }

  private void hold(int lane, int stage) {
    lanes.b0Step[stage][lane] = 0;
    lanes.b1Step[stage][lane] = 0;
    lanes.b2Step[stage][lane] = 0;
    lanes.a1Step[stage][lane] = 0;
    lanes.a2Step[stage][lane] = 0;
  }

  /// Sets the resonance of a lane in dB.
  void resonance(int lane, float db) {
    float bounded = Math.max(0, Math.min(96, db));
    if (bounded != resonanceDb[lane]) {
      resonanceDb[lane] = bounded;
      octaves[lane] = Float.NaN;
      // 0 dB of resonance is a Butterworth filter; its peak then grows by half, the rest goes down.
      dampening[lane] = (float) (Math.sqrt(0.5) * Power.two(-bounded * Power.OCTAVES_PER_DB));
      level[lane] = 0.5f * Power.gain(bounded / 2);
    }
  }

  /// Whether a lane is filtered.
  boolean isOn(int lane) {
    return on[lane];
  }

  /// From frame `at` of the quantum on, heads for a cutoff, octaves above 1 Hz, to be reached in
  /// `frames`; a lane that has only begun is there at once.
  ///
  /// @return whether the filter moves
  boolean aim(int lane, float cutoff, int at, int frames, boolean atOnce) {
    if (!on[lane]) {
      if (cutoff >= OPEN_OCTAVES && resonanceDb[lane] < 0.01f) {
        return false;
      }
      on[lane] = true;
    }
    if (cutoff != octaves[lane]) {
      octaves[lane] = cutoff;
      coefficients(lane, cutoff);
    }
    float b = b0Aim[lane];
    if (atOnce) {
      set(lane, 0, b, b + b, b, a1Aim[lane], a2Aim[lane]);
      return false;
    }
    return move(lane, 0, b, b + b, b, a1Aim[lane], a2Aim[lane], at, frames);
  }

  /// A kernel swept the lane's filter: where it last aimed is forgotten.
  void swept(int lane) {
    octaves[lane] = Float.NaN;
  }

  /// The cookbook's low-pass, with sine and cosine written by the tangent of the half angle, and
  /// that as a quotient (continued fraction of the tangent, within 1e-4 at 0.45 of the rate and far
  /// nearer below), so that one division is left.
  private void coefficients(int lane, float cutoff) {
    float bounded = cutoff < LOWEST_OCTAVES ? LOWEST_OCTAVES : cutoff > highest ? highest : cutoff;
    float x = Power.near(bounded + halfAngleOctaves);
    float xx = x * x;
    float over = x * (945 + xx * (xx - 105));
    float under = 945 + xx * (15 * xx - 420);
    float high = under * under;
    float low = over * over;
    float damp = 2 * over * under * dampening[lane];
    float scale = 1 / (high + low + damp);
    b0Aim[lane] = 2 * low * scale * level[lane];
    a1Aim[lane] = -2 * (high - low) * scale;
    a2Aim[lane] = (high + low - damp) * scale;
  }

  /// Puts the coefficients of one stage where they are to be.
  void set(int lane, int stage, float b0, float b1, float b2, float a1, float a2) {
    lanes.b0[stage][lane] = b0;
    lanes.b1[stage][lane] = b1;
    lanes.b2[stage][lane] = b2;
    lanes.a1[stage][lane] = a1;
    lanes.a2[stage][lane] = a2;
    hold(lane, stage);
  }

  /// Lets the coefficients of one stage head for where they are to be, from frame `at` on.
  ///
  /// @return whether any of them moves
  boolean move(
      int lane, int stage, float b0, float b1, float b2, float a1, float a2, int at, int frames) {
    float per = 1f / frames;
    boolean moves = line(lanes.b0[stage], lanes.b0Step[stage], lane, b0, at, per);
    moves |= line(lanes.b1[stage], lanes.b1Step[stage], lane, b1, at, per);
    moves |= line(lanes.b2[stage], lanes.b2Step[stage], lane, b2, at, per);
    moves |= line(lanes.a1[stage], lanes.a1Step[stage], lane, a1, at, per);
    moves |= line(lanes.a2[stage], lanes.a2Step[stage], lane, a2, at, per);
    return moves;
  }

  private static boolean line(float[] value, float[] step, int lane, float aim, int at, float per) {
    float now = value[lane] + step[lane] * at;
    float way = aim - now;
    if (Math.abs(way) <= NEAR * Math.abs(aim)) {
      value[lane] = aim;
      step[lane] = 0;
      return false;
    }
    float slope = way * per;
    value[lane] = now - slope * at;
    step[lane] = slope;
    return true;
  }

  /// Stays where it is at frame `at` of the quantum.
  void freeze(int lane, int at) {
    for (int stage = 0; stage < Lanes.STAGES; stage++) {
      lanes.b0[stage][lane] += lanes.b0Step[stage][lane] * at;
      lanes.b1[stage][lane] += lanes.b1Step[stage][lane] * at;
      lanes.b2[stage][lane] += lanes.b2Step[stage][lane] * at;
      lanes.a1[stage][lane] += lanes.a1Step[stage][lane] * at;
      lanes.a2[stage][lane] += lanes.a2Step[stage][lane] * at;
      hold(lane, stage);
    }
  }
}
