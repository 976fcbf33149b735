// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.strings;

import java.util.List;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.KeySplit;
import performia.soundfonts.tone.Playback;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.tone.Tone;
import performia.soundfonts.tone.VelocityLayer;
import performia.soundfonts.waves.Biquad;
import performia.soundfonts.waves.Tuning;
import performia.soundfonts.waves.Wavetable;

/// A string section: players with their own instrument, vibrato, intonation and chair. Immutable,
/// any thread.
///
/// Every player bows an Helmholtz sawtooth, rounded as the bow's width rounds it and coloured by a
/// violin-family body.
final class StringSection implements Tone {
  private static final int PLAYERS = 9;

  /// Intonation of each pair of players; unevenly apart, for even steps would beat in time.
  private static final double[] APART_CENTS = {0, 2.1, 4.9, 6.6, 9.7};

  private static final double ROUND_SECONDS = 1.08;
  private static final double ENTRY_SECONDS = 0.12;

  /// Body resonances of a violin (air, wood, the 1 kHz hollow, the bridge hill) as frequency,
  /// sharpness, dB; larger members of the family have them lower.
  private static final double[][] BODY = {
    {275, 3.0, 5}, {460, 3.0, 6}, {1000, 1.2, -3}, {2500, 0.9, 7}, {3400, 1.5, 3}
  };

  @Override
  public String name() {
    return "String Section";
  }

  @Override
  public List<KeySplit> keySplits() {
    return KeySplit.every(6, 31, 97, 0, 127);
  }

  @Override
  public List<VelocityLayer> layers() {
    return VelocityLayer.upTo(1, 127);
  }

  @Override
  public Playback playback(KeySplit split) {
    return Playback.sustained(-14, 0.9)
        .withVelocity(26, 2900)
        .withFilter(Tuning.absoluteCents(7500 + 4 * Tuning.hertz(split.root())))
        .withEnvelope(0.09, 0, 0, 0, 0.9)
        .withSends(0.25, 0);
  }

  @Override
  public Sound render(int pitch, double velocity, int take, Chance chance) {
    // Low notes need a longer round, for a cycle more or fewer must remain a small detuning.
    double seconds = Tuning.curve(pitch, 31, 1.6, 61, ROUND_SECONDS);
    Round round = Round.of(Tuning.hertz(pitch), seconds, ENTRY_SECONDS);
    for (int player = 0; player < PLAYERS; player++) {
      double chair = PLAYERS == 1 ? 0 : 2.0 * player / (PLAYERS - 1) - 1;
      // The first player is in tune, the others stand around in pairs, so that the middle holds.
      int pair = (player + 1) / 2;
      int apart = (player % 2 == 0 ? 1 : -1) * round.nearest(APART_CENTS[pair]);
      // A round holds a whole number of vibrato swings.
      int swings = (int) Math.round(seconds * chance.between(4.9, 6.3));
      double vibrato = Tuning.curve(pitch, 31, 7, 60, 11, 96, 9) * chance.between(0.6, 1.2);
      Wavetable wave = wave(round.hertz(), pitch, chance);
      round.play(wave, apart, swings, vibrato, chair * 0.8, chance);
    }
    round.breathe(bow(pitch), 0.022, chance);
    return round.sound();
  }

  private static Wavetable wave(double hertz, int pitch, Chance chance) {
    int count = (int) Math.min(900, 15_000 / hertz);
    double size = Tuning.curve(pitch, 31, 0.5, 48, 0.62, 60, 0.85, 72, 1);
    Biquad[] body = new Biquad[BODY.length];
    for (int i = 0; i < body.length; i++) {
      double centre = BODY[i][0] * size * chance.around(0.08);
      body[i] = Biquad.bell(Sound.RATE_HZ, centre, BODY[i][1], BODY[i][2]);
    }
    double point = chance.between(0.07, 0.13);
    double[] amplitudes = new double[count];
    double[] phases = new double[count];
    for (int k = 1; k <= count; k++) {
      double f = k * hertz;
      double bow = 0.75 + 0.25 * Math.abs(StrictMath.sin(Math.PI * k * point));
      double roll = 1 / (1 + StrictMath.pow(f / 5600, 2));
      double amplitude = bow * roll / k;
      for (Biquad b : body) {
        amplitude *= b.gainAt(Sound.RATE_HZ, f);
      }
      amplitudes[k - 1] = amplitude;
      phases[k - 1] = chance.between(-0.9, 0.9);
    }
    return new Wavetable(amplitudes, phases);
  }

  /// Where the bow's hiss lies.
  private static Biquad bow(int pitch) {
    return Biquad.bell(Sound.RATE_HZ, Tuning.curve(pitch, 31, 1300, 96, 3600), 0.8, 14);
  }
}
