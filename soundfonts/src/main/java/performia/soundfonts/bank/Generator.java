// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.bank;

/// The SoundFont generators that the bank uses, with their numbers (SoundFont 2.04 section 8.1.2).
/// The order here is the order inside a zone: ranges first, the link to instrument or sample last.
enum Generator {
  KEY_RANGE(43),
  VELOCITY_RANGE(44),
  FILTER_CUTOFF(8),
  CHORUS_SEND(15),
  REVERB_SEND(16),
  PAN(17),
  ATTACK(34),
  HOLD(35),
  DECAY(36),
  SUSTAIN(37),
  RELEASE(38),
  ATTENUATION(48),
  COARSE_TUNE(51),
  FINE_TUNE(52),
  SAMPLE_MODES(54),
  SCALE_TUNING(56),
  EXCLUSIVE_CLASS(57),
  ROOT_KEY(58),
  INSTRUMENT(41),
  SAMPLE(53);

  final int number;

  Generator(int number) {
    this.number = number;
  }
}
