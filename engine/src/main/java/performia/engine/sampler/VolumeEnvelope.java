// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import performia.engine.sampler.region.Parameter;

/// Delay, attack, hold, decay, sustain, release of one voice's level. The attack is a straight line
/// in amplitude, decay and release are straight lines in dB (SoundFont 2.04, section 8.1.2).
///
/// It is a function of the voice's age, so it gives the same level wherever a block ends. Audio
/// thread.
final class VolumeEnvelope {
  /// What decay and release times speak of: a fall by the range of 16 bits.
  static final double FULL_FALL_DB = 96;

  /// A shorter release would click.
  private static final double MIN_RELEASE_SECONDS = 0.008;

  private static final int DELAY = Parameter.DELAY_OCTAVES.slot();
  private static final int ATTACK = Parameter.ATTACK_OCTAVES.slot();
  private static final int HOLD = Parameter.HOLD_OCTAVES.slot();
  private static final int DECAY = Parameter.DECAY_OCTAVES.slot();
  private static final int SUSTAIN = Parameter.SUSTAIN_DB.slot();
  private static final int RELEASE = Parameter.RELEASE_OCTAVES.slot();
  private static final int HOLD_PER_KEY = Parameter.HOLD_PER_KEY.slot();
  private static final int DECAY_PER_KEY = Parameter.DECAY_PER_KEY.slot();

  private final double sampleRate;
  private double attackFrom;
  private double holdFrom;
  private double decayFrom;
  private double decayDbPerFrame;
  private double sustainDb;
  private double releaseSeconds;
  private boolean released;
  private long releaseFrom;
  private double releaseFromDb;
  private double releaseDbPerFrame;

  VolumeEnvelope(double sampleRate) {
    this.sampleRate = sampleRate;
  }

  /// Starts anew from the values of a region.
  void start(float[] values, int key) {
    attackFrom = sampleRate * Power.two(values[DELAY]);
    holdFrom = attackFrom + Math.max(1, sampleRate * Power.two(values[ATTACK]));
    int above = key - 60;
    decayFrom = holdFrom + sampleRate * Power.two(values[HOLD] - above * values[HOLD_PER_KEY]);
    double decayFrames = sampleRate * Power.two(values[DECAY] - above * values[DECAY_PER_KEY]);
    decayDbPerFrame = FULL_FALL_DB / Math.max(1, decayFrames);
    sustainDb = Math.max(0, values[SUSTAIN]);
    releaseSeconds = Math.max(MIN_RELEASE_SECONDS, Power.two(values[RELEASE]));
    released = false;
  }

  /// The level 0..1 at an age in frames.
  double level(long age) {
    if (released || age >= holdFrom) {
      return Power.gain(attenuationDb(age));
    }
    return Math.max(0, (age - attackFrom) / (holdFrom - attackFrom));
  }

  /// How far the level has fallen, once the attack is over.
  private double attenuationDb(long age) {
    if (released) {
      return releaseFromDb + (age - releaseFrom) * releaseDbPerFrame;
    }
    return age <= decayFrom ? 0 : Math.min(sustainDb, (age - decayFrom) * decayDbPerFrame);
  }

  /// Lets go at an age: the level falls from where it stands.
  void release(long age) {
    release(age, releaseSeconds);
  }

  /// Lets go with a release of its own, in seconds for the full fall.
  void release(long age, double seconds) {
    double level = level(age);
    releaseFromDb = level > 1e-6 ? -20 * StrictMath.log10(level) : 120;
    releaseFrom = age;
    releaseDbPerFrame = FULL_FALL_DB / (seconds * sampleRate);
    released = true;
  }

  /// Whether nothing will be heard from this age on.
  boolean isOver(long age) {
    return (released || age >= holdFrom) && attenuationDb(age) >= FULL_FALL_DB;
  }
}
