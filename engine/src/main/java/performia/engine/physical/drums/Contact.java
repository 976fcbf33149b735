// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

import java.util.Arrays;

/// One stick, beater or hand on something: a push of unit area that lasts as long as the contact
/// does. Its shape is a raised cosine, close to the measured half waves (A. Wagner, "Analysis of
/// Drumbeats", KTH 2006; contact shorter when harder, as Hertz's law has it) and free of corners.
/// Audio thread.
final class Contact {
  private static final int POINTS = 256;

  private final float[] shape = new float[POINTS + 2];
  private final float[] weights;
  private float place;
  private float step;
  private float scale;

  /// @param lanes how many weights a stroke has
  Contact(int lanes) {
    weights = new float[lanes];
    for (int i = 0; i <= POINTS; i++) {
      shape[i] = (float) (1 - StrictMath.cos(2 * Math.PI * i / POINTS));
    }
    place = POINTS;
  }

  /// Where the stroke falls: to be filled before [#begin].
  float[] weights() {
    return weights;
  }

  /// Touches.
  ///
  /// @param lengthFrames how long it lasts
  /// @param impulse force times time
  void begin(float lengthFrames, float impulse) {
    float length = Math.max(1, lengthFrames);
    step = POINTS / length;
    scale = impulse / length;
    // Half a step in: a contact of one frame must push too.
    place = 0.5f * step;
  }

  boolean touches() {
    return place < POINTS;
  }

  /// The force of this frame.
  float next() {
    if (place >= POINTS) {
      return 0;
    }
    int at = (int) place;
    float part = place - at;
    float force = scale * (shape[at] + part * (shape[at + 1] - shape[at]));
    place += step;
    return force;
  }

  void reset() {
    place = POINTS;
    Arrays.fill(weights, 0);
  }
}
