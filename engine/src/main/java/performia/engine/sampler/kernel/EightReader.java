// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

import static performia.engine.sampler.kernel.Lanes.QUANTUM;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Reads lanes by lines and cubics with 256-bit vectors: eight frames of output at a time. As in
/// [SixteenReader] neighbours travel in pairs, but the pairs that start at an odd frame come from a
/// second load one frame on, since nothing narrower than 32 bits can be permuted. Any thread.
///
/// No vector is given to or taken from a method of ours here, as in [SixteenReader].
final class EightReader {
  /// Below this, in 32.32 fixed point, eight outputs and the frames around them lie in one piece.
  static final long SLOW = (long) (1.7 * (1L << 32));

  private static final VectorSpecies<Integer> I = IntVector.SPECIES_256;
  private static final VectorSpecies<Long> PAIRS = LongVector.SPECIES_256;
  private static final ValueLayout.OfLong FOUR =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
  private static final IntVector COUNT = IntVector.broadcast(I, 0).addIndex(1);
  private static final IntVector EVENS = COUNT.mul(2).and(7);
  private static final IntVector ODDS = EVENS.add(1);
  private static final VectorMask<Integer> UPPER = VectorMask.fromLong(I, 0xf0);
  private static final int FRACTION_BITS = 26;
  private static final int FRACTION = (1 << FRACTION_BITS) - 1;
  private static final float FRACTION_SCALE = 1f / (1 << FRACTION_BITS);

  private EightReader() {}

