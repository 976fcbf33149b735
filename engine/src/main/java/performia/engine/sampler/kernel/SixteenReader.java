// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

import static performia.engine.sampler.kernel.Lanes.QUANTUM;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Reads lanes by lines and cubics with 512-bit vectors: sixteen frames of output at a time. Their
/// frames of sound lie close together, so they are loaded in one piece, where the bank holds them,
/// and picked out of it by permutation; neighbours travel in pairs, two 16-bit frames in one lane.
/// Any thread.
///
/// No vector is given to or taken from a method of ours here: the compiler may refuse to inline
/// such a method where its caller has grown large, and would then put the vector on the heap.
final class SixteenReader {
  /// Below this, in 32.32 fixed point, 16 outputs and the frames around them lie within 32 frames.
  static final long SLOW = (long) (1.75 * (1L << 32));

  /// Below this they lie within 64.
  static final long STEEP = (long) (3.9 * (1L << 32));

  /// Below this eight outputs do.
  static final long STEEPEST = (long) (8.4 * (1L << 32));

  private static final VectorSpecies<Integer> I = IntVector.SPECIES_512;
  private static final VectorSpecies<Short> S = ShortVector.SPECIES_512;
  private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
  private static final IntVector COUNT = IntVector.broadcast(I, 0).addIndex(1);
  private static final IntVector COUNT_TWICE = COUNT.and(7);
  private static final VectorMask<Integer> SECOND = VectorMask.fromLong(I, 0xff00);
  private static final int FRACTION_BITS = 26;
  private static final int FRACTION = (1 << FRACTION_BITS) - 1;
  private static final float FRACTION_SCALE = 1f / (1 << FRACTION_BITS);

  private SixteenReader() {}

