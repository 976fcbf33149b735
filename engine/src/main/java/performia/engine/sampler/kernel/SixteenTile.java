// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

import static performia.engine.sampler.kernel.Lanes.QUANTUM;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/// Rows to tiles, and sums over lanes, with 512-bit vectors: butterflies, each of which takes two
/// vectors apart by one bit of the lane's number. The order of the additions is written out, so
/// that the sum is the same to the bit whether compiled or not. Any thread.
///
/// No vector is given to or taken from a method of ours here, as in [SixteenReader].
final class SixteenTile {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_512;
  private static final VectorSpecies<Integer> I = IntVector.SPECIES_512;
  private static final IntVector EVEN_1 = half(1, 0);
  private static final IntVector ODD_1 = half(1, 1);
  private static final IntVector EVEN_2 = half(2, 0);
  private static final IntVector ODD_2 = half(2, 1);
  private static final IntVector EVEN_4 = half(4, 0);
  private static final IntVector ODD_4 = half(4, 1);
  private static final IntVector EVEN_8 = half(8, 0);
  private static final IntVector ODD_8 = half(8, 1);

  private SixteenTile() {}

  /// For two vectors of which lanes with bit `bit` of their number unset and set are to be parted:
  /// where the lanes of one part come from.
  private static IntVector half(int bit, int set) {
    var from = new int[16];
    for (int lane = 0; lane < 16; lane++) {
      int own = (lane & ~bit) + set * bit;
      from[lane] = (lane & bit) == 0 ? own : own + 16;
    }
    return IntVector.fromArray(I, from, 0);
  }

  /// Turns frames `[frame, frame + 16)` of 16 rows.
  ///
  /// @param between memory for 256 numbers
  static void turn(float[] rows, float[] tile, int frame, float[] between) {
    for (int r = 0; r < 4; r++) {
      int row = r * QUANTUM + frame;
      IntVector a = FloatVector.fromArray(F, rows, row).reinterpretAsInts();
      IntVector b = FloatVector.fromArray(F, rows, row + 4 * QUANTUM).reinterpretAsInts();
      IntVector c = FloatVector.fromArray(F, rows, row + 8 * QUANTUM).reinterpretAsInts();
      IntVector d = FloatVector.fromArray(F, rows, row + 12 * QUANTUM).reinterpretAsInts();
      IntVector ac = EVEN_8.selectFrom(a, c);
      IntVector ca = ODD_8.selectFrom(a, c);
      IntVector bd = EVEN_8.selectFrom(b, d);
      IntVector db = ODD_8.selectFrom(b, d);
      int to = r * 16;
      EVEN_4.selectFrom(ac, bd).reinterpretAsFloats().intoArray(between, to);
      ODD_4.selectFrom(ac, bd).reinterpretAsFloats().intoArray(between, to + 64);
      EVEN_4.selectFrom(ca, db).reinterpretAsFloats().intoArray(between, to + 128);
      ODD_4.selectFrom(ca, db).reinterpretAsFloats().intoArray(between, to + 192);
    }
    for (int r = 0; r < 16; r += 4) {
      int row = r * 16;
      IntVector a = FloatVector.fromArray(F, between, row).reinterpretAsInts();
      IntVector b = FloatVector.fromArray(F, between, row + 16).reinterpretAsInts();
      IntVector c = FloatVector.fromArray(F, between, row + 32).reinterpretAsInts();
      IntVector d = FloatVector.fromArray(F, between, row + 48).reinterpretAsInts();
      IntVector ac = EVEN_2.selectFrom(a, c);
      IntVector ca = ODD_2.selectFrom(a, c);
      IntVector bd = EVEN_2.selectFrom(b, d);
      IntVector db = ODD_2.selectFrom(b, d);
      int to = (frame + r) * 16;
      EVEN_1.selectFrom(ac, bd).reinterpretAsFloats().intoArray(tile, to);
      ODD_1.selectFrom(ac, bd).reinterpretAsFloats().intoArray(tile, to + 16);
      EVEN_1.selectFrom(ca, db).reinterpretAsFloats().intoArray(tile, to + 32);
      ODD_1.selectFrom(ca, db).reinterpretAsFloats().intoArray(tile, to + 48);
    }
  }

  /// Adds up the lanes of 16 vectors and puts the sum of vector `n` in place of number `n` after
  /// `at / 16`; the vectors are spoilt.
  ///
  /// @param at where they start, a multiple of 256
  static void sum(float[] vectors, int at) {
    for (int r = at; r < at + 64; r += 16) {
      IntVector a = FloatVector.fromArray(F, vectors, r).reinterpretAsInts();
      IntVector b = FloatVector.fromArray(F, vectors, r + 64).reinterpretAsInts();
      IntVector c = FloatVector.fromArray(F, vectors, r + 128).reinterpretAsInts();
      IntVector d = FloatVector.fromArray(F, vectors, r + 192).reinterpretAsInts();
      FloatVector ac = EVEN_8.selectFrom(a, c).reinterpretAsFloats();
      ac = ac.add(ODD_8.selectFrom(a, c).reinterpretAsFloats());
      FloatVector bd = EVEN_8.selectFrom(b, d).reinterpretAsFloats();
      bd = bd.add(ODD_8.selectFrom(b, d).reinterpretAsFloats());
      IntVector x = ac.reinterpretAsInts();
      IntVector y = bd.reinterpretAsInts();
      FloatVector sum = EVEN_4.selectFrom(x, y).reinterpretAsFloats();
      sum = sum.add(ODD_4.selectFrom(x, y).reinterpretAsFloats());
      sum.intoArray(vectors, r);
    }
    IntVector a = FloatVector.fromArray(F, vectors, at).reinterpretAsInts();
    IntVector b = FloatVector.fromArray(F, vectors, at + 16).reinterpretAsInts();
    IntVector c = FloatVector.fromArray(F, vectors, at + 32).reinterpretAsInts();
    IntVector d = FloatVector.fromArray(F, vectors, at + 48).reinterpretAsInts();
    FloatVector ac = EVEN_2.selectFrom(a, c).reinterpretAsFloats();
    ac = ac.add(ODD_2.selectFrom(a, c).reinterpretAsFloats());
    FloatVector bd = EVEN_2.selectFrom(b, d).reinterpretAsFloats();
    bd = bd.add(ODD_2.selectFrom(b, d).reinterpretAsFloats());
    IntVector x = ac.reinterpretAsInts();
    IntVector y = bd.reinterpretAsInts();
    FloatVector sum = EVEN_1.selectFrom(x, y).reinterpretAsFloats();
    sum = sum.add(ODD_1.selectFrom(x, y).reinterpretAsFloats());
    sum.intoArray(vectors, at >> 4);
  }
}
