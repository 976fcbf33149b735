// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

import static performia.engine.sampler.kernel.Lanes.BUSES;
import static performia.engine.sampler.kernel.Lanes.LANES;
import static performia.engine.sampler.kernel.Lanes.QUANTUM;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// The kernel with 256-bit vectors: time lies across the lanes while reading, voices while
/// filtering and mixing. A tile holds 16 voices a frame, and so do the sums. Slow and wasteful
/// until it has been compiled. Built off the audio thread; any thread may use it.
final class EightKernel implements Kernel {
  private final Interpolation interpolation;
  private final ScalarReader odd;
  private final EightStudio studio;

  /// @param odd reads the lanes for which no vectors are worth while
  EightKernel(ScalarReader odd) {
    this.odd = odd;
    this.interpolation = odd.interpolation();
    studio = new EightStudio(odd.tables());
  }

  @Override
  public Interpolation interpolation() {
    return interpolation;
  }

  @Override
  public void read(Lanes lanes, int group, int live, float[] rows) {
    for (int i = 0; i < LANES; i++) {
      if ((live >>> i & 1) != 0) {
        read(lanes, group * LANES + i, rows, i * QUANTUM);
      } else {
        Arrays.fill(rows, i * QUANTUM, (i + 1) * QUANTUM, 0f);
      }
    }
  }

  @Override
  public void read(Lanes lanes, int lane, float[] rows, int at) {
    switch (interpolation) {
      case LINEAR -> linear(lanes, lane, rows, at);
      case CUBIC -> cubic(lanes, lane, rows, at);
      case STUDIO -> studio.read(lanes, lane, rows, at);
    }
  }

  private void linear(Lanes lanes, int lane, float[] rows, int at) {
    long increment = lanes.increment[lane];
    if (increment >= EightReader.SLOW || lanes.wide[lane]) {
      odd.read(lanes, lane, rows, at);
    } else {
      long phase = lanes.phase[lane];
      long bytes = 2 * (lanes.base[lane] + (phase >> 32));
      long from = phase & 0xffff_ffffL;
      EightReader.linear(lanes.frames[lane], bytes, from, increment, rows, at);
    }
  }

  private void cubic(Lanes lanes, int lane, float[] rows, int at) {
    MemorySegment frames = lanes.frames[lane];
    long increment = lanes.increment[lane];
    long phase = lanes.phase[lane];
    long first = lanes.base[lane] + (phase >> 32) - 1;
    long from = phase & 0xffff_ffffL;
    if (lanes.wide[lane]) {
      if (increment < EightReader.SLOW) {
        EightReader.wideCubic(frames, 4 * first, from, increment, rows, at);
      } else {
        odd.read(lanes, lane, rows, at);
      }
    } else if (increment < EightReader.SLOW) {
      EightReader.cubic(frames, 2 * first, from, increment, rows, at);
    } else {
      EightReader.steepCubic(
          frames, 2 * first, from, increment, lanes.points, lanes.fractions, rows, at);
    }
  }

  @Override
  public void lay(Lanes lanes, float[] rows, float[] tile) {
    for (int frame = 0; frame < QUANTUM; frame += 8) {
      EightTile.turn(rows, tile, 0, frame, lanes.between);
      EightTile.turn(rows, tile, 8, frame, lanes.between);
    }
  }

  @Override
  public void lay(float[] rows, int at, int lane, float[] tile, int from) {
    for (int i = from; i < QUANTUM; i++) {
      tile[i * LANES + lane] = rows[at + i];
    }
  }

  @Override
  public void filter(Lanes lanes, int group, float[] tile, int from, int to) {
    int stages = lanes.stages[group];
    int first = group * LANES;
    for (int stage = 0; stage < stages; stage++) {
      for (int lane = first; lane < first + LANES; lane += 8) {
        if (lanes.moving[group]) {
          EightFilter.move(lanes, stage, lane, tile, from, to);
        } else {
          EightFilter.hold(lanes, stage, lane, tile, from, to);
        }
        if (to == QUANTUM) {
          EightFilter.quiet(lanes, stage, lane);
        }
      }
    }
  }

  @Override
  public void mix(Lanes lanes, int group, float[] tile, int from, int to, float[][] sums, int at) {
    int first = group * LANES;
    for (int lane = first; lane < first + LANES; lane += 8) {
      if (EightFilter.sounds(lanes, 0, lane) || EightFilter.sounds(lanes, 1, lane)) {
        EightFilter.mixSides(lanes, lane, tile, from, to, sums[0], sums[1], at);
      }
      for (int bus = 2; bus < BUSES; bus++) {
        if (EightFilter.sounds(lanes, bus, lane)) {
          EightFilter.mix(lanes, bus, lane, tile, from, to, sums[bus], at);
        }
      }
    }
  }

  @Override
  public void fold(float[] sums, float[] out, int at, int frames) {
    for (int i = 0; i < frames; i += 16) {
      EightTile.sum(sums, i * 16);
    }
    for (int i = 0; i < frames; i++) {
      out[at + i] += sums[i];
    }
    Arrays.fill(sums, 0, (frames + 15 & -16) * LANES, 0f);
  }

  @Override
  public void sweep(Lanes lanes, Sweeps sweeps, int group, int then) {
    for (int at = 0; at < LANES; at += 8) {
      int first = group * LANES + at;
      EightSweep.waves(
          sweeps.lfoFrom, sweeps.lfoPhase, sweeps.lfoStep, first, then, sweeps.wave, at);
      EightSweep.waves(
          sweeps.vibratoFrom,
          sweeps.vibratoPhase,
          sweeps.vibratoStep,
          first,
          then,
          sweeps.vibrato,
          at);
      EightSweep.lines(sweeps, first, then);
      EightSweep.pitch(sweeps, first, at);
      EightSweep.angles(sweeps, first, at);
      EightSweep.filter(sweeps, first, at);
      EightSweep.head(sweeps.b0Aim, at, lanes.b0[0], lanes.b0Step[0], first);
      EightSweep.head(sweeps.a1Aim, at, lanes.a1[0], lanes.a1Step[0], first);
      EightSweep.head(sweeps.a2Aim, at, lanes.a2[0], lanes.a2Step[0], first);
      EightSweep.follow(lanes.b0[0], lanes.b1[0], lanes.b2[0], first);
      EightSweep.follow(lanes.b0Step[0], lanes.b1Step[0], lanes.b2Step[0], first);
    }
  }

  @Override
  public void roll(Lanes lanes, int group) {
    for (int first = group * LANES; first < (group + 1) * LANES; first += 8) {
      for (int bus = 0; bus < BUSES; bus++) {
        EightSweep.roll(lanes.gain[bus], lanes.gainStep[bus], first);
      }
      for (int stage = 0; stage < lanes.stages[group] && lanes.moving[group]; stage++) {
        EightSweep.roll(lanes.b0[stage], lanes.b0Step[stage], first);
        EightSweep.roll(lanes.b1[stage], lanes.b1Step[stage], first);
        EightSweep.roll(lanes.b2[stage], lanes.b2Step[stage], first);
        EightSweep.roll(lanes.a1[stage], lanes.a1Step[stage], first);
        EightSweep.roll(lanes.a2[stage], lanes.a2Step[stage], first);
      }
    }
  }
}
