// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

/// Decibels of MIDI's volume numbers, from a table: the library's logarithm allocates. Stateless;
/// any thread.
final class Decibels {
  /// Below everything a recording of 16 bits holds.
  static final float SILENT = 144;

  private static final int STEPS = 2048;

  /// By the gain in 1/1024, 0..2.
  private static final float[] OF_GAIN = new float[STEPS + 1];

  static {
    OF_GAIN[0] = SILENT;
    for (int i = 1; i <= STEPS; i++) {
      OF_GAIN[i] = (float) (-20 * StrictMath.log10(i / 1024.0));
    }
  }

  private Decibels() {}

  /// Attenuation of a linear gain 0..2, in steps of 1/1024.
  static float ofGain(float gain) {
    return OF_GAIN[Math.max(0, Math.min(STEPS, Math.round(gain * 1024)))];
  }

  /// Attenuation of a volume 0..1: `40 log10(1 / share)` as General MIDI 2 (section 3.3) wants.
  static float ofVolume(float share) {
    return Math.min(SILENT, 2 * ofGain(share));
  }
}
