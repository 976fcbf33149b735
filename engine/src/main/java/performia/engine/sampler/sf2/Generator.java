// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sf2;

import org.jspecify.annotations.Nullable;
import performia.engine.sampler.region.Parameter;

/// The generators of SoundFont 2.04, section 8.1: number, default, range, and the parameter each
/// one becomes. Immutable; loader threads.
enum Generator {
  START_OFFSET(0, 0, -32768, 32767),
  END_OFFSET(1, 0, -32768, 32767),
  LOOP_START_OFFSET(2, 0, -32768, 32767),
  LOOP_END_OFFSET(3, 0, -32768, 32767),
  START_OFFSET_COARSE(4, 0, -32768, 32767),
  LFO_TO_PITCH(5, 0, -12000, 12000, Parameter.LFO_TO_PITCH_CENTS, 1),
  VIBRATO_TO_PITCH(6, 0, -12000, 12000, Parameter.VIBRATO_TO_PITCH_CENTS, 1),
  ENVELOPE_TO_PITCH(7, 0, -12000, 12000, Parameter.ENVELOPE_TO_PITCH_CENTS, 1),
  CUTOFF(8, 13500, 1500, 13500, Parameter.CUTOFF_OCTAVES, 1200),
  RESONANCE(9, 0, 0, 960, Parameter.RESONANCE_DB, 10),
  LFO_TO_CUTOFF(10, 0, -12000, 12000, Parameter.LFO_TO_CUTOFF_OCTAVES, 1200),
  ENVELOPE_TO_CUTOFF(11, 0, -12000, 12000, Parameter.ENVELOPE_TO_CUTOFF_OCTAVES, 1200),
  END_OFFSET_COARSE(12, 0, -32768, 32767),
  LFO_TO_VOLUME(13, 0, -960, 960, Parameter.LFO_TO_GAIN_DB, 10),
  CHORUS(15, 0, 0, 1000, Parameter.CHORUS_SEND, 1000),
  REVERB(16, 0, 0, 1000, Parameter.REVERB_SEND, 1000),
  PAN(17, 0, -500, 500, Parameter.PAN, 500),
  LFO_DELAY(21, -12000, -12000, 5000, Parameter.LFO_DELAY_OCTAVES, 1200),
  LFO_RATE(22, 0, -16000, 4500, Parameter.LFO_RATE_OCTAVES, 1200),
  VIBRATO_DELAY(23, -12000, -12000, 5000, Parameter.VIBRATO_DELAY_OCTAVES, 1200),
  VIBRATO_RATE(24, 0, -16000, 4500, Parameter.VIBRATO_RATE_OCTAVES, 1200),
  ENVELOPE_DELAY(25, -12000, -12000, 5000, Parameter.ENVELOPE_DELAY_OCTAVES, 1200),
  ENVELOPE_ATTACK(26, -12000, -12000, 8000, Parameter.ENVELOPE_ATTACK_OCTAVES, 1200),
  ENVELOPE_HOLD(27, -12000, -12000, 5000, Parameter.ENVELOPE_HOLD_OCTAVES, 1200),
  ENVELOPE_DECAY(28, -12000, -12000, 8000, Parameter.ENVELOPE_DECAY_OCTAVES, 1200),
  ENVELOPE_SUSTAIN(29, 0, 0, 1000, Parameter.ENVELOPE_SUSTAIN, -1000),
  ENVELOPE_RELEASE(30, -12000, -12000, 8000, Parameter.ENVELOPE_RELEASE_OCTAVES, 1200),
  KEY_TO_ENVELOPE_HOLD(31, 0, -1200, 1200, Parameter.ENVELOPE_HOLD_PER_KEY, 1200),
  KEY_TO_ENVELOPE_DECAY(32, 0, -1200, 1200, Parameter.ENVELOPE_DECAY_PER_KEY, 1200),
  VOLUME_DELAY(33, -12000, -12000, 5000, Parameter.DELAY_OCTAVES, 1200),
  VOLUME_ATTACK(34, -12000, -12000, 8000, Parameter.ATTACK_OCTAVES, 1200),
  VOLUME_HOLD(35, -12000, -12000, 5000, Parameter.HOLD_OCTAVES, 1200),
  VOLUME_DECAY(36, -12000, -12000, 8000, Parameter.DECAY_OCTAVES, 1200),
  VOLUME_SUSTAIN(37, 0, 0, 1440, Parameter.SUSTAIN_DB, 10),
  VOLUME_RELEASE(38, -12000, -12000, 8000, Parameter.RELEASE_OCTAVES, 1200),
  KEY_TO_VOLUME_HOLD(39, 0, -1200, 1200, Parameter.HOLD_PER_KEY, 1200),
  KEY_TO_VOLUME_DECAY(40, 0, -1200, 1200, Parameter.DECAY_PER_KEY, 1200),
  INSTRUMENT(41, -1, 0, 65535),
  KEY_RANGE(43, 0x7f00, 0, 0x7f7f),
  VELOCITY_RANGE(44, 0x7f00, 0, 0x7f7f),
  LOOP_START_OFFSET_COARSE(45, 0, -32768, 32767),
  FIXED_KEY(46, -1, -1, 127),
  FIXED_VELOCITY(47, -1, -1, 127),
  ATTENUATION(48, 0, -1440, 1440, Parameter.ATTENUATION_DB, 10),
  LOOP_END_OFFSET_COARSE(50, 0, -32768, 32767),
  COARSE_TUNE(51, 0, -120, 120, Parameter.PITCH_CENTS, 0.01),
  FINE_TUNE(52, 0, -12000, 12000, Parameter.PITCH_CENTS, 1),
  SAMPLE(53, -1, 0, 65535),
  SAMPLE_MODES(54, 0, 0, 3),
  SCALE_TUNING(56, 100, 0, 1200),
  EXCLUSIVE_CLASS(57, 0, 0, 127),
  ROOT_KEY(58, -1, -1, 127);

