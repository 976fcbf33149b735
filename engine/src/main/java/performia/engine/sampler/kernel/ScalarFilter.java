// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

import static performia.engine.sampler.kernel.Lanes.LANES;
import static performia.engine.sampler.kernel.Lanes.QUANTUM;

/// Biquads in plain Java, transposed direct form II. Each frame of a recursive filter waits for the
/// one before, so several voices take turns in one loop. Any thread.
final class ScalarFilter {
  /// Below this, in units of a 16-bit recording, a state can only head for denormals.
  static final float SILENCE = 1e-6f;

  private ScalarFilter() {}

  /// One stage of four lanes whose coefficients stay.
  ///
  /// @param row first index of the first lane's row; the others follow at every [Lanes#QUANTUM]
  static void hold(Lanes lanes, int stage, int lane, float[] tile, int row, int from, int to) {
    float[] b0 = lanes.b0[stage];
    float[] b1 = lanes.b1[stage];
    float[] b2 = lanes.b2[stage];
    float[] a1 = lanes.a1[stage];
    float[] a2 = lanes.a2[stage];
    float[] z1 = lanes.z1[stage];
    float[] z2 = lanes.z2[stage];
    float b00 = b0[lane];
    float b01 = b0[lane + 1];
    float b02 = b0[lane + 2];
    float b03 = b0[lane + 3];
    float b10 = b1[lane];
    float b11 = b1[lane + 1];
    float b12 = b1[lane + 2];
    float b13 = b1[lane + 3];
    float b20 = b2[lane];
    float b21 = b2[lane + 1];
    float b22 = b2[lane + 2];
    float b23 = b2[lane + 3];
    float a10 = a1[lane];
    float a11 = a1[lane + 1];
    float a12 = a1[lane + 2];
    float a13 = a1[lane + 3];
    float a20 = a2[lane];
    float a21 = a2[lane + 1];
    float a22 = a2[lane + 2];
    float a23 = a2[lane + 3];
    float p0 = z1[lane];
    float p1 = z1[lane + 1];
    float p2 = z1[lane + 2];
    float p3 = z1[lane + 3];
    float q0 = z2[lane];
    float q1 = z2[lane + 1];
    float q2 = z2[lane + 2];
    float q3 = z2[lane + 3];
    int row1 = row + QUANTUM;
    int row2 = row1 + QUANTUM;
    int row3 = row2 + QUANTUM;
    for (int i = from; i < to; i++) {
      float x0 = tile[row + i];
      float x1 = tile[row1 + i];
      float x2 = tile[row2 + i];
      float x3 = tile[row3 + i];
      float y0 = b00 * x0 + p0;
      float y1 = b01 * x1 + p1;
      float y2 = b02 * x2 + p2;
      float y3 = b03 * x3 + p3;
      p0 = (b10 * x0 + q0) - a10 * y0;
      p1 = (b11 * x1 + q1) - a11 * y1;
      p2 = (b12 * x2 + q2) - a12 * y2;
      p3 = (b13 * x3 + q3) - a13 * y3;
      q0 = b20 * x0 - a20 * y0;
      q1 = b21 * x1 - a21 * y1;
      q2 = b22 * x2 - a22 * y2;
      q3 = b23 * x3 - a23 * y3;
      tile[row + i] = y0;
      tile[row1 + i] = y1;
      tile[row2 + i] = y2;
      tile[row3 + i] = y3;
    }
    z1[lane] = p0;
    z1[lane + 1] = p1;
    z1[lane + 2] = p2;
    z1[lane + 3] = p3;
    z2[lane] = q0;
    z2[lane + 1] = q1;
    z2[lane + 2] = q2;
    z2[lane + 3] = q3;
  }

  /// One stage of two lanes whose coefficients move.
  ///
  /// @param row first index of the first lane's row; the other follows after [Lanes#QUANTUM]
  static void move(Lanes lanes, int stage, int lane, float[] tile, int row, int from, int to) {
    float[] b0 = lanes.b0[stage];
    float[] b1 = lanes.b1[stage];
    float[] b2 = lanes.b2[stage];
    float[] a1 = lanes.a1[stage];
    float[] a2 = lanes.a2[stage];
    float[] z1 = lanes.z1[stage];
    float[] z2 = lanes.z2[stage];
    float b00 = b0[lane];
    float b01 = b0[lane + 1];
    float b10 = b1[lane];
    float b11 = b1[lane + 1];
    float b20 = b2[lane];
    float b21 = b2[lane + 1];
    float a10 = a1[lane];
    float a11 = a1[lane + 1];
    float a20 = a2[lane];
    float a21 = a2[lane + 1];
    float db00 = lanes.b0Step[stage][lane];
    float db01 = lanes.b0Step[stage][lane + 1];
    float db10 = lanes.b1Step[stage][lane];
    float db11 = lanes.b1Step[stage][lane + 1];
    float db20 = lanes.b2Step[stage][lane];
    float db21 = lanes.b2Step[stage][lane + 1];
    float da10 = lanes.a1Step[stage][lane];
    float da11 = lanes.a1Step[stage][lane + 1];
    float da20 = lanes.a2Step[stage][lane];
    float da21 = lanes.a2Step[stage][lane + 1];
    float p0 = z1[lane];
    float p1 = z1[lane + 1];
    float q0 = z2[lane];
    float q1 = z2[lane + 1];
    int row1 = row + QUANTUM;
    for (int i = from; i < to; i++) {
      float x0 = tile[row + i];
      float x1 = tile[row1 + i];
      float y0 = (b00 + i * db00) * x0 + p0;
      float y1 = (b01 + i * db01) * x1 + p1;
      p0 = ((b10 + i * db10) * x0 + q0) - (a10 + i * da10) * y0;
      p1 = ((b11 + i * db11) * x1 + q1) - (a11 + i * da11) * y1;
      q0 = (b20 + i * db20) * x0 - (a20 + i * da20) * y0;
      q1 = (b21 + i * db21) * x1 - (a21 + i * da21) * y1;
      tile[row + i] = y0;
      tile[row1 + i] = y1;
    }
    z1[lane] = p0;
    z1[lane + 1] = p1;
    z2[lane] = q0;
    z2[lane + 1] = q1;
  }

  /// Takes what is too small to hear out of the states of a group.
  static void quiet(Lanes lanes, int stage, int first) {
    float[] z1 = lanes.z1[stage];
    float[] z2 = lanes.z2[stage];
    for (int lane = first; lane < first + LANES; lane++) {
      if (Math.abs(z1[lane]) < SILENCE && Math.abs(z2[lane]) < SILENCE) {
        z1[lane] = 0;
        z2[lane] = 0;
      }
    }
  }
}
