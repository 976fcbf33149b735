// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import performia.engine.sampler.kernel.Sweeps;
import performia.engine.sampler.region.Curve;
import performia.engine.sampler.region.Parameter;

/// The envelope of every lane that moves pitch and cutoff: a convex attack, then straight lines
/// (SoundFont 2.04, section 8.1.2). Kept as [VolumeEnvelopes] are. Audio thread.
final class ModulationEnvelopes {
  private static final int LONGEST = 1 << 29;

  private static final byte DELAY = 0;
  private static final byte ATTACK = 1;
  private static final byte HOLD = 2;
  private static final byte DECAY = 3;
  private static final byte REST = 4;
  private static final byte RELEASE = 5;

  private static final int DELAY_SLOT = Parameter.ENVELOPE_DELAY_OCTAVES.slot();
  private static final int ATTACK_SLOT = Parameter.ENVELOPE_ATTACK_OCTAVES.slot();
  private static final int HOLD_SLOT = Parameter.ENVELOPE_HOLD_OCTAVES.slot();
  private static final int DECAY_SLOT = Parameter.ENVELOPE_DECAY_OCTAVES.slot();
  private static final int SUSTAIN_SLOT = Parameter.ENVELOPE_SUSTAIN.slot();
  private static final int RELEASE_SLOT = Parameter.ENVELOPE_RELEASE_OCTAVES.slot();
  private static final int HOLD_PER_KEY = Parameter.ENVELOPE_HOLD_PER_KEY.slot();
  private static final int DECAY_PER_KEY = Parameter.ENVELOPE_DECAY_PER_KEY.slot();

  private final double sampleRate;
  private final byte[] stage;
  private final int[] until;
  private final float[] end;
  private final float[] slope;
  private final int[] attackFrames;
  private final int[] holdFrames;
  private final float[] decaySlope;
  private final float[] sustain;

  /// @param sweeps holds the line of every lane's stage
  ModulationEnvelopes(double sampleRate, int lanes, Sweeps sweeps) {
    this.sampleRate = sampleRate;
    stage = new byte[lanes];
    until = sweeps.until;
    end = sweeps.end;
    slope = sweeps.slope;
    attackFrames = new int[lanes];
    holdFrames = new int[lanes];
    decaySlope = new float[lanes];
    sustain = new float[lanes];
  }

  /// Starts a lane anew from the values of a region.
  void start(int lane, float[] values, int key, int clock) {
    int above = key - 60;
    attackFrames[lane] = Math.max(1, frames(values[ATTACK_SLOT]));
    holdFrames[lane] = frames(values[HOLD_SLOT] - above * values[HOLD_PER_KEY]);
    double fall = sampleRate * Power.two(values[DECAY_SLOT] - above * values[DECAY_PER_KEY]);
    decaySlope[lane] = (float) (-1 / Math.max(1, fall));
    sustain[lane] = Math.max(0, Math.min(1, values[SUSTAIN_SLOT]));
    stage[lane] = DELAY;
    slope[lane] = 0;
    end[lane] = 0;
    until[lane] = clock + frames(values[DELAY_SLOT]);
  }

  private int frames(double octaves) {
    return (int) Math.min(LONGEST, sampleRate * Power.two(octaves) + 0.5);
  }

  /// The level 0..1 of a lane at a frame, which may not lie before one that was asked for earlier.
  float at(int lane, int clock) {
    int left = until[lane] - clock;
    while (left <= 0) {
      next(lane);
      left = until[lane] - clock;
    }
    float level = end[lane] - slope[lane] * left;
    return stage[lane] == ATTACK ? Curve.CONVEX.of(level) : level;
  }

  private void next(int lane) {
    switch (stage[lane]) {
      case DELAY -> {
        stage[lane] = ATTACK;
        end[lane] = 1;
        slope[lane] = 1f / attackFrames[lane];
        until[lane] += attackFrames[lane];
      }
      case ATTACK -> rest(lane, HOLD, 1, holdFrames[lane]);
      case HOLD -> {
        stage[lane] = DECAY;
        end[lane] = sustain[lane];
        slope[lane] = decaySlope[lane];
        until[lane] += (int) Math.min(LONGEST, (sustain[lane] - 1.0) / decaySlope[lane]);
      }
      default -> rest(lane, REST, end[lane], LONGEST);
    }
  }

  private void rest(int lane, byte at, float level, int frames) {
    stage[lane] = at;
    end[lane] = level;
    slope[lane] = 0;
    until[lane] += frames;
  }

  /// Lets go at a frame: the level falls from where it stands.
  void release(int lane, int clock, float level, float[] values) {
    double frames = Math.max(1, sampleRate * Power.two((double) values[RELEASE_SLOT]));
    stage[lane] = RELEASE;
    end[lane] = 0;
    slope[lane] = (float) (-1 / frames);
    until[lane] = clock + (int) Math.min(LONGEST, frames * level);
  }

  /// Whether the level will differ from frame to frame.
  boolean moves(int lane) {
    return slope[lane] != 0;
  }

  /// Whether the level is no straight line now.
  boolean isCurved(int lane) {
    return stage[lane] == ATTACK;
  }

  /// When the stage ends that a lane is in.
  int until(int lane) {
    return until[lane];
  }
}
