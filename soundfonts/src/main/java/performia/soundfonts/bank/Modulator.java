// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.bank;

import java.util.List;

/// A SoundFont modulator (SoundFont 2.04 section 8.2): `source * amountSource * amount` is added to
/// a generator. Immutable.
record Modulator(int source, Generator target, int amount, int amountSource) {
  /// Velocity, falling from 1 to 0, concave: what the default velocity modulator uses.
  private static final int VELOCITY_CONCAVE = 0x0502;

  /// Velocity, falling from 1 to 0, straight.
  private static final int VELOCITY_LINEAR = 0x0102;

  /// The second sources that the default filter modulator has in versions 2.01 of the specification
  /// and in players that read it otherwise.
  private static final int[] FILTER_SWITCHES = {0x0D02, 0x0C02};

  /// The velocity response of every instrument: the two default modulators are silenced by ones of
  /// the same identity (section 9.5.1), and a straight line in dB takes their place.
  static List<Modulator> velocityResponse(double rangeDb, double filterCents) {
    return List.of(
        new Modulator(VELOCITY_CONCAVE, Generator.ATTENUATION, 0, 0),
        new Modulator(VELOCITY_LINEAR, Generator.ATTENUATION, (int) Math.round(rangeDb * 10), 0),
        new Modulator(VELOCITY_LINEAR, Generator.FILTER_CUTOFF, 0, FILTER_SWITCHES[0]),
        new Modulator(VELOCITY_LINEAR, Generator.FILTER_CUTOFF, 0, FILTER_SWITCHES[1]),
        new Modulator(VELOCITY_LINEAR, Generator.FILTER_CUTOFF, (int) -Math.round(filterCents), 0));
  }
}
