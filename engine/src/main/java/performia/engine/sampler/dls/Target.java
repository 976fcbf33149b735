// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.dls;

import org.jspecify.annotations.Nullable;
import performia.engine.sampler.region.Parameter;

/// What a connection may move: the parameter it becomes, and the file's units in one of ours (DLS
/// 2.2, table 9). Immutable; loader threads.
enum Target {
  GAIN(1, Parameter.ATTENUATION_DB, -10),
  PITCH(3, Parameter.PITCH_CENTS, 1),
  PAN(4, Parameter.PAN, 500),
  CHORUS(0x80, Parameter.CHORUS_SEND, 1000),
  REVERB(0x81, Parameter.REVERB_SEND, 1000),
  LFO_RATE(0x104, Parameter.LFO_RATE_OCTAVES, 1200),
  LFO_DELAY(0x105, Parameter.LFO_DELAY_OCTAVES, 1200),
  VIBRATO_RATE(0x114, Parameter.VIBRATO_RATE_OCTAVES, 1200),
  VIBRATO_DELAY(0x115, Parameter.VIBRATO_DELAY_OCTAVES, 1200),
  ATTACK(0x206, Parameter.ATTACK_OCTAVES, 1200),
  DECAY(0x207, Parameter.DECAY_OCTAVES, 1200),
  RELEASE(0x209, Parameter.RELEASE_OCTAVES, 1200),
  SUSTAIN(0x20a, Parameter.SUSTAIN_DB, -1000 / 96.0),
  DELAY(0x20b, Parameter.DELAY_OCTAVES, 1200),
  HOLD(0x20c, Parameter.HOLD_OCTAVES, 1200),
  ENVELOPE_ATTACK(0x30a, Parameter.ENVELOPE_ATTACK_OCTAVES, 1200),
  ENVELOPE_DECAY(0x30b, Parameter.ENVELOPE_DECAY_OCTAVES, 1200),
  ENVELOPE_RELEASE(0x30d, Parameter.ENVELOPE_RELEASE_OCTAVES, 1200),
  ENVELOPE_SUSTAIN(0x30e, Parameter.ENVELOPE_SUSTAIN, 1000),
  ENVELOPE_DELAY(0x30f, Parameter.ENVELOPE_DELAY_OCTAVES, 1200),
  ENVELOPE_HOLD(0x310, Parameter.ENVELOPE_HOLD_OCTAVES, 1200),
  CUTOFF(0x500, Parameter.CUTOFF_OCTAVES, 1200),
  RESONANCE(0x501, Parameter.RESONANCE_DB, 10);

  /// log2 of 440 Hz, which the file calls 6900 cents.
  private static final double CONCERT_PITCH_OCTAVES = 8.781359713524660;

  private static final int CONCERT_PITCH_CENTS = 6900;

  /// The scale that means no time at all.
  private static final int NO_TIME = Integer.MIN_VALUE;

  /// The scale that means no filter.
  private static final int NO_FILTER = Integer.MAX_VALUE;

  /// A time too short for one frame at any rate.
  static final float AT_ONCE_OCTAVES = -24;

  /// 20 kHz: the filter is open.
  static final float OPEN_OCTAVES = 14.287712f;

  private final int number;
  final Parameter parameter;
  private final double divisor;

  Target(int number, Parameter parameter, double divisor) {
    this.number = number;
    this.parameter = parameter;
    this.divisor = divisor;
  }

  /// The target of a number, or null.
  static @Nullable Target of(int number) {
    for (Target target : values()) {
      if (target.number == number) {
        return target;
      }
    }
    return null;
  }

  /// How far a connection moves it, in the parameter's unit.
  double moved(Connection wire) {
    return wire.amount() / divisor;
  }

  /// What a connection without a source sets the parameter to.
  double set(Connection wire) {
    return switch (this) {
      case LFO_RATE, VIBRATO_RATE -> hertz(wire);
      case CUTOFF -> wire.scale() == NO_FILTER ? OPEN_OCTAVES : hertz(wire);
      case SUSTAIN -> 96 + moved(wire);
      case GAIN, PITCH, PAN, CHORUS, REVERB, ENVELOPE_SUSTAIN, RESONANCE -> moved(wire);
      default -> wire.scale() == NO_TIME ? AT_ONCE_OCTAVES : moved(wire);
    };
  }

  private static double hertz(Connection wire) {
    return CONCERT_PITCH_OCTAVES + (wire.amount() - CONCERT_PITCH_CENTS) / 1200;
  }
}
