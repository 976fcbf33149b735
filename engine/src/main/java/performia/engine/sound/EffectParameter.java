// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sound;

import java.util.Optional;

/// What can be turned in a part's effects, and in the master's. Immutable; any thread.
///
/// Every part has amplifier, equaliser, compressor and rotary speaker before its fader, in this
/// order, and a send to the echo; the master has equaliser and compressor before the limiter, and
/// the echo itself. Whatever stands at its idle value costs nothing.
public enum EffectParameter {
  /// Share of the sound that goes through amplifier and cabinet, 0..1.
  AMP("amp", 0, 1, 0, Place.PART),
  /// Distortion of the amplifier, 0 clean .. 1 full.
  DRIVE("drive", 0, 1, 0, Place.PART),
  /// Brightness of the amplifier, 0 dark .. 1 bright.
  TONE("tone", 0, 1, 0.5, Place.PART),
  /// Equaliser below 120 Hz, in dB.
  LOW("low", -18, 18, 0, Place.BOTH),
  /// Equaliser in the middle, in dB.
  MIDDLE("middle", -18, 18, 0, Place.BOTH),
  /// Where the middle is, in Hz.
  MIDDLE_HZ("middle-hz", 100, 10_000, 1000, Place.BOTH),
  /// Equaliser above 6 kHz, in dB.
  HIGH("high", -18, 18, 0, Place.BOTH),
  /// Compressor, 0 not at all .. 1 all it can.
  COMPRESSOR("compressor", 0, 1, 0, Place.BOTH),
  /// Share of the sound that comes from the rotary speaker, 0..1.
  ROTARY("rotary", 0, 1, 0, Place.PART),
  /// Speed of the rotary speaker, 0 slow .. 1 fast.
  ROTARY_SPEED("rotary-speed", 0, 1, 0, Place.PART),
  /// Send to the echo, 0..1.
  ECHO("echo", 0, 1, 0, Place.PART),
  /// From one repeat of the echo to the next, in beats; it follows the tempo.
  ECHO_BEATS("echo-beats", 0.0625, 4, 0.75, Place.MASTER),
  /// Share of a repeat that comes again, 0..0.9.
  ECHO_FEEDBACK("echo-feedback", 0, 0.9, 0.35, Place.MASTER);

  /// Where a parameter can be turned.
  private enum Place {
    PART,
    MASTER,
    BOTH
  }

  private static final EffectParameter[] ALL = values();

  private final String id;
  private final double least;
  private final double most;
  private final double idle;
  private final Place place;

  EffectParameter(String id, double least, double most, double idle, Place place) {
    this.id = id;
    this.least = least;
    this.most = most;
    this.idle = idle;
    this.place = place;
  }

  /// The parameter that people call by this name.
  public static Optional<EffectParameter> named(String name) {
    for (EffectParameter parameter : ALL) {
      if (parameter.id.equals(name)) {
        return Optional.of(parameter);
      }
    }
    return Optional.empty();
  }

  /// The parameter of a number as events carry it; numbers beyond the last give the last.
  static EffectParameter of(int number) {
    return ALL[Math.min(number, ALL.length - 1)];
  }

  /// Its number in events.
  @SuppressWarnings("EnumOrdinal") // never stored: both ends of the ring are the same program
  public int number() {
    return ordinal();
  }

  /// What people call it.
  public String id() {
    return id;
  }

  /// The lowest value.
  public double least() {
    return least;
  }

  /// The highest value.
  public double most() {
    return most;
  }

  /// Where it stands when nobody has turned it.
  public double idle() {
    return idle;
  }

  /// Whether a part has it.
  public boolean isForParts() {
    return place != Place.MASTER;
  }

  /// Whether the master has it.
  public boolean isForMaster() {
    return place != Place.PART;
  }

  /// The nearest value it may take.
  double bounded(double value) {
    return Math.clamp(value, least, most);
  }
}
