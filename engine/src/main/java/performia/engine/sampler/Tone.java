// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.util.Arrays;
import performia.engine.sampler.region.Parameter;
import performia.engine.sampler.region.Region;

/// The sound controllers 71..78 of a channel (General MIDI 2, section 3.3) and the part parameters
/// of GS and XG that do the same: steps -64..63 around what the bank's author chose. A region that
/// listens to such a controller itself is not moved by it twice. Built off the audio thread, used
/// only on it.
final class Tone {
  static final int FIRST = 71;
  static final int RESONANCE = 0;
  static final int RELEASE = 1;
  static final int ATTACK = 2;
  static final int CUTOFF = 3;
  static final int DECAY = 4;
  static final int VIBRATO_RATE = 5;
  static final int VIBRATO_DEPTH = 6;
  static final int VIBRATO_DELAY = 7;
  static final int COUNT = 8;

  /// Ends of the ranges; devices agree on the direction only. Cutoff and times as octaves.
  private static final float CUTOFF_OCTAVES = 4;

  private static final float RESONANCE_DB = 18;
  private static final float TIME_OCTAVES = 4;
  private static final float RATE_OCTAVES = 1.5f;
  private static final float VIBRATO_CENTS = 50;

  /// A time that the bank left at nothing grows from 2^-8 s up to 2^2 s.
  private static final float GROW_FROM_OCTAVES = -8;

  private static final float GROW_OCTAVES = 10;

  private final float[] part = new float[COUNT];

  void reset() {
    Arrays.fill(part, 0);
  }

  /// Sets a part parameter, -64..63.
  void part(int which, float steps) {
    part[which] = steps;
  }

  float part(int which) {
    return part[which];
  }

  /// Whether anything is moved at all.
  boolean isMoved(float[] controllers) {
    for (int i = 0; i < COUNT; i++) {
      if (part[i] != 0 || Math.abs(controllers[FIRST + i] - Channel.MIDDLE) > 1e-4f) {
        return true;
      }
    }
    return false;
  }

  /// Moves a region's values.
  ///
  /// @param controllers where they stand, 0..1 by number
  /// @param brightness what the manager of an MPE zone adds to controller 74, in steps
  void shape(float[] controllers, float brightness, Region region, float[] values) {
    float resonance = share(RESONANCE, controllers, 0, region);
    float cutoff = share(CUTOFF, controllers, brightness, region);
    float rate = share(VIBRATO_RATE, controllers, 0, region);
    values[Parameter.RESONANCE_DB.slot()] += resonance * RESONANCE_DB;
    values[Parameter.CUTOFF_OCTAVES.slot()] += cutoff * CUTOFF_OCTAVES;
    values[Parameter.VIBRATO_RATE_OCTAVES.slot()] += rate * RATE_OCTAVES;
    grow(values, Parameter.RELEASE_OCTAVES.slot(), share(RELEASE, controllers, 0, region));
    float decay = share(DECAY, controllers, 0, region);
    values[Parameter.DECAY_OCTAVES.slot()] += decay * TIME_OCTAVES;
    grow(values, Parameter.ATTACK_OCTAVES.slot(), share(ATTACK, controllers, 0, region));
    float delay = share(VIBRATO_DELAY, controllers, 0, region);
    grow(values, Parameter.VIBRATO_DELAY_OCTAVES.slot(), delay);
    vibrato(values, share(VIBRATO_DEPTH, controllers, 0, region));
  }

  /// -1..1 of the way.
  private float share(int which, float[] controllers, float more, Region region) {
    float steps = part[which];
    int controller = FIRST + which;
    if (!region.listensTo(controller)) {
      steps += controllers[controller] * 127 - 64 + more;
    }
    return Math.max(-1, Math.min(1, steps / (steps > 0 ? 63 : 64)));
  }

  /// A time that the bank left at nothing could be multiplied for ever.
  private static void grow(float[] values, int slot, float share) {
    float grown = values[slot] + share * TIME_OCTAVES;
    float floor = share > 0 ? GROW_FROM_OCTAVES + share * GROW_OCTAVES : grown;
    values[slot] = Math.max(grown, floor);
  }

  private static void vibrato(float[] values, float share) {
    int slot = Parameter.VIBRATO_TO_PITCH_CENTS.slot();
    values[slot] = share > 0 ? values[slot] + share * VIBRATO_CENTS : values[slot] * (1 + share);
  }
}
