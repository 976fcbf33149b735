// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How far each key of a channel lies from the tempered scale, in cents. A change is either heard
/// at once or from the key's next note on, as the MIDI Tuning Standard tells them apart. Built off
/// the audio thread, used only on it.
final class KeyTuning {
  private final float[] sounding = new float[TuningShelf.KEYS];
  private final float[] wanted = new float[TuningShelf.KEYS];
  private final float[] scale = new float[12];

  /// Tempered again.
  void reset() {
    Arrays.fill(scale, 0);
    Arrays.fill(wanted, 0);
    Arrays.fill(sounding, 0);
  }

  /// Takes a whole tuning; null is the tempered one.
  void take(float @Nullable [] cents, boolean atOnce) {
    for (int key = 0; key < TuningShelf.KEYS; key++) {
      key(key, cents == null ? 0 : cents[key], atOnce);
    }
  }

  /// Tunes one key.
  void key(int key, float cents, boolean atOnce) {
    wanted[key] = cents;
    if (atOnce) {
      sound(key);
    }
  }

  /// Tunes one of twelve pitch classes, C = 0.
  void scale(int pitchClass, float cents, boolean atOnce) {
    scale[pitchClass] = cents;
    for (int key = pitchClass; atOnce && key < TuningShelf.KEYS; key += 12) {
      sound(key);
    }
  }

  /// A note of the key begins: what was waiting for it is heard now.
  void sound(int key) {
    sounding[key] = wanted[key] + scale[key % 12];
  }

  /// What the key's notes are moved by now.
  float cents(int key) {
    return sounding[key];
  }
}
