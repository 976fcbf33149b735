// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import performia.engine.sampler.region.Parameter;

/// Delay, attack, hold, decay, sustain and release of every lane's level. The attack is a straight
/// line in amplitude, decay and release are straight lines in dB (SoundFont 2.04, section 8.1.2).
///
/// A stage is a line that ends at a frame of the pool's clock, so a level is a function of the
/// clock, nothing is summed up, and lanes that need not be looked at cost nothing. The clock may
/// wrap: only differences count. Audio thread.
final class VolumeEnvelopes {
  /// What decay and release times speak of: a fall by the range of 16 bits.
  static final double FULL_FALL_DB = 96;

  private static final float SILENT_OCTAVES = (float) (-FULL_FALL_DB * Power.OCTAVES_PER_DB);

  /// A shorter release would click.
  private static final double MIN_RELEASE_SECONDS = 0.008;

  /// As good as for ever, and half of what differences of the clock can hold.
  private static final int LONGEST = 1 << 29;

  private static final byte DELAY = 0;
  private static final byte ATTACK = 1;
  private static final byte HOLD = 2;
  private static final byte DECAY = 3;
  private static final byte SUSTAIN = 4;
  private static final byte RELEASE = 5;
  private static final byte OVER = 6;

  private static final int DELAY_SLOT = Parameter.DELAY_OCTAVES.slot();
  private static final int ATTACK_SLOT = Parameter.ATTACK_OCTAVES.slot();
  private static final int HOLD_SLOT = Parameter.HOLD_OCTAVES.slot();
  private static final int DECAY_SLOT = Parameter.DECAY_OCTAVES.slot();
  private static final int SUSTAIN_SLOT = Parameter.SUSTAIN_DB.slot();
  private static final int RELEASE_SLOT = Parameter.RELEASE_OCTAVES.slot();
  private static final int HOLD_PER_KEY = Parameter.HOLD_PER_KEY.slot();
  private static final int DECAY_PER_KEY = Parameter.DECAY_PER_KEY.slot();

  private final double sampleRate;
  private final byte[] stage;
  private final int[] until;
  private final float[] end;
  private final float[] slope;
  private final int[] attackFrames;
  private final int[] holdFrames;
  private final float[] decaySlope;
  private final float[] sustain;

  VolumeEnvelopes(double sampleRate, int lanes) {
    this.sampleRate = sampleRate;
    stage = new byte[lanes];
    until = new int[lanes];
    end = new float[lanes];
    slope = new float[lanes];
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
    decaySlope[lane] = (float) (SILENT_OCTAVES / Math.max(1, fall));
    double low = Math.max(0, values[SUSTAIN_SLOT]) * Power.OCTAVES_PER_DB;
    sustain[lane] = Math.max(SILENT_OCTAVES, (float) -low);
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
    byte now = stage[lane];
    if (now == DELAY || now == OVER) {
      return 0;
    }
    float level = end[lane] - slope[lane] * left;
    return now == ATTACK ? level : Power.two(level);
  }

  private void next(int lane) {
    switch (stage[lane]) {
      case DELAY -> {
        stage[lane] = ATTACK;
        end[lane] = 1;
        slope[lane] = 1f / attackFrames[lane];
        until[lane] += attackFrames[lane];
      }
      case ATTACK -> rest(lane, HOLD, 0, holdFrames[lane]);
      case HOLD -> {
        stage[lane] = DECAY;
        end[lane] = sustain[lane];
        slope[lane] = decaySlope[lane];
        until[lane] += (int) Math.min(LONGEST, (double) sustain[lane] / decaySlope[lane]);
      }
      case DECAY, SUSTAIN ->
          rest(lane, sustain[lane] > SILENT_OCTAVES ? SUSTAIN : OVER, sustain[lane], LONGEST);
      default -> rest(lane, OVER, SILENT_OCTAVES, LONGEST);
    }
  }

  private void rest(int lane, byte at, float octaves, int frames) {
    stage[lane] = at;
    end[lane] = octaves;
    slope[lane] = 0;
    until[lane] += frames;
  }

  /// Lets go at a frame: the level falls from where it stands.
  void release(int lane, int clock, float level, float[] values) {
    release(lane, clock, level, Power.two((double) values[RELEASE_SLOT]));
  }

  /// Lets go with a release of its own, in seconds for the full fall.
  void release(int lane, int clock, float level, double seconds) {
    until[lane] = clock;
    if (level < 1e-5f) {
      rest(lane, OVER, SILENT_OCTAVES, LONGEST);
      return;
    }
    double frames = Math.max(MIN_RELEASE_SECONDS, seconds) * sampleRate;
    double share = 1 - Power.log2(level) / SILENT_OCTAVES;
    stage[lane] = RELEASE;
    end[lane] = SILENT_OCTAVES;
    slope[lane] = (float) (SILENT_OCTAVES / frames);
    until[lane] = clock + Math.max(1, (int) Math.min(LONGEST, frames * share));
  }

  /// Whether the level will differ from frame to frame.
  boolean moves(int lane) {
    return slope[lane] != 0;
  }

  /// When the stage ends that a lane is in.
  int until(int lane) {
    return until[lane];
  }

  /// Whether nothing more will be heard.
  boolean isOver(int lane) {
    return stage[lane] == OVER;
  }

  /// Whether the attack, or what comes before it, is still on.
  boolean isRising(int lane) {
    return stage[lane] <= ATTACK;
  }
}
