// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

import java.util.Arrays;

/// Where the controllers of one channel stand: MIDI's 128, the extended ones that stand for what is
/// not a controller, and room for an instrument's own. Built off the audio thread, used only on it.
public final class Controllers {
  /// How many there are.
  public static final int COUNT = 512;

  static final int BEND = 128;
  static final int PRESSURE = 129;
  static final int KEY_PRESSURE = 130;
  static final int VELOCITY = 131;
  static final int RELEASE_VELOCITY = 132;
  static final int KEY = 133;
  static final int GATE = 134;
  static final int RANDOM = 135;
  static final int BIPOLAR_RANDOM = 136;
  static final int ALTERNATE = 137;
  static final int KEY_DELTA = 140;
  static final int KEY_DISTANCE = 141;

  private final float[] values = new float[COUNT];
  private final float[] keyPressure = new float[128];
  private float tuneCents;

  /// Puts everything where the instrument wants it at first.
  void reset(float[] defaults) {
    System.arraycopy(defaults, 0, values, 0, COUNT);
    Arrays.fill(keyPressure, 0);
    tuneCents = 0;
  }

  /// Where a controller stands: 0..1, the bend -1..1.
  public float value(int number) {
    return values[number];
  }

  void set(int number, float value) {
    values[number] = value;
  }

  /// Tunes every note of the channel by so many cents, whatever the instrument says.
  public void tune(float cents) {
    tuneCents = cents;
  }

  /// By how many cents every note is tuned.
  public float tuneCents() {
    return tuneCents;
  }

  float keyPressure(int key) {
    return keyPressure[key & 127];
  }

  void keyPressure(int key, float value) {
    keyPressure[key & 127] = value;
    values[KEY_PRESSURE] = value;
  }
}