  /// @param frames 16-bit
  /// @param bytes where the first position's whole part lies
  /// @param from the rest of the first position, 32 bits
  /// @param increment below [#SLOW]
  static void linear(
      MemorySegment frames, long bytes, long from, long increment, float[] out, int at) {
    IntVector rise = COUNT.mul((int) (increment >>> 32 - FRACTION_BITS));
    long p = from;
    for (int i = 0; i < QUANTUM; i += 16) {
      IntVector phase = rise.add((int) (p >>> 32 - FRACTION_BITS) & FRACTION);
      IntVector place = phase.lanewise(VectorOperators.LSHR, FRACTION_BITS);
      IntVector pair = place.lanewise(VectorOperators.LSHL, 16).or(place).add(0x1_0000);
      ShortVector window = ShortVector.fromMemorySegment(S, frames, bytes + 2 * (p >>> 32), ORDER);
      IntVector two = pair.reinterpretAsShorts().selectFrom(window).reinterpretAsInts();
      IntVector hereBits =
          two.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16);
      IntVector nextBits = two.lanewise(VectorOperators.ASHR, 16);
      FloatVector here = (FloatVector) hereBits.convert(VectorOperators.I2F, 0);
      FloatVector next = (FloatVector) nextBits.convert(VectorOperators.I2F, 0);
      IntVector bits = phase.and(FRACTION);
      FloatVector t = ((FloatVector) bits.convert(VectorOperators.I2F, 0)).mul(FRACTION_SCALE);
      next.sub(here).fma(t, here).intoArray(out, at + i);
      p += increment << 4;
    }
  }

  /// As the other, with an increment below [#STEEP].
  static void steepLinear(
      MemorySegment frames, long bytes, long from, long increment, float[] out, int at) {
    IntVector rise = COUNT.mul((int) (increment >>> 32 - FRACTION_BITS));
    long p = from;
    for (int i = 0; i < QUANTUM; i += 16) {
      IntVector phase = rise.add((int) (p >>> 32 - FRACTION_BITS) & FRACTION);
      IntVector place = phase.lanewise(VectorOperators.LSHR, FRACTION_BITS);
      IntVector pair = place.lanewise(VectorOperators.LSHL, 16).or(place).add(0x1_0000);
      long start = bytes + 2 * (p >>> 32);
      ShortVector low = ShortVector.fromMemorySegment(S, frames, start, ORDER);
      ShortVector high = ShortVector.fromMemorySegment(S, frames, start + 64, ORDER);
      IntVector two = pair.reinterpretAsShorts().selectFrom(low, high).reinterpretAsInts();
      IntVector hereBits =
          two.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16);
      IntVector nextBits = two.lanewise(VectorOperators.ASHR, 16);
      FloatVector here = (FloatVector) hereBits.convert(VectorOperators.I2F, 0);
      FloatVector next = (FloatVector) nextBits.convert(VectorOperators.I2F, 0);
      IntVector bits = phase.and(FRACTION);
      FloatVector t = ((FloatVector) bits.convert(VectorOperators.I2F, 0)).mul(FRACTION_SCALE);
      next.sub(here).fma(t, here).intoArray(out, at + i);
      p += increment << 4;
    }
  }

  /// @param bytes where the frame before the first position lies
  /// @param increment below [#SLOW]
  static void cubic(
      MemorySegment frames, long bytes, long from, long increment, float[] out, int at) {
    IntVector rise = COUNT.mul((int) (increment >>> 32 - FRACTION_BITS));
    long p = from;
    for (int i = 0; i < QUANTUM; i += 16) {
      IntVector phase = rise.add((int) (p >>> 32 - FRACTION_BITS) & FRACTION);
      IntVector place = phase.lanewise(VectorOperators.LSHR, FRACTION_BITS);
      IntVector pair = place.lanewise(VectorOperators.LSHL, 16).or(place).add(0x1_0000);
      ShortVector window = ShortVector.fromMemorySegment(S, frames, bytes + 2 * (p >>> 32), ORDER);
      IntVector first = pair.reinterpretAsShorts().selectFrom(window).reinterpretAsInts();
      IntVector second =
          pair.add(0x2_0002).reinterpretAsShorts().selectFrom(window).reinterpretAsInts();
      IntVector beforeBits =
          first.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16);
      IntVector hereBits = first.lanewise(VectorOperators.ASHR, 16);
      FloatVector before = (FloatVector) beforeBits.convert(VectorOperators.I2F, 0);
      FloatVector here = (FloatVector) hereBits.convert(VectorOperators.I2F, 0);
      IntVector nextBits =
          second.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16);
      IntVector afterBits = second.lanewise(VectorOperators.ASHR, 16);
      FloatVector next = (FloatVector) nextBits.convert(VectorOperators.I2F, 0);
      FloatVector after = (FloatVector) afterBits.convert(VectorOperators.I2F, 0);
      IntVector bits = phase.and(FRACTION);
      FloatVector t = ((FloatVector) bits.convert(VectorOperators.I2F, 0)).mul(FRACTION_SCALE);
      FloatVector c1 = next.sub(before).mul(0.5f);
      FloatVector c3 = here.sub(next).mul(1.5f).add(after.sub(before).mul(0.5f));
      FloatVector c2 = before.sub(here).add(c1).sub(c3);
      c3.fma(t, c2).fma(t, c1).fma(t, here).intoArray(out, at + i);
      p += increment << 4;
    }
  }

  /// As the other, with an increment below [#STEEP].
  static void steepCubic(
      MemorySegment frames, long bytes, long from, long increment, float[] out, int at) {
    IntVector rise = COUNT.mul((int) (increment >>> 32 - FRACTION_BITS));
    long p = from;
    for (int i = 0; i < QUANTUM; i += 16) {
      IntVector phase = rise.add((int) (p >>> 32 - FRACTION_BITS) & FRACTION);
      IntVector place = phase.lanewise(VectorOperators.LSHR, FRACTION_BITS);
      IntVector pair = place.lanewise(VectorOperators.LSHL, 16).or(place).add(0x1_0000);
      long start = bytes + 2 * (p >>> 32);
      ShortVector low = ShortVector.fromMemorySegment(S, frames, start, ORDER);
      ShortVector high = ShortVector.fromMemorySegment(S, frames, start + 64, ORDER);
      IntVector first = pair.reinterpretAsShorts().selectFrom(low, high).reinterpretAsInts();
      IntVector second =
          pair.add(0x2_0002).reinterpretAsShorts().selectFrom(low, high).reinterpretAsInts();
      IntVector beforeBits =
          first.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16);
      IntVector hereBits = first.lanewise(VectorOperators.ASHR, 16);
      FloatVector before = (FloatVector) beforeBits.convert(VectorOperators.I2F, 0);
      FloatVector here = (FloatVector) hereBits.convert(VectorOperators.I2F, 0);
      IntVector nextBits =
          second.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16);
      IntVector afterBits = second.lanewise(VectorOperators.ASHR, 16);
      FloatVector next = (FloatVector) nextBits.convert(VectorOperators.I2F, 0);
      FloatVector after = (FloatVector) afterBits.convert(VectorOperators.I2F, 0);
      IntVector bits = phase.and(FRACTION);
      FloatVector t = ((FloatVector) bits.convert(VectorOperators.I2F, 0)).mul(FRACTION_SCALE);
      FloatVector c1 = next.sub(before).mul(0.5f);
      FloatVector c3 = here.sub(next).mul(1.5f).add(after.sub(before).mul(0.5f));
      FloatVector c2 = before.sub(here).add(c1).sub(c3);
      c3.fma(t, c2).fma(t, c1).fma(t, here).intoArray(out, at + i);
      p += increment << 4;
    }
  }

  /// As the others, with an increment below [#STEEPEST]: two pieces of eight outputs, joined.
  static void steepestCubic(
      MemorySegment frames, long bytes, long from, long increment, float[] out, int at) {
    IntVector rise = COUNT_TWICE.mul((int) (increment >>> 32 - FRACTION_BITS));
    long p = from;
    for (int i = 0; i < QUANTUM; i += 16) {
      long q = p + (increment << 3);
      IntVector start = IntVector.broadcast(I, (int) (p >>> 32 - FRACTION_BITS) & FRACTION);
      IntVector phase = rise.add(start.blend((int) (q >>> 32 - FRACTION_BITS) & FRACTION, SECOND));
      IntVector place = phase.lanewise(VectorOperators.LSHR, FRACTION_BITS);
      IntVector pair = place.lanewise(VectorOperators.LSHL, 16).or(place).add(0x1_0000);
      ShortVector pairs = pair.reinterpretAsShorts();
      ShortVector pairsAfter = pair.add(0x2_0002).reinterpretAsShorts();
      long near = bytes + 2 * (p >>> 32);
      ShortVector low = ShortVector.fromMemorySegment(S, frames, near, ORDER);
      ShortVector high = ShortVector.fromMemorySegment(S, frames, near + 64, ORDER);
      long far = bytes + 2 * (q >>> 32);
      ShortVector farLow = ShortVector.fromMemorySegment(S, frames, far, ORDER);
      ShortVector farHigh = ShortVector.fromMemorySegment(S, frames, far + 64, ORDER);
      IntVector farFirst = pairs.selectFrom(farLow, farHigh).reinterpretAsInts();
      IntVector farSecond = pairsAfter.selectFrom(farLow, farHigh).reinterpretAsInts();
      IntVector first = pairs.selectFrom(low, high).reinterpretAsInts().blend(farFirst, SECOND);
      IntVector second =
          pairsAfter.selectFrom(low, high).reinterpretAsInts().blend(farSecond, SECOND);
      IntVector beforeBits =
          first.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16);
      IntVector hereBits = first.lanewise(VectorOperators.ASHR, 16);
      FloatVector before = (FloatVector) beforeBits.convert(VectorOperators.I2F, 0);
      FloatVector here = (FloatVector) hereBits.convert(VectorOperators.I2F, 0);
      IntVector nextBits =
          second.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16);
      IntVector afterBits = second.lanewise(VectorOperators.ASHR, 16);
      FloatVector next = (FloatVector) nextBits.convert(VectorOperators.I2F, 0);
      FloatVector after = (FloatVector) afterBits.convert(VectorOperators.I2F, 0);
      IntVector bits = phase.and(FRACTION);
      FloatVector t = ((FloatVector) bits.convert(VectorOperators.I2F, 0)).mul(FRACTION_SCALE);
      FloatVector c1 = next.sub(before).mul(0.5f);
      FloatVector c3 = here.sub(next).mul(1.5f).add(after.sub(before).mul(0.5f));
      FloatVector c2 = before.sub(here).add(c1).sub(c3);
      c3.fma(t, c2).fma(t, c1).fma(t, here).intoArray(out, at + i);
      p += increment << 4;
    }
  }

  /// As the first cubic, of 32-bit floats.
  ///
  /// @param increment below [#SLOW]
  static void wideCubic(
      MemorySegment frames, long bytes, long from, long increment, float[] out, int at) {
    IntVector rise = COUNT.mul((int) (increment >>> 32 - FRACTION_BITS));
    long p = from;
    for (int i = 0; i < QUANTUM; i += 16) {
      IntVector phase = rise.add((int) (p >>> 32 - FRACTION_BITS) & FRACTION);
      IntVector place = phase.lanewise(VectorOperators.LSHR, FRACTION_BITS);
      long start = bytes + 4 * (p >>> 32);
      IntVector low = IntVector.fromMemorySegment(I, frames, start, ORDER);
      IntVector high = IntVector.fromMemorySegment(I, frames, start + 64, ORDER);
      FloatVector before = place.selectFrom(low, high).reinterpretAsFloats();
      FloatVector here = place.add(1).selectFrom(low, high).reinterpretAsFloats();
      FloatVector next = place.add(2).selectFrom(low, high).reinterpretAsFloats();
      FloatVector after = place.add(3).selectFrom(low, high).reinterpretAsFloats();
      IntVector bits = phase.and(FRACTION);
      FloatVector t = ((FloatVector) bits.convert(VectorOperators.I2F, 0)).mul(FRACTION_SCALE);
      FloatVector c1 = next.sub(before).mul(0.5f);
      FloatVector c3 = here.sub(next).mul(1.5f).add(after.sub(before).mul(0.5f));
      FloatVector c2 = before.sub(here).add(c1).sub(c3);
      c3.fma(t, c2).fma(t, c1).fma(t, here).mul(32768f).intoArray(out, at + i);
      p += increment << 4;
    }
  }
}
