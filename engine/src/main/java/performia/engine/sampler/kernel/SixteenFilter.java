// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Biquads and mixing with 512-bit vectors, a voice a lane. Any thread.
final class SixteenFilter {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_512;

  private SixteenFilter() {}

  /// One stage of a group whose coefficients stay.
  ///
  /// @param first the group's first lane
  static void hold(Lanes lanes, int stage, int first, float[] tile, int from, int to) {
    FloatVector b0 = FloatVector.fromArray(F, lanes.b0[stage], first);
    FloatVector b1 = FloatVector.fromArray(F, lanes.b1[stage], first);
    FloatVector b2 = FloatVector.fromArray(F, lanes.b2[stage], first);
    FloatVector a1 = FloatVector.fromArray(F, lanes.a1[stage], first).neg();
    FloatVector a2 = FloatVector.fromArray(F, lanes.a2[stage], first).neg();
    FloatVector z1 = FloatVector.fromArray(F, lanes.z1[stage], first);
    FloatVector z2 = FloatVector.fromArray(F, lanes.z2[stage], first);
    for (int i = from; i < to; i++) {
      FloatVector x = FloatVector.fromArray(F, tile, i * 16);
      FloatVector y = x.mul(b0).add(z1);
      z1 = a1.fma(y, x.mul(b1).add(z2));
      z2 = a2.fma(y, x.mul(b2));
      y.intoArray(tile, i * 16);
    }
    z1.intoArray(lanes.z1[stage], first);
    z2.intoArray(lanes.z2[stage], first);
  }

  /// One stage of a group whose coefficients move.
  ///
  /// @param first the group's first lane
  static void move(Lanes lanes, int stage, int first, float[] tile, int from, int to) {
    FloatVector b0 = FloatVector.fromArray(F, lanes.b0[stage], first);
    FloatVector b1 = FloatVector.fromArray(F, lanes.b1[stage], first);
    FloatVector b2 = FloatVector.fromArray(F, lanes.b2[stage], first);
    FloatVector a1 = FloatVector.fromArray(F, lanes.a1[stage], first).neg();
    FloatVector a2 = FloatVector.fromArray(F, lanes.a2[stage], first).neg();
    FloatVector b0Step = FloatVector.fromArray(F, lanes.b0Step[stage], first);
    FloatVector b1Step = FloatVector.fromArray(F, lanes.b1Step[stage], first);
    FloatVector b2Step = FloatVector.fromArray(F, lanes.b2Step[stage], first);
    FloatVector a1Step = FloatVector.fromArray(F, lanes.a1Step[stage], first).neg();
    FloatVector a2Step = FloatVector.fromArray(F, lanes.a2Step[stage], first).neg();
    FloatVector z1 = FloatVector.fromArray(F, lanes.z1[stage], first);
    FloatVector z2 = FloatVector.fromArray(F, lanes.z2[stage], first);
    FloatVector time = FloatVector.broadcast(F, from);
    for (int i = from; i < to; i++) {
      FloatVector x = FloatVector.fromArray(F, tile, i * 16);
      FloatVector y = x.mul(b0Step.fma(time, b0)).add(z1);
      z1 = a1Step.fma(time, a1).fma(y, x.mul(b1Step.fma(time, b1)).add(z2));
      z2 = a2Step.fma(time, a2).fma(y, x.mul(b2Step.fma(time, b2)));
      y.intoArray(tile, i * 16);
      time = time.add(1);
    }
    z1.intoArray(lanes.z1[stage], first);
    z2.intoArray(lanes.z2[stage], first);
  }

  /// Takes what is too small to hear out of the states of a group.
  static void quiet(Lanes lanes, int stage, int first) {
    FloatVector z1 = FloatVector.fromArray(F, lanes.z1[stage], first);
    FloatVector z2 = FloatVector.fromArray(F, lanes.z2[stage], first);
    VectorMask<Float> silent =
        z1.abs().max(z2.abs()).compare(VectorOperators.LT, ScalarFilter.SILENCE);
    z1.blend(0f, silent).intoArray(lanes.z1[stage], first);
    z2.blend(0f, silent).intoArray(lanes.z2[stage], first);
  }

  /// Whether any lane of a group goes to a bus.
  static boolean sounds(Lanes lanes, int bus, int first) {
    FloatVector gain = FloatVector.fromArray(F, lanes.gain[bus], first);
    FloatVector step = FloatVector.fromArray(F, lanes.gainStep[bus], first);
    return gain.abs().max(step.abs()).compare(VectorOperators.GT, 0f).anyTrue();
  }

  /// Adds a tile to the sums of the left and the right.
  static void mixSides(
      Lanes lanes, int first, float[] tile, int from, int to, float[] left, float[] right, int at) {
    FloatVector l = FloatVector.fromArray(F, lanes.gain[0], first);
    FloatVector lStep = FloatVector.fromArray(F, lanes.gainStep[0], first);
    FloatVector r = FloatVector.fromArray(F, lanes.gain[1], first);
    FloatVector rStep = FloatVector.fromArray(F, lanes.gainStep[1], first);
    FloatVector time = FloatVector.broadcast(F, from);
    int shift = (at - from) * 16;
    for (int i = from; i < to; i++) {
      FloatVector x = FloatVector.fromArray(F, tile, i * 16);
      int j = shift + i * 16;
      x.fma(lStep.fma(time, l), FloatVector.fromArray(F, left, j)).intoArray(left, j);
      x.fma(rStep.fma(time, r), FloatVector.fromArray(F, right, j)).intoArray(right, j);
      time = time.add(1);
    }
  }

  /// Adds a tile to the sums of one bus.
  static void mix(
      Lanes lanes, int bus, int first, float[] tile, int from, int to, float[] sum, int at) {
    FloatVector gain = FloatVector.fromArray(F, lanes.gain[bus], first);
    FloatVector step = FloatVector.fromArray(F, lanes.gainStep[bus], first);
    FloatVector time = FloatVector.broadcast(F, from);
    int shift = (at - from) * 16;
    for (int i = from; i < to; i++) {
      FloatVector x = FloatVector.fromArray(F, tile, i * 16);
      int j = shift + i * 16;
      x.fma(step.fma(time, gain), FloatVector.fromArray(F, sum, j)).intoArray(sum, j);
      time = time.add(1);
    }
  }
}
