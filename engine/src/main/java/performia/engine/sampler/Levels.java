// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import performia.engine.sampler.kernel.Lanes;

/// How loud every lane of the standard voice is: its volume envelope, and tremolo. Audio thread.
final class Levels {
  private final VolumeEnvelopes volumes;
  private final GainLines gains;
  private final Oscillators lfos;
  private final float[] tremoloOctaves;
  private final float[] level;
  private final float[] step;
  private final boolean[] settled;

  /// @param lfos what tremolo follows
  Levels(double sampleRate, int lanes, GainLines gains, Oscillators lfos) {
    this.gains = gains;
    this.lfos = lfos;
    volumes = new VolumeEnvelopes(sampleRate, lanes);
    tremoloOctaves = new float[lanes];
    level = new float[lanes];
    step = new float[lanes];
    settled = new boolean[lanes];
  }

  /// Starts a lane anew from the values of a region.
  void start(int lane, float[] values, int key, int clock) {
    volumes.start(lane, values, key, clock);
    level[lane] = 0;
    step[lane] = 0;
  }

  /// Sets what the oscillator does to the level, in dB.
  void tremolo(int lane, float db) {
    tremoloOctaves[lane] = db * (float) Power.OCTAVES_PER_DB;
    settled[lane] = false;
  }

  /// From frame `at` of the quantum on, heads for the level at frame `until`.
  ///
  /// @param clock the pool's, at frame 0
  /// @param frames how long the way would take
  /// @return whether the next quantum has to look again
  boolean aim(int lane, int clock, int at, int until, int frames) {
    float before = level[lane] + step[lane] * at;
    float after = volumes.at(lane, clock + until);
    step[lane] = (after - before) / (until - at);
    level[lane] = before - step[lane] * at;
    boolean trembles = tremoloOctaves[lane] != 0;
    float wanted = after;
    if (trembles) {
      wanted *= Power.two(lfos.at(lane, clock + until) * tremoloOctaves[lane]);
    }
    boolean moves = gains.aim(lane, at, frames, wanted);
    moves |= trembles || volumes.moves(lane) || step[lane] != 0;
    settled[lane] = !moves;
    return moves;
  }

  /// Whether level and gains stand where they are and stay there up to a frame of the clock.
  boolean isSettled(int lane, int clock) {
    return settled[lane] && volumes.until(lane) - clock > 0;
  }

  /// Something moves that the level alone does not know of.
  void unsettle(int lane) {
    settled[lane] = false;
  }

  /// When the stage ends that a lane is in.
  int until(int lane) {
    return volumes.until(lane);
  }

  /// Lets go of a lane at a frame of the quantum.
  void release(int lane, int clock, int at, float[] values) {
    settled[lane] = false;
    volumes.release(lane, clock + at, now(lane, at), values);
  }

  /// Lets a lane fall silent within these seconds.
  void choke(int lane, int clock, int at, double seconds) {
    settled[lane] = false;
    volumes.release(lane, clock + at, now(lane, at), seconds);
  }

  private float now(int lane, int at) {
    return Math.max(0, level[lane] + step[lane] * at);
  }

  /// The quantum has passed.
  void roll(int lane) {
    level[lane] += step[lane] * Lanes.QUANTUM;
    step[lane] = 0;
  }

  /// Whether the attack of a lane, or what comes before it, is still on.
  boolean isRising(int lane) {
    return volumes.isRising(lane);
  }

  /// Whether nothing more will be heard of a lane.
  boolean isOver(int lane) {
    return volumes.isOver(lane);
  }
}
