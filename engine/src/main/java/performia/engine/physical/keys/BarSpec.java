// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.keys;

/// A set of tuned bars as it is made. Immutable; any thread.
///
/// @param lowest key of the lowest bar
/// @param highest key of the highest
/// @param ratios frequencies of the modes against the first
/// @param gains amplitudes of the modes for a short blow at an antinode
/// @param seconds to -60 dB of the first mode at key 60
/// @param octave factor on the seconds an octave higher
/// @param shares seconds of each mode against the first
/// @param softSeconds how long the softest blow lasts, at key 60
/// @param hardSeconds how long the hardest does
/// @param damperSeconds decay when a key is let go; 0 for bars without dampers
/// @param click gain of the mallet's own sound
/// @param level gain of the whole
record BarSpec(
    int lowest,
    int highest,
    Four ratios,
    Four gains,
    double seconds,
    double octave,
    Four shares,
    double softSeconds,
    double hardSeconds,
    double damperSeconds,
    double click,
    double level) {

  /// Vibraphone: arched aluminium bars tuned 1 : 4 : 10 over stopped tubes.
  static BarSpec vibraphone() {
    return new BarSpec(
        53,
        89,
        new Four(1, 4.0, 10.1, 17.2),
        new Four(1, 0.5, 0.4, 0.15),
        4.8,
        0.62,
        new Four(1, 0.22, 0.05, 0.02),
        0.0032,
        0.0009,
        0.22,
        0.02,
        0.32);
  }

  /// Marimba: arched rosewood bars tuned 1 : 3.93 : 9.2 over stopped tubes.
  static BarSpec marimba() {
    return new BarSpec(
        36,
        96,
        new Four(1, 3.93, 9.2, 16.0),
        new Four(1, 0.5, 0.45, 0.25),
        1.0,
        0.6,
        new Four(1, 0.35, 0.09, 0.05),
        0.0035,
        0.0011,
        0,
        0.05,
        0.26);
  }

  /// Xylophone: short rosewood bars tuned 1 : 3 : 6 and hard mallets.
  static BarSpec xylophone() {
    return new BarSpec(
        65,
        108,
        new Four(1, 3.0, 6.05, 11.0),
        new Four(1, 0.6, 0.5, 0.3),
        0.75,
        0.62,
        new Four(1, 0.45, 0.3, 0.15),
        0.001,
        0.00035,
        0,
        0.08,
        0.35);
  }

  /// Glockenspiel: straight steel bars, whose modes stand as those of a free beam.
  static BarSpec glockenspiel() {
    return new BarSpec(
        67,
        108,
        new Four(1, 2.756, 5.404, 8.933),
        new Four(1, 0.5, 0.35, 0.2),
        8,
        0.7,
        new Four(1, 0.45, 0.25, 0.15),
        0.0006,
        0.00016,
        0,
        0.04,
        0.3);
  }

  /// Celesta: steel plates over wooden boxes that take up the fundamental, felt hammers, dampers.
  static BarSpec celesta() {
    return new BarSpec(
        60,
        108,
        new Four(1, 2.756, 5.404, 8.933),
        new Four(1, 0.14, 0.09, 0.04),
        3.6,
        0.66,
        new Four(1, 0.3, 0.15, 0.08),
        0.0016,
        0.0006,
        0.3,
        0.03,
        0.34);
  }
}
