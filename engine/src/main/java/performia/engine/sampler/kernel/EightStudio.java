// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

import static performia.engine.sampler.kernel.Lanes.QUANTUM;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The studio reader with 256-bit vectors: a tap a lane, sixteen outputs at a time summed across.
/// Built on a loader thread; any thread may use it.
final class EightStudio {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_256;
  private static final VectorSpecies<Short> S = ShortVector.SPECIES_128;
  private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

  private final SincTable[] tables;

  /// By speed and sixteen taps: phase by phase.
  private final MemorySegment[][] taps;

  EightStudio(SincTable[] tables) {
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
        for (int tap = 16; tap < table.taps; tap += 16) {
          more(frames, 2 * (first + tap), p, increment, weights[tap >> 4], shift, block);
        }
      }
      EightTile.sum(block, 0);
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
      FloatVector w1 = FloatVector.fromMemorySegment(F, weights, row + 32, ORDER);
      w = FloatVector.fromMemorySegment(F, weights, row + 64, ORDER).sub(w).fma(rest, w);
      w1 = FloatVector.fromMemorySegment(F, weights, row + 96, ORDER).sub(w1).fma(rest, w1);
      long start = bytes + 2 * (p >>> 32);
      FloatVector x =
          (FloatVector)
              ShortVector.fromMemorySegment(S, frames, start, ORDER)
                  .convertShape(VectorOperators.S2F, F, 0);
      FloatVector x1 =
          (FloatVector)
              ShortVector.fromMemorySegment(S, frames, start + 16, ORDER)
                  .convertShape(VectorOperators.S2F, F, 0);
      x.mul(w).intoArray(out, i);
      x1.mul(w1).intoArray(out, i + 8);
      p += increment;
    }
  }

  /// Adds the products of sixteen more taps each.
  private static void more(
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
      FloatVector w1 = FloatVector.fromMemorySegment(F, weights, row + 32, ORDER);
      w = FloatVector.fromMemorySegment(F, weights, row + 64, ORDER).sub(w).fma(rest, w);
      w1 = FloatVector.fromMemorySegment(F, weights, row + 96, ORDER).sub(w1).fma(rest, w1);
      long start = bytes + 2 * (p >>> 32);
      FloatVector x =
          (FloatVector)
              ShortVector.fromMemorySegment(S, frames, start, ORDER)
                  .convertShape(VectorOperators.S2F, F, 0);
      FloatVector x1 =
          (FloatVector)
              ShortVector.fromMemorySegment(S, frames, start + 16, ORDER)
                  .convertShape(VectorOperators.S2F, F, 0);
      x.fma(w, FloatVector.fromArray(F, out, i)).intoArray(out, i);
      x1.fma(w1, FloatVector.fromArray(F, out, i + 8)).intoArray(out, i + 8);
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
      FloatVector w1 = FloatVector.fromMemorySegment(F, weights, row + 32, ORDER);
      w = FloatVector.fromMemorySegment(F, weights, row + 64, ORDER).sub(w).fma(rest, w);
      w1 = FloatVector.fromMemorySegment(F, weights, row + 96, ORDER).sub(w1).fma(rest, w1);
      long start = bytes + 4 * (p >>> 32);
      FloatVector x = FloatVector.fromMemorySegment(F, frames, start, ORDER).mul(32768f);
      FloatVector x1 = FloatVector.fromMemorySegment(F, frames, start + 32, ORDER).mul(32768f);
      x.fma(w, FloatVector.fromArray(F, out, i).mul(keep)).intoArray(out, i);
      x1.fma(w1, FloatVector.fromArray(F, out, i + 8).mul(keep)).intoArray(out, i + 8);
      p += increment;
    }
  }
}
