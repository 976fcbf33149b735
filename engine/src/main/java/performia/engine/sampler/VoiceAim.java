// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import performia.engine.sampler.kernel.Lanes;

/// Where a voice is to be at the end of a piece of time; it moves there in straight lines. One a
/// player, reused. Audio thread.
final class VoiceAim {
  /// Cents above the pitch at which the sound was recorded.
  double cents;

  /// Linear gain to the left, full scale 1.
  float left;

  /// Linear gain to the right.
  float right;

  /// Linear gain to the reverb.
  float reverb;

  /// Linear gain to the chorus.
  float chorus;

  /// How many filter stages are used, 0..[Lanes#STAGES].
  int stages;

  /// By stage: biquad coefficients, a0 = 1.
  final float[] b0 = new float[Lanes.STAGES];

  final float[] b1 = new float[Lanes.STAGES];
  final float[] b2 = new float[Lanes.STAGES];
  final float[] a1 = new float[Lanes.STAGES];
  final float[] a2 = new float[Lanes.STAGES];

  /// Whatever a broken bank made of it: only numbers, and only filters that come to rest.
  void tame() {
    cents = Double.isFinite(cents) ? cents : 0;
    left = tame(left);
    right = tame(right);
    reverb = tame(reverb);
    chorus = tame(chorus);
    for (int i = 0; i < Math.min(stages, Lanes.STAGES); i++) {
      float sum = b0[i] + b1[i] + b2[i] + a1[i] + a2[i];
      // The triangle in which both poles lie inside the unit circle.
      boolean rests = Math.abs(a2[i]) < 1 && Math.abs(a1[i]) < 1 + a2[i];
      if (!rests || !(Math.abs(sum) < 1e6f)) {
        b0[i] = 1;
        b1[i] = 0;
        b2[i] = 0;
        a1[i] = 0;
        a2[i] = 0;
      }
    }
  }

  private static float tame(float gain) {
    return Math.abs(gain) < 1e4f ? gain : 0;
  }
}
