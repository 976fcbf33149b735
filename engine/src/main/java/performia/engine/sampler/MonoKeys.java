// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

/// The keys that are down on a channel in mono mode, the last struck on top. Built off the audio
/// thread, used only on it.
final class MonoKeys {
  static final int NONE = -1;

  private final int[] keys = new int[128];
  private final float[] velocities = new float[128];
  private int count;

  void clear() {
    count = 0;
  }

  /// The key that sounds, or [#NONE].
  int top() {
    return count == 0 ? NONE : keys[count - 1];
  }

  /// How hard the top key was struck.
  float velocity() {
    return count == 0 ? 0 : velocities[count - 1];
  }

  /// A key went down.
  void push(int key, float velocity) {
    remove(key);
    keys[count] = key;
    velocities[count++] = velocity;
  }

  /// A key went up.
  void remove(int key) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (keys[i] != key) {
        keys[kept] = keys[i];
        velocities[kept++] = velocities[i];
      }
    }
    count = kept;
  }
}
