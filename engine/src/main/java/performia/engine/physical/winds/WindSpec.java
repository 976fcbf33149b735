// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.winds;

import performia.engine.physical.Elementary;

/// A wind instrument as it is made and blown. Immutable; any thread.
///
/// @param kind reed on a cylinder, reed on a cone, or jet
/// @param lowest lowest key
/// @param highest highest key
/// @param endHz above this the open end lets the wave out
/// @param softBreath mouth pressure of the softest note
/// @param loudBreath mouth pressure of the loudest
/// @param riseSeconds how fast the breath comes at full force
/// @param hiss share of noise in the breath
/// @param sway how far the vibrato goes into the breath rather than the pitch, 0..1
/// @param groundHz what lies below is not heard outside
/// @param topHz where the sound outside falls off
/// @param level gain of the whole
record WindSpec(
    Kind kind,
    int lowest,
    int highest,
    double endHz,
    double softBreath,
    double loudBreath,
    double riseSeconds,
    double hiss,
    double sway,
    double groundHz,
    double topHz,
    double level) {
  /// What swings.
  enum Kind {
    CYLINDER,
    CONE,
    JET
  }

  static WindSpec clarinet() {
    return new WindSpec(Kind.CYLINDER, 50, 91, 1800, 0.58, 0.86, 0.02, 0.008, 0.3, 90, 5500, 1.6);
  }

  static WindSpec tenorSax() {
    return new WindSpec(Kind.CONE, 44, 80, 1900, 0.6, 0.86, 0.018, 0.02, 0.2, 80, 6500, 1.9);
  }

  static WindSpec altoSax() {
    return new WindSpec(Kind.CONE, 49, 86, 2300, 0.6, 0.86, 0.016, 0.018, 0.2, 110, 7500, 1.9);
  }

  static WindSpec flute() {
    return new WindSpec(Kind.JET, 59, 96, 2800, 0.95, 1.1, 0.04, 0.03, 0.7, 180, 9000, 0.13);
  }

  /// The air column of it.
  Pipe pipe(double sampleRate) {
    double lowestHz = 8.175798915643707 * Elementary.two((lowest - 3) / 12.0);
    return switch (kind) {
      case CYLINDER -> new ReedPipe(false, 0, endHz, 0.95, lowestHz, sampleRate);
      case CONE -> new ReedPipe(true, 0.38, endHz, 0.95, lowestHz, sampleRate);
      case JET -> new JetPipe(lowestHz, endHz, sampleRate);
    };
  }
}
