// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.region;

/// What a region sets and a modulation may move, each in a unit in which adding is meaningful:
/// decibels, cents, octaves, shares. Immutable; any thread.
///
/// Times and rates are octaves: a value `x` means `2^x` seconds or `2^x` hertz.
public enum Parameter {
  /// Attenuation in dB, 0 = full scale.
  ATTENUATION_DB,
  /// Tuning in cents, on top of key and root.
  PITCH_CENTS,
  /// Low-pass cutoff, octaves above 1 Hz.
  CUTOFF_OCTAVES,
  /// Low-pass resonance in dB.
  RESONANCE_DB,
  /// Place, -1 left, 0 middle, 1 right.
  PAN,
  /// Share sent to the reverb, 0..1.
  REVERB_SEND,
  /// Share sent to the chorus, 0..1.
  CHORUS_SEND,
  /// Vibrato depth in cents.
  VIBRATO_TO_PITCH_CENTS,
  /// Vibrato rate, octaves above 1 Hz.
  VIBRATO_RATE_OCTAVES,
  /// Time before vibrato starts, octaves of seconds.
  VIBRATO_DELAY_OCTAVES,
  /// How far the second oscillator moves the pitch, in cents.
  LFO_TO_PITCH_CENTS,
  /// How far it moves the cutoff, in octaves.
  LFO_TO_CUTOFF_OCTAVES,
  /// How far it moves the level, in dB.
  LFO_TO_GAIN_DB,
  /// Its rate, octaves above 1 Hz.
  LFO_RATE_OCTAVES,
  /// Time before it starts, octaves of seconds.
  LFO_DELAY_OCTAVES,
  /// How far the modulation envelope moves the pitch, in cents.
  ENVELOPE_TO_PITCH_CENTS,
  /// How far it moves the cutoff, in octaves.
  ENVELOPE_TO_CUTOFF_OCTAVES,
  /// Modulation envelope: delay, octaves of seconds.
  ENVELOPE_DELAY_OCTAVES,
  /// Modulation envelope: attack, octaves of seconds.
  ENVELOPE_ATTACK_OCTAVES,
  /// Modulation envelope: hold, octaves of seconds.
  ENVELOPE_HOLD_OCTAVES,
  /// Modulation envelope: time of a full fall from 1 to 0, octaves of seconds.
  ENVELOPE_DECAY_OCTAVES,
  /// Modulation envelope: level it decays to, 0..1.
  ENVELOPE_SUSTAIN,
  /// Modulation envelope: time of a full fall from 1 to 0, octaves of seconds.
  ENVELOPE_RELEASE_OCTAVES,
  /// Modulation envelope: octaves the hold shortens a key above middle C.
  ENVELOPE_HOLD_PER_KEY,
  /// Modulation envelope: octaves the decay shortens a key above middle C.
  ENVELOPE_DECAY_PER_KEY,
  /// Volume envelope: delay, octaves of seconds.
  DELAY_OCTAVES,
  /// Volume envelope: attack, octaves of seconds.
  ATTACK_OCTAVES,
  /// Volume envelope: hold, octaves of seconds.
  HOLD_OCTAVES,
  /// Volume envelope: time to fall by 100 dB, octaves of seconds.
  DECAY_OCTAVES,
  /// Volume envelope: dB below the peak it decays to.
  SUSTAIN_DB,
  /// Volume envelope: time to fall by 100 dB after release, octaves of seconds.
  RELEASE_OCTAVES,
  /// Volume envelope: octaves the hold shortens a key above middle C.
  HOLD_PER_KEY,
  /// Volume envelope: octaves the decay shortens a key above middle C.
  DECAY_PER_KEY;

  /// How many there are; the length of an array that holds one value of each.
  public static final int COUNT = DECAY_PER_KEY.slot() + 1;

  /// Its place in such an array.
  @SuppressWarnings("EnumOrdinal") // an index is what arrays of parameters are for
  public int slot() {
    return ordinal();
  }
}
