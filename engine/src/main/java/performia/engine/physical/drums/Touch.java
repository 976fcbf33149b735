// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

/// Powers of a force between 0 and 1, as strokes need them: read from tables made when the drum is
/// built. Audio thread.
final class Touch {
  private static final int STEPS = 128;

  private final float[] table = new float[STEPS + 2];

  /// @param exponent of the force
  Touch(double exponent) {
    for (int i = 0; i <= STEPS + 1; i++) {
      // The softest stroke is a two-hundredth of the hardest.
      table[i] = (float) StrictMath.pow(Math.max(0.005, i / (double) STEPS), exponent);
    }
  }

  float of(float force) {
    float at = Math.max(0, Math.min(1, force)) * STEPS;
    int whole = (int) at;
    return table[whole] + (at - whole) * (table[whole + 1] - table[whole]);
  }
}
