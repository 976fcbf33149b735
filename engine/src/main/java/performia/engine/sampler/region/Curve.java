// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.region;

/// How a controller's way 0..1 becomes an effect 0..1 (SoundFont 2.04, section 9.5.3). Immutable;
/// any thread.
public enum Curve {
  /// As it comes.
  LINEAR,
  /// Slow at first, then steep: what turns a velocity into decibels.
  CONCAVE,
  /// Steep at first, then slow.
  CONVEX,
  /// 0 below the middle, 1 from it on.
  SWITCH;

  /// The effect of `x`, which is 0..1 except for `LINEAR`, which lets any value through.
  public float of(float x) {
    return switch (this) {
      case LINEAR -> x;
      case CONCAVE -> concave(x);
      case CONVEX -> 1 - concave(1 - x);
      case SWITCH -> x >= 0.5f ? 1 : 0;
    };
  }

  /// From the table: MIDI's steps lie on its points, and nothing is worked out on the audio thread.
  private static float concave(float x) {
    if (x <= 0) {
      return 0;
    }
    if (x >= 1) {
      return 1;
    }
    float place = x * Concave.STEPS;
    int i = (int) place;
    return Concave.TABLE[i] + (place - i) * (Concave.TABLE[i + 1] - Concave.TABLE[i]);
  }

  /// 40/96 of a decade-log: with 96 dB of depth, half the way is 12 dB.
  private static final class Concave {
    private static final int STEPS = 127 * 64;
    private static final float[] TABLE = new float[STEPS + 1];

    static {
      for (int i = 0; i < STEPS; i++) {
        TABLE[i] = (float) Math.min(1, -40.0 / 96 * StrictMath.log10(1 - (double) i / STEPS));
      }
      TABLE[STEPS] = 1;
    }
  }
}
