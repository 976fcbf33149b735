// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical;

/// A straight way from 1 to 0, the same whatever the stretches it is taken in; 1 while it does not
/// run. Audio thread; allocates nothing.
public final class Fade {
  private static final int RESTS = -1;

  private final double scale;
  private final int lengthFrames;
  private int left = RESTS;

  public Fade(int lengthFrames) {
    this.lengthFrames = lengthFrames;
    scale = 1.0 / lengthFrames;
  }

  public void start() {
    left = lengthFrames;
  }

  public void end() {
    left = RESTS;
  }

  public boolean running() {
    return left > 0;
  }

  /// The gain so many frames on.
  public double at(int frame) {
    return left < 0 ? 1 : Math.max(0, left - frame) * scale;
  }

  public void pass(int frames) {
    left = Math.max(0, left - frames);
  }
}
