// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import performia.engine.sampler.region.Curve;
import performia.engine.sampler.region.Parameter;

/// The envelope of one voice that moves pitch and cutoff: a convex attack, then straight lines
/// (SoundFont 2.04, section 8.1.2). A function of the voice's age. Audio thread.
final class ModulationEnvelope {
  private static final int DELAY = Parameter.ENVELOPE_DELAY_OCTAVES.slot();
  private static final int ATTACK = Parameter.ENVELOPE_ATTACK_OCTAVES.slot();
  private static final int HOLD = Parameter.ENVELOPE_HOLD_OCTAVES.slot();
  private static final int DECAY = Parameter.ENVELOPE_DECAY_OCTAVES.slot();
  private static final int SUSTAIN = Parameter.ENVELOPE_SUSTAIN.slot();
  private static final int RELEASE = Parameter.ENVELOPE_RELEASE_OCTAVES.slot();
  private static final int HOLD_PER_KEY = Parameter.ENVELOPE_HOLD_PER_KEY.slot();
  private static final int DECAY_PER_KEY = Parameter.ENVELOPE_DECAY_PER_KEY.slot();

  private final double sampleRate;
  private double attackFrom;
  private double holdFrom;
  private double decayFrom;
  private double decayPerFrame;
  private double sustain;
  private double releasePerFrame;
  private boolean released;
  private long releaseFrom;
  private double releaseLevel;

  ModulationEnvelope(double sampleRate) {
    this.sampleRate = sampleRate;
  }

  /// Starts anew from the values of a region.
  void start(float[] values, int key) {
    attackFrom = sampleRate * Power.two(values[DELAY]);
    holdFrom = attackFrom + Math.max(1, sampleRate * Power.two(values[ATTACK]));
    int above = key - 60;
    decayFrom = holdFrom + sampleRate * Power.two(values[HOLD] - above * values[HOLD_PER_KEY]);
    decayPerFrame =
        1 / Math.max(1, sampleRate * Power.two(values[DECAY] - above * values[DECAY_PER_KEY]));
    sustain = Math.max(0, Math.min(1, values[SUSTAIN]));
    releasePerFrame = 1 / Math.max(1, sampleRate * Power.two(values[RELEASE]));
    released = false;
  }

  /// The level 0..1 at an age in frames.
  double level(long age) {
    if (released) {
      return Math.max(0, releaseLevel - (age - releaseFrom) * releasePerFrame);
    }
    if (age <= attackFrom) {
      return 0;
    }
    if (age < holdFrom) {
      return Curve.CONVEX.of((float) ((age - attackFrom) / (holdFrom - attackFrom)));
    }
    return age <= decayFrom ? 1 : Math.max(sustain, 1 - (age - decayFrom) * decayPerFrame);
  }

  /// Lets go at an age: the level falls from where it stands.
  void release(long age) {
    releaseLevel = level(age);
    releaseFrom = age;
    released = true;
  }
}
