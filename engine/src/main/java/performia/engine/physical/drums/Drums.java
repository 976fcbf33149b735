// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

/// The drums of the kits: sizes, tunings and beaters. Pitches and decays are those of maple shells
/// with coated heads as drummers tune them for records; ratios follow from [HeadMode]. Stateless;
/// any thread.
final class Drums {
  private final int sampleRate;

  Drums(int sampleRate) {
    this.sampleRate = sampleRate;
  }

  /// 22 inches, a pillow inside and a hole in front, so one head and no spring of air.
  Drum kick() {
    return new Drum(
        new Skin(52, 0.56, 0.5, 0.40, 0.55, 0, 1, 0.5, -0.6, 1.3, 40),
        new Beater(0.0045, 0.35, 0.08, 0.05, 0.14, 3600, 0.5, 0.035, 420, 0.3, 0.14),
        0,
        1,
        36,
        sampleRate);
  }

  /// 18 inches, both heads whole and tuned up: a note that rings; a felt beater.
  Drum jazzKick() {
    return new Drum(
        new Skin(66, 0.457, 0.4, 0.75, 0.5, 0.35, 1.05, 0.3, -0.7, 1.3, 40),
        new Beater(0.006, 0.4, 0.15, 0.05, 0.11, 1700, 0.12, 0.03, 300, 0.12, 0.12),
        0,
        1.5,
        35,
        sampleRate);
  }

  /// 14 inches by 6.
  Snare snare() {
    return new Snare(
        new Skin(186, 0.356, 0.35, 0.30, 0.35, 0.5, 1.3, 0.15, -0.75, 1.6, 48),
        new Beater(0.0018, 0.25, 0.15, 0.1, 0.12, 3600, 0.5, 0.016, 1100, 0.4, 0.06),
        0.75,
        0,
        1.15,
        38,
        sampleRate);
  }

  /// 14 inches by 5, higher, for sticks and brushes.
  Snare jazzSnare() {
    return new Snare(
        new Skin(224, 0.356, 0.33, 0.34, 0.35, 0.45, 1.25, 0.12, -0.7, 1.4, 48),
        new Beater(0.002, 0.25, 0.2, 0.1, 0.10, 3800, 0.3, 0.016, 1200, 0.25, 0.06),
        0.5,
        0,
        1,
        39,
        sampleRate);
  }

  /// @param inches across
  /// @param hz its pitch
  Drum tom(double inches, double hz, double t60Seconds, double pan, int seed) {
    return new Drum(
        new Skin(hz, inches * 0.0254, 0.35, t60Seconds, 0.55, 0.22, 1.06, 0.35, -1.15, 1.7, 48),
        new Beater(0.0022, 0.25, 0.3, 0.1, 0.115, 2600, 0.5, 0.05, 900, 0.24, 0.28),
        pan,
        1,
        seed,
        sampleRate);
  }

  /// A hand drum: one head of hide on a barrel.
  ///
  /// @param place where the hand falls: near the rim open, in the middle a slap
  Drum hand(
      double hz,
      double diameterMetres,
      double t60Seconds,
      double place,
      double slap,
      double pan,
      double level,
      int seed) {
    return new Drum(
        new Skin(hz, diameterMetres, 0.9, t60Seconds, 0.6, 0, 1, 0.1, -0.6, 1.2, 32),
        new Beater(0.0011, 0.15, place, 0.06, 0.06, 1500, 0.3 * slap, 0.05, 900, 0.4 * slap, 0.08),
        pan,
        level,
        seed,
        sampleRate);
  }
}
