// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.strings;

import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.waves.Biquad;
import performia.soundfonts.waves.Tail;
import performia.soundfonts.waves.Wavetable;

/// A stereo buffer in which everything comes round after the same number of frames: pitch,
/// detuning, vibrato and breath all have whole numbers of periods in it, so its loop is seamless by
/// construction. Filled by one thread.
final class Round {
  private static final Wavetable SINE = Wavetable.sine();

  private final double[] left;
  private final double[] right;
  private final int entry;
  private final int frames;
  private final int cycles;

  private Round(int entry, int frames, int cycles) {
    this.entry = entry;
    this.frames = frames;
    this.cycles = cycles;
    left = new double[entry + frames + Sound.LOOP_GUARD_FRAMES];
    right = new double[left.length];
  }

  /// A round of about that length after an entry.
  static Round of(double hertz, double seconds, double entrySeconds) {
    int cycles = (int) Math.round(seconds * hertz);
    int frames = (int) Math.round(cycles * Sound.RATE_HZ / hertz);
    return new Round(Sound.frames(entrySeconds), frames, cycles);
  }

  /// The pitch that really fits, within a hundredth of a cent of the one asked for.
  double hertz() {
    return (double) cycles * Sound.RATE_HZ / frames;
  }

  /// How many cycles more or fewer in a round come nearest to that detuning.
  int nearest(double cents) {
    return (int) Math.round(cycles * (StrictMath.pow(2, cents / 1200) - 1));
  }

  /// Adds one player.
  ///
  /// @param apart cycles more or fewer than the round's own, see [#nearest]
  /// @param swings vibrato swings in a round
  /// @param vibratoCents half the width of the vibrato
  /// @param pan -1..1
  void play(Wavetable wave, int apart, int swings, double vibratoCents, double pan, Chance chance) {
    double start = chance.nextDouble();
    double swingStart = chance.nextDouble();
    double driftStart = chance.nextDouble();
    double played = cycles + apart;
    // Phase swing in periods that makes this deviation of frequency, at most.
    double reach = swings == 0 ? 0 : vibratoCents / 1200 * 0.6931 * played / (2 * Math.PI * swings);
    int enters = (int) (entry * 0.5 * chance.nextDouble());
    double attack = entry * chance.between(0.25, 0.5);
    double gainLeft = StrictMath.cos((pan + 1) * Math.PI / 4);
    double gainRight = StrictMath.sin((pan + 1) * Math.PI / 4);
    for (int t = enters; t < left.length; t++) {
      double turn = (double) (t - entry) / frames;
      double swing = SINE.at(turn * swings + swingStart);
      double drift = SINE.at(turn + driftStart);
      // Vibrato also swells: the body's resonances turn pitch into loudness.
      double level = (1 + 0.10 * swing + 0.12 * drift) * Math.min(1, (t - enters) / attack);
      double value = level * wave.at(start + turn * played + reach * swing + 0.25 * drift);
      left[t] += gainLeft * value;
      right[t] += gainRight * value;
    }
  }

  /// Adds a hiss that comes round as well, at that share of what has been played so far.
  void breathe(Biquad colour, double share, Chance chance) {
    hiss(left, colour, share, chance);
    hiss(right, colour, share, chance);
  }

  private void hiss(double[] channel, Biquad colour, double share, Chance chance) {
    double[] twice = new double[2 * frames];
    double power = 0;
    for (int i = 0; i < frames; i++) {
      twice[i] = chance.noise();
      twice[i + frames] = twice[i];
      power += channel[entry + i] * channel[entry + i];
    }
    // The second time through, the filter has reached the state in which it will always come round.
    colour.apply(twice);
    double hissed = 1e-30;
    for (int i = frames; i < 2 * frames; i++) {
      hissed += twice[i] * twice[i];
    }
    double gain = share * Math.sqrt(power / hissed);
    for (int t = 0; t < channel.length; t++) {
      double rise = Math.min(1, t / (double) entry);
      channel[t] += gain * rise * twice[frames + Math.floorMod(t - entry, frames)];
    }
  }

  /// The finished sound.
  Sound sound() {
    return new Sound(Tail.toFloat(left), Tail.toFloat(right), entry, entry + frames);
  }
}
