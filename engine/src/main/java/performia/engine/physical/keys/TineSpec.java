// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.keys;

/// An electric piano as it is made. Immutable; any thread.
///
/// @param ratios frequencies of the modes against the first
/// @param gains their amplitudes for a short blow
/// @param shares their decay times against that of the first
/// @param seconds to -60 dB of the first mode at key 60
/// @param octave factor on the seconds an octave higher
/// @param swing of the first mode at key 60 and full force, against the reach of the pickup
/// @param swingOctave factor on the swing an octave higher
/// @param offset how far the pickup stands from the line of rest, against its reach
/// @param softSeconds how long the softest blow lasts, at key 60
/// @param hardSeconds how long the hardest does
/// @param damperSeconds decay when the key is let go
/// @param groundHz where the amplifier begins
/// @param topHz where it ends
/// @param topQ how sharply
/// @param thump of the key bed and the hammer
/// @param level gain of the whole
record TineSpec(
    Four ratios,
    Four gains,
    Four shares,
    double seconds,
    double octave,
    double swing,
    double swingOctave,
    double offset,
    double softSeconds,
    double hardSeconds,
    double damperSeconds,
    double groundHz,
    double topHz,
    double topQ,
    double thump,
    double level) {

  /// Tines and tone bars: a clamped rod with a tuning spring over a magnetic pickup. The bar beside
  /// it swings with it, a little off.
  static TineSpec tines() {
    return new TineSpec(
        new Four(1, 7.11, 20.25, 1.0015),
        new Four(1, 0.09, 0.035, 0.18),
        new Four(1, 0.09, 0.03, 1.3),
        14,
        0.68,
        1.05,
        0.64,
        0.42,
        0.0045,
        0.0013,
        0.14,
        35,
        6500,
        0.8,
        0.012,
        0.28);
  }

  /// Reeds: steel tongues in a charged plate, whose pickup is near and bends more.
  static TineSpec reeds() {
    return new TineSpec(
        new Four(1, 6.6, 17.8, 1.0008),
        new Four(1, 0.05, 0.02, 0.06),
        new Four(1, 0.08, 0.03, 1.1),
        10,
        0.72,
        1.7,
        0.6,
        0.5,
        0.005,
        0.0016,
        0.12,
        70,
        5000,
        0.9,
        0.012,
        0.25);
  }
}
