// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.util.Arrays;
import performia.engine.sampler.region.Parameter;

/// What GS, XG and key-based instrument control (MIDI CA-023) set for single keys, mostly drums:
/// pitch, level, place, sends, filter, envelope. Built off the audio thread, used only on it.
final class KeySettings {
  static final int CENTS = 0;
  static final int ATTENUATION_DB = 1;

  /// Added to the place the bank gives the key, so that its stereo recordings stay stereo.
  static final int PAN = 2;

  static final int REVERB = 3;
  static final int CHORUS = 4;
  static final int CUTOFF_OCTAVES = 5;
  static final int RESONANCE_DB = 6;
  static final int ATTACK_OCTAVES = 7;
  static final int DECAY_OCTAVES = 8;
  private static final int COUNT = 9;
  private static final int KEYS = 128;

  private final float[][] settings = new float[COUNT][KEYS];
  private boolean used = true;

  KeySettings() {
    reset();
  }

  void reset() {
    if (used) {
      for (int i = 0; i < COUNT; i++) {
        Arrays.fill(settings[i], i == REVERB || i == CHORUS ? 1 : 0);
      }
      used = false;
    }
  }

  /// Sets one of the numbers above for a key; sends are shares of what they were.
  void set(int which, int key, float value) {
    settings[which][key] = value;
    used = true;
  }

  float get(int which, int key) {
    return settings[which][key];
  }

  boolean isUsed() {
    return used;
  }

  void shape(int key, float[] values) {
    values[Parameter.PITCH_CENTS.slot()] += settings[CENTS][key];
    values[Parameter.ATTENUATION_DB.slot()] += settings[ATTENUATION_DB][key];
    values[Parameter.PAN.slot()] += settings[PAN][key];
    values[Parameter.REVERB_SEND.slot()] *= settings[REVERB][key];
    values[Parameter.CHORUS_SEND.slot()] *= settings[CHORUS][key];
    values[Parameter.CUTOFF_OCTAVES.slot()] += settings[CUTOFF_OCTAVES][key];
    values[Parameter.RESONANCE_DB.slot()] += settings[RESONANCE_DB][key];
    values[Parameter.ATTACK_OCTAVES.slot()] += settings[ATTACK_OCTAVES][key];
    values[Parameter.DECAY_OCTAVES.slot()] += settings[DECAY_OCTAVES][key];
  }
}
