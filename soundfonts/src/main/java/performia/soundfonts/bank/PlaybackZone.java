// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.bank;

import java.util.EnumMap;
import performia.soundfonts.tone.Placement;
import performia.soundfonts.tone.Playback;

/// Playback and placement in the file's units: timecents, centibels, tenths of a percent.
/// Stateless; any thread.
final class PlaybackZone {
  private static final int SHORTEST_TIMECENTS = -12_000;
  private static final int LONGEST_TIMECENTS = 8_000;

  /// Envelope times of the file are for 100 dB (SoundFont 2.04 section 8.1.2), ours for 60.
  private static final double FULL_FALL = 100.0 / 60;

  private PlaybackZone() {}

  /// Only what differs from the file's defaults.
  static EnumMap<Generator, Integer> amounts(Playback p) {
    EnumMap<Generator, Integer> amounts = Zone.empty();
    put(amounts, Generator.FILTER_CUTOFF, p.filterCents(), 13_500);
    put(amounts, Generator.CHORUS_SEND, p.chorusSend() * 1000, 0);
    put(amounts, Generator.REVERB_SEND, p.reverbSend() * 1000, 0);
    put(amounts, Generator.PAN, p.pan() * 500, 0);
    put(amounts, Generator.ATTACK, timecents(p.attackSeconds()), SHORTEST_TIMECENTS);
    put(amounts, Generator.HOLD, timecents(p.holdSeconds()), SHORTEST_TIMECENTS);
    put(amounts, Generator.DECAY, timecents(p.decaySeconds() * FULL_FALL), SHORTEST_TIMECENTS);
    put(amounts, Generator.SUSTAIN, p.sustainDb() * 10, 0);
    put(amounts, Generator.RELEASE, timecents(p.releaseSeconds() * FULL_FALL), SHORTEST_TIMECENTS);
    put(amounts, Generator.SCALE_TUNING, p.fixedPitch() ? 0 : 100, 100);
    put(amounts, Generator.EXCLUSIVE_CLASS, p.exclusiveClass(), 0);
    return amounts;
  }

  /// The preset zone of a placement.
  static EnumMap<Generator, Integer> amounts(Placement placement, int instrument) {
    EnumMap<Generator, Integer> amounts = Zone.empty();
    if (placement.lowKey() > 0 || placement.highKey() < 127) {
      amounts.put(Generator.KEY_RANGE, Zone.range(placement.lowKey(), placement.highKey()));
    }
    int cents = (int) Math.round(placement.tuneCents());
    int semitones = cents / 100;
    put(amounts, Generator.COARSE_TUNE, semitones, 0);
    put(amounts, Generator.FINE_TUNE, cents - 100 * semitones, 0);
    put(amounts, Generator.ATTENUATION, placement.softerDb() * 10, 0);
    put(amounts, Generator.FILTER_CUTOFF, -placement.darkerCents(), 0);
    amounts.put(Generator.INSTRUMENT, instrument);
    return amounts;
  }

  private static double timecents(double seconds) {
    if (seconds <= 0.001) {
      return SHORTEST_TIMECENTS;
    }
    double cents = 1200 * StrictMath.log(seconds) / StrictMath.log(2);
    return Math.max(SHORTEST_TIMECENTS, Math.min(LONGEST_TIMECENTS, cents));
  }

  private static void put(
      EnumMap<Generator, Integer> amounts, Generator generator, double value, int standard) {
    int rounded = (int) Math.round(value);
    if (rounded != standard) {
      amounts.put(generator, rounded);
    }
  }
}
