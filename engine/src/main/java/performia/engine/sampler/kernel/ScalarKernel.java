// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

import static performia.engine.sampler.kernel.Lanes.BUSES;
import static performia.engine.sampler.kernel.Lanes.LANES;
import static performia.engine.sampler.kernel.Lanes.QUANTUM;

import java.util.Arrays;

/// The kernel in plain Java: for the first seconds of a JVM, before vectors have been compiled, and
/// for machines without them. A tile is 16 rows one after the other; the sums are one float a
/// frame. Built off the audio thread; any thread may use it.
final class ScalarKernel implements Kernel {
  private final ScalarReader reader;

  /// Reads and mixes once to no end, so that classes are loaded before the audio thread comes.
  ScalarKernel(ScalarReader reader) {
    this.reader = reader;
    var lanes = new Lanes(LANES);
    var rows = new float[TILE];
    var sums = new float[BUSES][TILE];
    for (int lane = 0; lane < 2; lane++) {
      lanes.base[lane] = SincTable.MOST_TAPS;
      lanes.increment[lane] = 3L << 30;
      lanes.wide[lane] = lane == 1;
    }
    lanes.gain[0][0] = 1;
    lanes.stages[0] = 1;
    var sweeps = new Sweeps(LANES, 48_000);
    for (int i = 0; i < 2; i++) {
      sweep(lanes, sweeps, 0, 0);
      roll(lanes, 0);
      read(lanes, 0, 3, rows);
      filter(lanes, 0, rows, 0, QUANTUM);
      mix(lanes, 0, rows, 0, QUANTUM, sums, 0);
      fold(sums[0], new float[QUANTUM], 0, QUANTUM);
      lanes.moving[0] = true;
    }
  }

  @Override
  public Interpolation interpolation() {
    return reader.interpolation();
  }

  @Override
  public void read(Lanes lanes, int lane, float[] rows, int at) {
    reader.read(lanes, lane, rows, at);
  }

  @Override
  public void read(Lanes lanes, int group, int live, float[] rows) {
    for (int i = 0; i < LANES; i++) {
      if ((live >>> i & 1) != 0) {
        reader.read(lanes, group * LANES + i, rows, i * QUANTUM);
      } else {
        Arrays.fill(rows, i * QUANTUM, (i + 1) * QUANTUM, 0f);
      }
    }
  }

  @Override
  public void lay(Lanes lanes, float[] rows, float[] tile) {
    System.arraycopy(rows, 0, tile, 0, TILE);
  }

  @Override
  public void lay(float[] rows, int at, int lane, float[] tile, int from) {
    System.arraycopy(rows, at + from, tile, lane * QUANTUM + from, QUANTUM - from);
  }

  @Override
  public void filter(Lanes lanes, int group, float[] tile, int from, int to) {
    int stages = lanes.stages[group];
    int first = group * LANES;
    for (int stage = 0; stage < stages; stage++) {
      if (lanes.moving[group]) {
        for (int lane = 0; lane < LANES; lane += 2) {
          ScalarFilter.move(lanes, stage, first + lane, tile, lane * QUANTUM, from, to);
        }
      } else {
        for (int lane = 0; lane < LANES; lane += 4) {
          ScalarFilter.hold(lanes, stage, first + lane, tile, lane * QUANTUM, from, to);
        }
      }
      if (to == QUANTUM) {
        ScalarFilter.quiet(lanes, stage, first);
      }
    }
  }

  @Override
  public void mix(Lanes lanes, int group, float[] tile, int from, int to, float[][] sums, int at) {
    for (int bus = 0; bus < BUSES; bus++) {
      float[] gains = lanes.gain[bus];
      float[] steps = lanes.gainStep[bus];
      for (int lane = 0; lane < LANES; lane++) {
        float gain = gains[group * LANES + lane];
        float step = steps[group * LANES + lane];
        if (gain != 0 || step != 0) {
          add(tile, lane * QUANTUM, from, to, gain, step, sums[bus], at - from);
        }
      }
    }
  }

  private static void add(
      float[] tile, int row, int from, int to, float gain, float step, float[] sum, int shift) {
    for (int i = from; i < to; i++) {
      sum[shift + i] += tile[row + i] * (gain + step * i);
    }
  }

  @Override
  public void fold(float[] sums, float[] out, int at, int frames) {
    for (int i = 0; i < frames; i++) {
      out[at + i] += sums[i];
    }
    Arrays.fill(sums, 0, frames, 0f);
  }

  @Override
  public void sweep(Lanes lanes, Sweeps sweeps, int group, int then) {
    for (int lane = group * LANES; lane < (group + 1) * LANES; lane++) {
      Sweep.lane(lanes, sweeps, lane, then);
    }
  }

  @Override
  public void roll(Lanes lanes, int group) {
    int first = group * LANES;
    for (int bus = 0; bus < BUSES; bus++) {
      Sweep.roll(lanes.gain[bus], lanes.gainStep[bus], first);
    }
    for (int stage = 0; stage < lanes.stages[group] && lanes.moving[group]; stage++) {
      Sweep.roll(lanes.b0[stage], lanes.b0Step[stage], first);
      Sweep.roll(lanes.b1[stage], lanes.b1Step[stage], first);
      Sweep.roll(lanes.b2[stage], lanes.b2Step[stage], first);
      Sweep.roll(lanes.a1[stage], lanes.a1Step[stage], first);
      Sweep.roll(lanes.a2[stage], lanes.a2Step[stage], first);
    }
  }
}
