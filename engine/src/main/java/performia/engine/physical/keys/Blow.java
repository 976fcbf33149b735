// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.keys;

/// The push of a mallet or a hammer tip against something that does not give while it lasts: a
/// smooth hump of impulse 1 times its strength. Audio thread; allocates nothing.
final class Blow {
  /// Area under `x^2 (1 - x)^2`.
  private static final double AREA = 1 / 30.0;

  private double time;
  private double perFrame;
  private double scale;
  private boolean active;

  /// Begins.
  ///
  /// @param impulse what it gives in all
  /// @param frames how long it lasts; at least one frame
  void strike(double impulse, double frames) {
    double length = Math.max(1.5, frames);
    perFrame = 1 / length;
    scale = impulse / (AREA * length);
    time = 0.5 * perFrame;
    active = true;
  }

  boolean active() {
    return active;
  }

  /// Overwrites the next frames of the force.
  void next(double[] out, int start, int limit) {
    for (int i = start; i < limit; i++) {
      if (active) {
        double rest = 1 - time;
        out[i] = scale * time * time * rest * rest;
        time += perFrame;
        active = time < 1;
      } else {
        out[i] = 0;
      }
    }
  }

  void reset() {
    active = false;
  }
}
