// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

import static performia.engine.sampler.kernel.Lanes.QUANTUM;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Reads lanes in plain Java. The frames under a quantum are first copied out as numbers, which is
/// what the interpreter does best too. Any thread.
final class ScalarReader {
  private static final ValueLayout.OfShort FRAME =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat WIDE_FRAME =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final float FULL_SCALE = 32768;

  private final Interpolation interpolation;
  private final SincTable[] tables;

  ScalarReader(Interpolation interpolation) {
    this.interpolation = interpolation;
    tables = interpolation == Interpolation.STUDIO ? SincTable.all() : new SincTable[0];
  }

  Interpolation interpolation() {
    return interpolation;
  }

  /// The tables of the studio reader, by [SincTable#index]; none for the others.
  SincTable[] tables() {
    return tables;
  }

  /// As [Kernel#read].
  void read(Lanes lanes, int lane, float[] rows, int at) {
    long phase = lanes.phase[lane];
    long increment = lanes.increment[lane];
    long first = lanes.base[lane] + (phase >> 32);
    long from = phase & 0xffff_ffffL;
    float[] frames = lanes.straight;
    switch (interpolation) {
      case LINEAR -> {
        copy(lanes, lane, first, span(from, increment, 2));
        linear(frames, from, increment, rows, at);
      }
      case CUBIC -> {
        copy(lanes, lane, first - 1, span(from, increment, 4));
        cubic(frames, from, increment, rows, at);
      }
      case STUDIO -> {
        SincTable table = tables[SincTable.index(increment)];
        int taps = table.taps;
        copy(lanes, lane, first - (taps / 2 - 1), span(from, increment, taps));
        studio(frames, from, increment, table, rows, at);
      }
    }
  }

  private static int span(long from, long increment, int taps) {
    return (int) (from + increment * (QUANTUM - 1) >>> 32) + taps;
  }

  /// Copies frames to the start of the lanes' window.
  private static void copy(Lanes lanes, int lane, long first, int count) {
    MemorySegment frames = lanes.frames[lane];
    float[] straight = lanes.straight;
    if (lanes.wide[lane]) {
      MemorySegment.copy(frames, WIDE_FRAME, 4 * first, straight, 0, count);
      for (int i = 0; i < count; i++) {
        straight[i] *= FULL_SCALE;
      }
    } else {
      short[] raw = lanes.raw;
      MemorySegment.copy(frames, FRAME, 2 * first, raw, 0, count);
      for (int i = 0; i < count; i++) {
        straight[i] = raw[i];
      }
    }
  }

  private static void linear(float[] w, long from, long increment, float[] out, int at) {
    long p = from;
    for (int i = 0; i < QUANTUM; i++) {
      int j = (int) (p >>> 32);
      float t = ((int) (p >>> 8) & 0xff_ffff) * 0x1p-24f;
      float here = w[j];
      out[at + i] = here + (w[j + 1] - here) * t;
      p += increment;
    }
  }

  private static void cubic(float[] w, long from, long increment, float[] out, int at) {
    long p = from;
    for (int i = 0; i < QUANTUM; i++) {
      int j = (int) (p >>> 32);
      float t = ((int) (p >>> 8) & 0xff_ffff) * 0x1p-24f;
      float before = w[j];
      float here = w[j + 1];
      float next = w[j + 2];
      float after = w[j + 3];
      float c1 = 0.5f * (next - before);
      float c3 = 0.5f * (after - before) + 1.5f * (here - next);
      float c2 = before - here + c1 - c3;
      out[at + i] = ((c3 * t + c2) * t + c1) * t + here;
      p += increment;
    }
  }

  private static void studio(
      float[] w, long from, long increment, SincTable table, float[] out, int at) {
    float[] rows = table.rows;
    int taps = table.taps;
    int restBits = 32 - table.phaseBits;
    int restMask = (1 << restBits) - 1;
    float restScale = 1f / (1 << restBits);
    long p = from;
    for (int i = 0; i < QUANTUM; i++) {
      int row = ((int) p >>> restBits) * taps;
      float rest = ((int) p & restMask) * restScale;
      out[at + i] = dot(w, (int) (p >>> 32), rows, row, taps, rest);
      p += increment;
    }
  }

  /// Four sums at once, since each has to wait for itself.
  private static float dot(float[] w, int j, float[] rows, int row, int taps, float rest) {
    int next = row + taps;
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    for (int k = 0; k < taps; k += 4) {
      float c0 = rows[row + k];
      float c1 = rows[row + k + 1];
      float c2 = rows[row + k + 2];
      float c3 = rows[row + k + 3];
      s0 += w[j + k] * (c0 + (rows[next + k] - c0) * rest);
      s1 += w[j + k + 1] * (c1 + (rows[next + k + 1] - c1) * rest);
      s2 += w[j + k + 2] * (c2 + (rows[next + k + 2] - c2) * rest);
      s3 += w[j + k + 3] * (c3 + (rows[next + k + 3] - c3) * rest);
    }
    return s0 + s1 + (s2 + s3);
  }
}
