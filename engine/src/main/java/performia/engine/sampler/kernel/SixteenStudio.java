// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

import static performia.engine.sampler.kernel.Lanes.QUANTUM;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The studio reader with 512-bit vectors: a tap a lane, sixteen outputs at a time summed across.
/// Built on a loader thread; any thread may use it.
final class SixteenStudio {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_512;
  private static final VectorSpecies<Short> S = ShortVector.SPECIES_256;
  private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

  private final SincTable[] tables;

  /// By speed and sixteen taps: phase by phase.
  private final MemorySegment[][] taps;

  SixteenStudio(SincTable[] tables) {
    this.tables = tables;
    taps = new MemorySegment[tables.length][];
    for (int i = 0; i < tables.length; i++) {
      taps[i] = tables[i].laidOut();
    }
  }

  /// As [Kernel#read].
  void read(Lanes lanes, int lane, float[] rows, int at) {
    long phase = lanes.phase[lane];
    long increment = lanes.increment[lane];
    int speed = SincTable.index(increment);
    SincTable table = tables[speed];
    int shift = 32 - table.phaseBits;
    MemorySegment frames = lanes.frames[lane];
    long first = lanes.base[lane] + (phase >> 32) - (table.taps / 2 - 1);
    float[] block = lanes.between;
    boolean wide = lanes.wide[lane];
    long p = phase & 0xffff_ffffL;
    for (int i = 0; i < QUANTUM; i += 16) {
      MemorySegment[] weights = taps[speed];
      if (wide) {
        for (int tap = 0; tap < table.taps; tap += 16) {
          wide(frames, 4 * (first + tap), p, increment, weights[tap >> 4], shift, block, tap > 0);
        }
      } else {
        first(frames, 2 * first, p, increment, weights[0], shift, block);
        for (int tap = 16; tap < table.taps; tap += 32) {
          int piece = tap >> 4;
          long bytes = 2 * (first + tap);
          more(frames, bytes, p, increment, weights[piece], weights[piece + 1], shift, block);
        }
      }
      SixteenTile.sum(block, 0);
      System.arraycopy(block, 0, rows, at + i, 16);
      p += increment << 4;
    }
  }

  /// Sixteen outputs, the products of sixteen taps each.
  private static void first(
      MemorySegment frames,
      long bytes,
      long from,
      long increment,
      MemorySegment weights,
      int shift,
      float[] out) {
    float scale = 1f / (1 << shift);
    int mask = (1 << shift) - 1;
    long p = from;
    for (int i = 0; i < 256; i += 16) {
      long row = (long) ((int) p >>> shift) << 6;
      FloatVector rest = FloatVector.broadcast(F, ((int) p & mask) * scale);
      FloatVector w = FloatVector.fromMemorySegment(F, weights, row, ORDER);
      w = FloatVector.fromMemorySegment(F, weights, row + 64, ORDER).sub(w).fma(rest, w);
      FloatVector x =
          (FloatVector)
              ShortVector.fromMemorySegment(S, frames, bytes + 2 * (p >>> 32), ORDER)
                  .convertShape(VectorOperators.S2F, F, 0);
      x.mul(w).intoArray(out, i);
      p += increment;
    }
  }

  /// Adds the products of thirty-two more taps each.
  private static void more(
      MemorySegment frames,
      long bytes,
      long from,
      long increment,
      MemorySegment weights,
      MemorySegment weights2,
      int shift,
      float[] out) {
    float scale = 1f / (1 << shift);
    int mask = (1 << shift) - 1;
    long p = from;
    for (int i = 0; i < 256; i += 16) {
      long row = (long) ((int) p >>> shift) << 6;
      FloatVector rest = FloatVector.broadcast(F, ((int) p & mask) * scale);
      FloatVector w = FloatVector.fromMemorySegment(F, weights, row, ORDER);
      w = FloatVector.fromMemorySegment(F, weights, row + 64, ORDER).sub(w).fma(rest, w);
      FloatVector w2 = FloatVector.fromMemorySegment(F, weights2, row, ORDER);
      w2 = FloatVector.fromMemorySegment(F, weights2, row + 64, ORDER).sub(w2).fma(rest, w2);
      long start = bytes + 2 * (p >>> 32);
      FloatVector x =
          (FloatVector)
              ShortVector.fromMemorySegment(S, frames, start, ORDER)
                  .convertShape(VectorOperators.S2F, F, 0);
      FloatVector x2 =
          (FloatVector)
              ShortVector.fromMemorySegment(S, frames, start + 32, ORDER)
                  .convertShape(VectorOperators.S2F, F, 0);
      x2.fma(w2, x.fma(w, FloatVector.fromArray(F, out, i))).intoArray(out, i);
      p += increment;
    }
  }

  /// As the others, of 32-bit floats.
  private static void wide(
      MemorySegment frames,
      long bytes,
      long from,
      long increment,
      MemorySegment weights,
      int shift,
      float[] out,
      boolean onTop) {
    float scale = 1f / (1 << shift);
    int mask = (1 << shift) - 1;
    float keep = onTop ? 1 : 0;
    long p = from;
    for (int i = 0; i < 256; i += 16) {
      long row = (long) ((int) p >>> shift) << 6;
      FloatVector rest = FloatVector.broadcast(F, ((int) p & mask) * scale);
      FloatVector w = FloatVector.fromMemorySegment(F, weights, row, ORDER);
      w = FloatVector.fromMemorySegment(F, weights, row + 64, ORDER).sub(w).fma(rest, w);
      FloatVector x =
          FloatVector.fromMemorySegment(F, frames, bytes + 4 * (p >>> 32), ORDER).mul(32768f);
      x.fma(w, FloatVector.fromArray(F, out, i).mul(keep)).intoArray(out, i);
      p += increment;
    }
  }
}
