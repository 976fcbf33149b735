// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.dsp;

/// A value that never jumps: it goes to its target on a straight line in a fixed time. Audio
/// thread; allocates nothing.
public final class Ramp {
  private final int lengthFrames;
  private float value;
  private float target;
  private float step;
  private int left;

  /// @param start first value
  /// @param lengthFrames frames from one value to the next, at least 1
  public Ramp(float start, int lengthFrames) {
    if (lengthFrames < 1) {
      throw new IllegalArgumentException("ramp of " + lengthFrames + " frames (at least 1)");
    }
    this.lengthFrames = lengthFrames;
    jump(start);
  }

  /// Sets out for a new value.
  public void to(float newTarget) {
    if (newTarget != target) {
      target = newTarget;
      left = lengthFrames;
      step = (target - value) / lengthFrames;
    }
  }

  /// Is there at once; only while nothing sounds.
  public void jump(float newValue) {
    value = newValue;
    target = newValue;
    left = 0;
  }

  /// Whether it stands still.
  public boolean settled() {
    return left == 0;
  }

  /// The value of now.
  public float value() {
    return value;
  }

  /// Where it goes.
  public float target() {
    return target;
  }

  /// Moves on one frame and gives the value there.
  public float next() {
    if (left > 0) {
      left--;
      value = left == 0 ? target : value + step;
    }
    return value;
  }

  /// Writes the next values.
  public void fill(float[] out, int frames) {
    int moving = Math.min(left, frames);
    for (int i = 0; i < moving; i++) {
      out[i] = next();
    }
    for (int i = moving; i < frames; i++) {
      out[i] = value;
    }
  }
}
