// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

import java.util.Arrays;

/// What the keys of one channel have done: which are down, how hard and when they were struck,
/// which came last, what the key switches say. Built off the audio thread, used only on it.
final class Keyboard {
  private final boolean[] down = new boolean[128];
  private final float[] velocity = new float[128];
  private final long[] struckAt = new long[128];
  private final int[] lastSwitch;
  private final Performance performance;
  private int downCount;
  private int last;
  private int beforeLast;
  private float velocityBefore;

  Keyboard(Performance performance) {
    this.performance = performance;
    lastSwitch = new int[performance.switchGroups()];
    reset();
  }

  void reset() {
    Arrays.fill(down, false);
    Arrays.fill(velocity, 0);
    Arrays.fill(struckAt, 0);
    for (int group = 0; group < lastSwitch.length; group++) {
      lastSwitch[group] = performance.firstSwitch(group);
    }
    downCount = 0;
    last = -1;
    beforeLast = -1;
    velocityBefore = 0;
  }

  /// A key goes down; what it says to key switches counts at once.
  void strike(int key, float how, long now) {
    for (int group = 0; group < lastSwitch.length; group++) {
      if (performance.isSwitch(group, key)) {
        lastSwitch[group] = key;
      }
    }
    if (!down[key] && !performance.isSwitch(key)) {
      downCount++;
    }
    down[key] = true;
    if (performance.isSwitch(key)) {
      return;
    }
    velocityBefore = last >= 0 ? velocity[last] : how;
    velocity[key] = how;
    struckAt[key] = now;
    beforeLast = last;
    last = key;
  }

  void lift(int key) {
    if (down[key] && !performance.isSwitch(key)) {
      downCount--;
    }
    down[key] = false;
  }

  boolean isDown(int key) {
    return down[key];
  }

  /// How many keys are down, those that only choose not counted.
  int downCount() {
    return downCount;
  }

  /// Keys from the note before to the last one; 0 for the first.
  int delta() {
    return beforeLast < 0 ? 0 : last - beforeLast;
  }

  float velocity(int key) {
    return velocity[key];
  }

  float velocityBefore() {
    return velocityBefore;
  }

  long struckAt(int key) {
    return struckAt[key];
  }

  /// Whether the key switches let a region sound, the last key struck being the present note.
  boolean allows(Switches switches) {
    if (switches.group() >= 0) {
      int chosen = lastSwitch[switches.group()];
      if (chosen < switches.lastLow() || chosen > switches.lastHigh()) {
        return false;
      }
    }
    return (switches.down() < 0 || down[switches.down()])
        && (switches.up() < 0 || !down[switches.up()])
        && (switches.previous() < 0 || switches.previous() == beforeLast);
  }
}
