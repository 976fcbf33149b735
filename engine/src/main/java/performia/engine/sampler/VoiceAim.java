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
}
