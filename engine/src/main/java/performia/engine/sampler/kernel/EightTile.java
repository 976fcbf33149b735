// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

import static performia.engine.sampler.kernel.Lanes.QUANTUM;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Rows to tiles, and sums over lanes, with 256-bit vectors, by butterflies as in [SixteenTile]:
/// one vector's lanes trade places, and a blend puts them into the other. Any thread.
///
/// No vector is given to or taken from a method of ours here, as in [SixteenReader].
final class EightTile {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_256;
  private static final VectorSpecies<Integer> I = IntVector.SPECIES_256;
  private static final IntVector COUNT = IntVector.broadcast(I, 0).addIndex(1);
  private static final IntVector TRADE_1 =
      IntVector.broadcast(I, 1).lanewise(VectorOperators.XOR, COUNT);
  private static final IntVector TRADE_2 =
      IntVector.broadcast(I, 2).lanewise(VectorOperators.XOR, COUNT);
  private static final IntVector TRADE_4 =
      IntVector.broadcast(I, 4).lanewise(VectorOperators.XOR, COUNT);
  private static final VectorMask<Integer> ODD_1 = VectorMask.fromLong(I, 0xaa);
  private static final VectorMask<Integer> ODD_2 = VectorMask.fromLong(I, 0xcc);
  private static final VectorMask<Integer> ODD_4 = VectorMask.fromLong(I, 0xf0);

  private EightTile() {}

  /// Turns frames `[frame, frame + 8)` of rows `[first, first + 8)`.
  ///
  /// @param between memory for 64 numbers
  static void turn(float[] rows, float[] tile, int first, int frame, float[] between) {
    for (int r = 0; r < 2; r++) {
      int row = (first + r) * QUANTUM + frame;
      IntVector a = FloatVector.fromArray(F, rows, row).reinterpretAsInts();
      IntVector b = FloatVector.fromArray(F, rows, row + 2 * QUANTUM).reinterpretAsInts();
      IntVector c = FloatVector.fromArray(F, rows, row + 4 * QUANTUM).reinterpretAsInts();
      IntVector d = FloatVector.fromArray(F, rows, row + 6 * QUANTUM).reinterpretAsInts();
      IntVector ac = a.blend(TRADE_4.selectFrom(c), ODD_4);
      IntVector ca = TRADE_4.selectFrom(a).blend(c, ODD_4);
      IntVector bd = b.blend(TRADE_4.selectFrom(d), ODD_4);
      IntVector db = TRADE_4.selectFrom(b).blend(d, ODD_4);
      IntVector zeroth = ac.blend(TRADE_2.selectFrom(bd), ODD_2);
      IntVector third = TRADE_2.selectFrom(ac).blend(bd, ODD_2);
      IntVector fifth = ca.blend(TRADE_2.selectFrom(db), ODD_2);
      IntVector seventh = TRADE_2.selectFrom(ca).blend(db, ODD_2);
      int to = r * 8;
      zeroth.reinterpretAsFloats().intoArray(between, to);
      third.reinterpretAsFloats().intoArray(between, to + 16);
      fifth.reinterpretAsFloats().intoArray(between, to + 32);
      seventh.reinterpretAsFloats().intoArray(between, to + 48);
    }
    for (int r = 0; r < 8; r += 2) {
      IntVector a = FloatVector.fromArray(F, between, r * 8).reinterpretAsInts();
      IntVector b = FloatVector.fromArray(F, between, r * 8 + 8).reinterpretAsInts();
      IntVector even = a.blend(TRADE_1.selectFrom(b), ODD_1);
      IntVector odd = TRADE_1.selectFrom(a).blend(b, ODD_1);
      int to = (frame + r) * 16 + first;
      even.reinterpretAsFloats().intoArray(tile, to);
      odd.reinterpretAsFloats().intoArray(tile, to + 16);
    }
  }

  /// Adds up the lanes of 16 vectors of 16 lanes and puts the sum of vector `n` in place of number
  /// `n` after `at / 16`; the vectors are spoilt.
  ///
  /// @param at where they start, a multiple of 256
  static void sum(float[] vectors, int at) {
    eight(vectors, at, at >> 4);
    eight(vectors, at + 128, (at >> 4) + 8);
  }

  private static void eight(float[] vectors, int at, int to) {
    for (int r = at; r < at + 32; r += 16) {
      FloatVector a = FloatVector.fromArray(F, vectors, r);
      FloatVector b = FloatVector.fromArray(F, vectors, r + 32);
      FloatVector c = FloatVector.fromArray(F, vectors, r + 64);
      FloatVector d = FloatVector.fromArray(F, vectors, r + 96);
      a = a.add(FloatVector.fromArray(F, vectors, r + 8));
      b = b.add(FloatVector.fromArray(F, vectors, r + 40));
      c = c.add(FloatVector.fromArray(F, vectors, r + 72));
      d = d.add(FloatVector.fromArray(F, vectors, r + 104));
      IntVector aBits = a.reinterpretAsInts();
      IntVector bBits = b.reinterpretAsInts();
      IntVector cBits = c.reinterpretAsInts();
      IntVector dBits = d.reinterpretAsInts();
      IntVector acTrade = cBits.blend(aBits, ODD_4);
      FloatVector ac = TRADE_4.selectFrom(acTrade).reinterpretAsFloats();
      ac = ac.add(aBits.blend(cBits, ODD_4).reinterpretAsFloats());
      IntVector bdTrade = dBits.blend(bBits, ODD_4);
      FloatVector bd = TRADE_4.selectFrom(bdTrade).reinterpretAsFloats();
      bd = bd.add(bBits.blend(dBits, ODD_4).reinterpretAsFloats());
      IntVector x = ac.reinterpretAsInts();
      IntVector y = bd.reinterpretAsInts();
      IntVector sumTrade = y.blend(x, ODD_2);
      FloatVector sum = TRADE_2.selectFrom(sumTrade).reinterpretAsFloats();
      sum = sum.add(x.blend(y, ODD_2).reinterpretAsFloats());
      sum.intoArray(vectors, r);
    }
    IntVector x = FloatVector.fromArray(F, vectors, at).reinterpretAsInts();
    IntVector y = FloatVector.fromArray(F, vectors, at + 16).reinterpretAsInts();
    IntVector sumTrade = y.blend(x, ODD_1);
    FloatVector sum = TRADE_1.selectFrom(sumTrade).reinterpretAsFloats();
    sum = sum.add(x.blend(y, ODD_1).reinterpretAsFloats());
    sum.intoArray(vectors, to);
  }
}
