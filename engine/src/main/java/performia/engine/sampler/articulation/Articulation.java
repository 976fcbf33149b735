// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

import performia.engine.sampler.region.Region;

/// How one region of an instrument answers: when it sounds, with which recordings, how loud, how
/// high, how it moves and what ends it. Immutable once its instrument is built; built by a loader,
/// read by the audio thread.
public final class Articulation {
  private final Conditions conditions;
  private final Switches switches;
  private final Start start;
  private final Pitch pitch;
  private final Loudness loudness;
  private final Movement movement;
  private final Ending ending;
  private Region[][] sides = {};

  public Articulation(
      Conditions conditions,
      Switches switches,
      Start start,
      Pitch pitch,
      Loudness loudness,
      Movement movement,
      Ending ending) {
    this.conditions = conditions;
    this.switches = switches;
    this.start = start;
    this.pitch = pitch;
    this.loudness = loudness;
    this.movement = movement;
    this.ending = ending;
  }

  /// Says what it sounds with; called once, by whoever built it.
  ///
  /// @param recordings for one pitch range after another: one region for a mono sound, left and
  ///   right for a stereo one
  public void sound(Region[][] recordings) {
    Region[][] copy = new Region[recordings.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = recordings[i].clone();
    }
    sides = copy;
  }

  /// The regions that sound for a key, one a side: those whose range has it, else the last ones;
  /// empty when there is nothing to hear. Shared: must not be written.
  Region[] sides(int key) {
    Region[] found = NOTHING;
    for (Region[] one : sides) {
      found = one;
      if (one[0].range().hasKey(key)) {
        return one;
      }
    }
    return found;
  }

  private static final Region[] NOTHING = {};

  public Conditions conditions() {
    return conditions;
  }

  public Switches switches() {
    return switches;
  }

  public Start start() {
    return start;
  }

  public Pitch pitch() {
    return pitch;
  }

  public Loudness loudness() {
    return loudness;
  }

  public Movement movement() {
    return movement;
  }

  public Ending ending() {
    return ending;
  }
}