  /// One above the largest number there is.
  static final int NUMBERS = 61;

  private static final @Nullable Generator[] BY_NUMBER = new Generator[NUMBERS];

  static {
    for (Generator generator : values()) {
      BY_NUMBER[generator.number] = generator;
    }
  }

  /// Its number in the file.
  final int number;

  /// Its value when no zone sets it, in the file's unit.
  final int fallback;

  final int low;
  final int high;

  /// What it becomes, or null where it only shapes the region.
  final @Nullable Parameter parameter;

  /// The file's units in one unit of the parameter.
  final double divisor;

  Generator(int number, int fallback, int low, int high) {
    this(number, fallback, low, high, null, 1);
  }

  Generator(
      int number, int fallback, int low, int high, @Nullable Parameter parameter, double divisor) {
    this.number = number;
    this.fallback = fallback;
    this.low = low;
    this.high = high;
    this.parameter = parameter;
    this.divisor = divisor;
  }

  /// The generator of a number, or null where the number is unused or reserved.
  static @Nullable Generator of(int number) {
    return number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : null;
  }

  /// How many of the file's units one step of a MIDI parameter is worth (section 9.6.3): times,
  /// pitches and cutoffs move by two, rates of oscillators by four.
  int dataUnit() {
    return switch (this) {
      case LFO_RATE, VIBRATO_RATE -> 4;
      case LFO_TO_PITCH,
          VIBRATO_TO_PITCH,
          ENVELOPE_TO_PITCH,
          CUTOFF,
          LFO_TO_CUTOFF,
          ENVELOPE_TO_CUTOFF,
          LFO_DELAY,
          VIBRATO_DELAY,
          ENVELOPE_DELAY,
          ENVELOPE_ATTACK,
          ENVELOPE_HOLD,
          ENVELOPE_DECAY,
          ENVELOPE_RELEASE,
          VOLUME_DELAY,
          VOLUME_ATTACK,
          VOLUME_HOLD,
          VOLUME_DECAY,
          VOLUME_RELEASE ->
          2;
      default -> 1;
    };
  }

  /// Whether a preset zone may set it: those that speak of the sample may not (section 8.1.2).
  boolean isRelative() {
    return parameter != null || this == SCALE_TUNING;
  }
}
