// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.strings;

import java.util.List;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.KeySplit;
import performia.soundfonts.tone.Playback;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.tone.Tone;
import performia.soundfonts.tone.VelocityLayer;
import performia.soundfonts.waves.Tuning;
import performia.soundfonts.waves.Wavetable;

/// A warm synthesiser pad: slow, detuned, softly filtered sawtooths and a sine below. Immutable,
/// any thread.
final class WarmPad implements Tone {
  private static final double[] APART_CENTS = {-11.5, -7, -2.9, 0, 4.1, 8.3, 10.3};
  private static final int VOICES = APART_CENTS.length;
  private static final double ROUND_SECONDS = 1.25;

  @Override
  public String name() {
    return "Warm Pad";
  }

  @Override
  public List<KeySplit> keySplits() {
    return KeySplit.every(12, 38, 86, 0, 127);
  }

  @Override
  public List<VelocityLayer> layers() {
    return VelocityLayer.upTo(1, 127);
  }

  @Override
  public Playback playback(KeySplit split) {
    return Playback.sustained(-11.5, 1.8)
        .withVelocity(24, 2600)
        .withFilter(Tuning.absoluteCents(3500 + 4 * Tuning.hertz(split.root())))
        .withEnvelope(0.28, 0, 0, 0, 1.8)
        .withSends(0.3, 0.15);
  }

  @Override
  public Sound render(int pitch, double velocity, int take, Chance chance) {
    Round round = Round.of(Tuning.hertz(pitch), ROUND_SECONDS, 0.02);
    for (int voice = 0; voice < VOICES; voice++) {
      int apart = round.nearest(APART_CENTS[voice]);
      round.play(
          wave(round.hertz(), chance), apart, 1, 2, 1.6 * voice / (VOICES - 1) - 0.8, chance);
    }
    round.play(Wavetable.sine(), 0, 0, 0, 0, chance);
    return round.sound();
  }

  /// A sawtooth behind a gentle four-pole low-pass that follows the key.
  private static Wavetable wave(double hertz, Chance chance) {
    double cutoff = 500 + 1.6 * hertz;
    int count = (int) Math.max(4, Math.min(400, 7000 / hertz));
    double[] amplitudes = new double[count];
    double[] phases = new double[count];
    for (int k = 1; k <= count; k++) {
      double x = k * hertz / cutoff;
      amplitudes[k - 1] = 1 / (k * (1 + x * x));
      phases[k - 1] = chance.between(-0.5, 0.5);
    }
    return new Wavetable(amplitudes, phases);
  }
}