  /// @param frames 16-bit
  /// @param bytes where the first position's whole part lies
  /// @param from the rest of the first position, 32 bits
  /// @param increment below [#SLOW]
  static void linear(
      MemorySegment frames, long bytes, long from, long increment, float[] out, int at) {
    IntVector rise = COUNT.mul((int) (increment >>> 32 - FRACTION_BITS));
    long p = from;
    for (int i = 0; i < QUANTUM; i += 8) {
      IntVector phase = rise.add((int) (p >>> 32 - FRACTION_BITS) & FRACTION);
      IntVector place = phase.lanewise(VectorOperators.LSHR, FRACTION_BITS);
      long start = bytes + 2 * (p >>> 32);
      IntVector even = IntVector.fromMemorySegment(I, frames, start, ORDER);
      IntVector odd = IntVector.fromMemorySegment(I, frames, start + 2, ORDER);
      VectorMask<Integer> isOdd = place.and(1).compare(VectorOperators.NE, 0);
      IntVector half = place.lanewise(VectorOperators.LSHR, 1);
      IntVector two = half.selectFrom(even).blend(half.selectFrom(odd), isOdd);
      IntVector hereBits =
          two.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16);
      IntVector nextBits = two.lanewise(VectorOperators.ASHR, 16);
      FloatVector here = (FloatVector) hereBits.convert(VectorOperators.I2F, 0);
      FloatVector next = (FloatVector) nextBits.convert(VectorOperators.I2F, 0);
      IntVector bits = phase.and(FRACTION);
      FloatVector t = ((FloatVector) bits.convert(VectorOperators.I2F, 0)).mul(FRACTION_SCALE);
      next.sub(here).fma(t, here).intoArray(out, at + i);
      p += increment << 3;
    }
  }

  /// @param bytes where the frame before the first position lies
  /// @param increment below [#SLOW]
  static void cubic(
      MemorySegment frames, long bytes, long from, long increment, float[] out, int at) {
    IntVector rise = COUNT.mul((int) (increment >>> 32 - FRACTION_BITS));
    long p = from;
    for (int i = 0; i < QUANTUM; i += 8) {
      IntVector phase = rise.add((int) (p >>> 32 - FRACTION_BITS) & FRACTION);
      IntVector place = phase.lanewise(VectorOperators.LSHR, FRACTION_BITS);
      long start = bytes + 2 * (p >>> 32);
      IntVector even = IntVector.fromMemorySegment(I, frames, start, ORDER);
      IntVector odd = IntVector.fromMemorySegment(I, frames, start + 2, ORDER);
      VectorMask<Integer> isOdd = place.and(1).compare(VectorOperators.NE, 0);
      IntVector half = place.lanewise(VectorOperators.LSHR, 1);
      IntVector later = half.add(1);
      IntVector first = half.selectFrom(even).blend(half.selectFrom(odd), isOdd);
      IntVector second = later.selectFrom(even).blend(later.selectFrom(odd), isOdd);
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
      p += increment << 3;
    }
  }

  /// As the other, with any increment: four frames are loaded for each frame of output.
  ///
  /// @param points memory for [Lanes#QUANTUM] times four frames
  /// @param fractions memory for [Lanes#QUANTUM] numbers
  static void steepCubic(
      MemorySegment frames,
      long bytes,
      long from,
      long increment,
      long[] points,
      int[] fractions,
      float[] out,
      int at) {
    long p = from;
    for (int i = 0; i < QUANTUM; i++) {
      points[i] = frames.get(FOUR, bytes + 2 * (p >>> 32));
      fractions[i] = (int) (p >>> 32 - FRACTION_BITS) & FRACTION;
      p += increment;
    }
    for (int i = 0; i < QUANTUM; i += 8) {
      IntVector low = LongVector.fromArray(PAIRS, points, i).reinterpretAsInts();
      IntVector high = LongVector.fromArray(PAIRS, points, i + 4).reinterpretAsInts();
      IntVector first = EVENS.selectFrom(low).blend(EVENS.selectFrom(high), UPPER);
      IntVector second = ODDS.selectFrom(low).blend(ODDS.selectFrom(high), UPPER);
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
      IntVector bits = IntVector.fromArray(I, fractions, i);
      FloatVector t = ((FloatVector) bits.convert(VectorOperators.I2F, 0)).mul(FRACTION_SCALE);
      FloatVector c1 = next.sub(before).mul(0.5f);
      FloatVector c3 = here.sub(next).mul(1.5f).add(after.sub(before).mul(0.5f));
      FloatVector c2 = before.sub(here).add(c1).sub(c3);
      c3.fma(t, c2).fma(t, c1).fma(t, here).intoArray(out, at + i);
    }
  }

  /// As the first cubic, of 32-bit floats.
  ///
  /// @param increment below [#SLOW]
  static void wideCubic(
      MemorySegment frames, long bytes, long from, long increment, float[] out, int at) {
    IntVector rise = COUNT.mul((int) (increment >>> 32 - FRACTION_BITS));
    long p = from;
    for (int i = 0; i < QUANTUM; i += 8) {
      IntVector phase = rise.add((int) (p >>> 32 - FRACTION_BITS) & FRACTION);
      IntVector place = phase.lanewise(VectorOperators.LSHR, FRACTION_BITS);
      long start = bytes + 4 * (p >>> 32);
      IntVector low = IntVector.fromMemorySegment(I, frames, start, ORDER);
      IntVector high = IntVector.fromMemorySegment(I, frames, start + 32, ORDER);
      IntVector place1 = place.add(1);
      IntVector place2 = place.add(2);
      IntVector place3 = place.add(3);
      FloatVector before =
          place
              .selectFrom(low)
              .blend(place.selectFrom(high), place.compare(VectorOperators.GT, 7))
              .reinterpretAsFloats();
      FloatVector here =
          place1
              .selectFrom(low)
              .blend(place1.selectFrom(high), place1.compare(VectorOperators.GT, 7))
              .reinterpretAsFloats();
      FloatVector next =
          place2
              .selectFrom(low)
              .blend(place2.selectFrom(high), place2.compare(VectorOperators.GT, 7))
              .reinterpretAsFloats();
      FloatVector after =
          place3
              .selectFrom(low)
              .blend(place3.selectFrom(high), place3.compare(VectorOperators.GT, 7))
              .reinterpretAsFloats();
      IntVector bits = phase.and(FRACTION);
      FloatVector t = ((FloatVector) bits.convert(VectorOperators.I2F, 0)).mul(FRACTION_SCALE);
      FloatVector c1 = next.sub(before).mul(0.5f);
      FloatVector c3 = here.sub(next).mul(1.5f).add(after.sub(before).mul(0.5f));
      FloatVector c2 = before.sub(here).add(c1).sub(c3);
      c3.fma(t, c2).fma(t, c1).fma(t, here).mul(32768f).intoArray(out, at + i);
      p += increment << 3;
    }
  }
}
