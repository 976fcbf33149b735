// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Oscillators, envelope lines and the low-pass they move with 256-bit vectors, a voice a lane; the
/// same operations in the same order as [Sweep]. Any thread.
final class EightSweep {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_256;
  private static final VectorSpecies<Integer> I = IntVector.SPECIES_256;
  private static final int QUARTER = 1 << 30;

  private EightSweep() {}

  /// The triangles at a frame.
  static void waves(int[] from, int[] phase, int[] step, int first, int then, float[] out, int at) {
    IntVector running = IntVector.fromArray(I, from, first).neg().add(then).max(0);
    IntVector place = running.mul(IntVector.fromArray(I, step, first));
    IntVector afterPeak = place.add(IntVector.fromArray(I, phase, first)).sub(QUARTER);
    FloatVector x = (FloatVector) afterPeak.convert(VectorOperators.I2F, 0);
    x.mul(0x1p-31f).abs().mul(-2f).add(1f).intoArray(out, at);
  }

  /// The envelope's lines from where they stand to a frame at the quantum's end.
  static void lines(Sweeps sweeps, int first, int then) {
    IntVector left = IntVector.fromArray(I, sweeps.until, first).sub(then);
    FloatVector frames = (FloatVector) left.convert(VectorOperators.I2F, 0);
    FloatVector slope = FloatVector.fromArray(F, sweeps.slope, first);
    FloatVector after = FloatVector.fromArray(F, sweeps.end, first).sub(slope.mul(frames));
    FloatVector before = FloatVector.fromArray(F, sweeps.bump, first);
    after.sub(before).mul(Sweep.PER_QUANTUM).intoArray(sweeps.bumpStep, first);
  }

  /// What all three make of the pitch.
  static void pitch(Sweeps sweeps, int first, int at) {
    FloatVector wave = FloatVector.fromArray(F, sweeps.wave, at);
    FloatVector vibrato = FloatVector.fromArray(F, sweeps.vibrato, at);
    FloatVector step = FloatVector.fromArray(F, sweeps.bumpStep, first);
    FloatVector risen = FloatVector.fromArray(F, sweeps.bump, first).add(step.mul(Sweep.QUANTUM));
    FloatVector x = wave.mul(FloatVector.fromArray(F, sweeps.lfoToPitch, first));
    x = x.add(risen.mul(FloatVector.fromArray(F, sweeps.envelopeToPitch, first)));
    x = x.add(vibrato.mul(FloatVector.fromArray(F, sweeps.vibratoToPitch, first)));
    x.intoArray(sweeps.octaves, at);
    power(sweeps.octaves, at, sweeps.pitch, first);
  }

  /// Where the cutoff's half angle is to be.
  static void angles(Sweeps sweeps, int first, int at) {
    FloatVector wave = FloatVector.fromArray(F, sweeps.wave, at);
    FloatVector step = FloatVector.fromArray(F, sweeps.bumpStep, first);
    FloatVector risen = FloatVector.fromArray(F, sweeps.bump, first).add(step.mul(Sweep.QUANTUM));
    FloatVector x = FloatVector.fromArray(F, sweeps.cutoff, first);
    x = x.add(wave.mul(FloatVector.fromArray(F, sweeps.lfoToCutoff, first)));
    x = x.add(risen.mul(FloatVector.fromArray(F, sweeps.envelopeToCutoff, first)));
    x = x.max(Sweep.LOWEST_OCTAVES).min(sweeps.highest).add(sweeps.halfAngleOctaves);
    x.intoArray(sweeps.octaves, at);
    power(sweeps.octaves, at, sweeps.octaves, at);
  }

  private static void power(float[] in, int from, float[] out, int to) {
    FloatVector x = FloatVector.fromArray(F, in, from);
    IntVector whole = (IntVector) x.add(128.5f).convert(VectorOperators.F2I, 0);
    whole = whole.sub(128);
    FloatVector f = x.sub((FloatVector) whole.convert(VectorOperators.I2F, 0));
    FloatVector p = f.mul(1.540353e-4f).add(1.3333558e-3f);
    p = p.mul(f).add(9.618129e-3f);
    p = p.mul(f).add(5.550411e-2f);
    p = p.mul(f).add(0.2402265f);
    p = p.mul(f).add(0.6931472f);
    p = p.mul(f).add(1f);
    IntVector bits = whole.add(127).lanewise(VectorOperators.LSHL, 23);
    p.mul(bits.reinterpretAsFloats()).intoArray(out, to);
  }

  /// Where the coefficients of the low-pass are to be.
  static void filter(Sweeps sweeps, int first, int at) {
    FloatVector x = FloatVector.fromArray(F, sweeps.octaves, at);
    FloatVector xx = x.mul(x);
    FloatVector over = x.mul(xx.mul(xx.sub(105f)).add(945f));
    FloatVector under = xx.mul(xx.mul(15f).sub(420f)).add(945f);
    FloatVector high = under.mul(under);
    FloatVector low = over.mul(over);
    FloatVector damp = over.add(over).mul(under);
    damp = damp.mul(FloatVector.fromArray(F, sweeps.dampening, first));
    FloatVector scale = FloatVector.broadcast(F, 1f).div(high.add(low).add(damp));
    FloatVector b = low.add(low).mul(scale).mul(FloatVector.fromArray(F, sweeps.level, first));
    b.intoArray(sweeps.b0Aim, at);
    high.sub(low).mul(-2f).mul(scale).intoArray(sweeps.a1Aim, at);
    high.add(low).sub(damp).mul(scale).intoArray(sweeps.a2Aim, at);
  }

  /// Lets a coefficient head for its aim.
  static void head(float[] aim, int at, float[] value, float[] step, int first) {
    FloatVector now = FloatVector.fromArray(F, value, first);
    FloatVector way = FloatVector.fromArray(F, aim, at).sub(now);
    way.mul(Sweep.PER_QUANTUM).intoArray(step, first);
  }

  /// A low-pass has b1 = 2 b0 and b2 = b0, standing or moving.
  static void follow(float[] b0, float[] b1, float[] b2, int first) {
    FloatVector b = FloatVector.fromArray(F, b0, first);
    b.add(b).intoArray(b1, first);
    b.intoArray(b2, first);
  }

  /// A quantum has passed for a value that moves in a line.
  static void roll(float[] value, float[] step, int first) {
    FloatVector way = FloatVector.fromArray(F, step, first).mul(Sweep.QUANTUM);
    FloatVector.fromArray(F, value, first).add(way).intoArray(value, first);
  }
}
