// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.keys;

import java.util.List;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.KeySplit;
import performia.soundfonts.tone.Playback;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.tone.Tone;
import performia.soundfonts.tone.VelocityLayer;
import performia.soundfonts.waves.Tail;
import performia.soundfonts.waves.Tuning;
import performia.soundfonts.waves.Wavetable;

/// A tonewheel organ through a slowly turning speaker. Immutable, any thread.
///
/// One turn of the speaker is one loop, and everything in it, leakage included, repeats after
/// exactly that many frames: the loop is seamless by construction and needs no crossfade.
final class DrawbarOrgan implements Tone {
  /// Nine drawbars as multiples of half the key's frequency: 16', 5 1/3', 8', 4', 2 2/3', 2', 1
  /// 3/5', 1 1/3', 1'.
  private static final int[] HALVES = {1, 3, 2, 4, 6, 8, 10, 12, 16};

  /// How far each is pulled, 0..8; a step is 3 dB.
  private static final int[] PULLED = {8, 7, 8, 7, 5, 5, 3, 3, 5};

  private static final double HIGHEST_WHEEL_HZ = 5_900;
  private static final double TURN_SECONDS = 0.95;
  private static final double CLICK_SECONDS = 0.05;

  @Override
  public String name() {
    return "Drawbar Organ";
  }

  @Override
  public List<KeySplit> keySplits() {
    return KeySplit.every(6, 38, 86, 0, 127);
  }

  @Override
  public List<VelocityLayer> layers() {
    return VelocityLayer.upTo(1, 127);
  }

  @Override
  public Playback playback(KeySplit split) {
    return Playback.sustained(-18, 0.07)
        .withVelocity(14, 2000)
        .withFilter(Tuning.absoluteCents(9000))
        .withSends(0.12, 0);
  }

  @Override
  public Sound render(int pitch, double velocity, int take, Chance chance) {
    double half = Tuning.hertz(pitch) / 2;
    int halfPeriods = (int) Math.round(TURN_SECONDS * half);
    int turn = (int) Math.round(halfPeriods * Sound.RATE_HZ / half);
    int start = Sound.frames(CLICK_SECONDS);
    double[] left = new double[start + turn + Sound.LOOP_GUARD_FRAMES];
    double[] right = new double[left.length];
    Speaker speaker = new Speaker(left, right, turn);
    for (int bar = 0; bar < HALVES.length; bar++) {
      int cycles = HALVES[bar] * halfPeriods;
      while ((double) cycles / turn * Sound.RATE_HZ > HIGHEST_WHEEL_HZ) {
        cycles /= 2;
      }
      double level = StrictMath.pow(10, -3 * (8 - PULLED[bar]) / 20.0) * chance.around(0.06);
      // Contacts close one after the other: that is the click.
      int closes = (int) (Sound.RATE_HZ * chance.between(0.0002, 0.006));
      speaker.wheel(level, cycles, closes, chance.nextDouble());
      for (int side = -1; side <= 1; side += 2) {
        int neighbour = (int) Math.round(cycles * StrictMath.pow(2, side / 12.0));
        speaker.wheel(level * 0.004, neighbour, closes, chance.nextDouble());
      }
    }
    warm(left);
    warm(right);
    return new Sound(Tail.toFloat(left), Tail.toFloat(right), start, start + turn);
  }

  /// The preamplifier's valve: a little compression, no audible distortion of a single key.
  private static void warm(double[] x) {
    for (int i = 0; i < x.length; i++) {
      double y = 0.22 * x[i];
      x[i] = y / Math.sqrt(1 + y * y) + 0.02 * y * y / (1 + y * y);
    }
    double mean = 0;
    int from = x.length / 8;
    for (int i = from; i < x.length; i++) {
      mean += x[i];
    }
    mean /= x.length - from;
    for (int i = 0; i < x.length; i++) {
      x[i] -= mean * Math.min(1, i / 400.0);
    }
  }

  /// Horn and drum with two microphones: each wheel is heard nearer and farther (Doppler) and
  /// louder and softer once in a turn, the high ones more.
  private static final class Speaker {
    private static final Wavetable SINE = Wavetable.sine();

    private final double[] left;
    private final double[] right;
    private final int turn;

    Speaker(double[] left, double[] right, int turn) {
      this.left = left;
      this.right = right;
      this.turn = turn;
    }

    void wheel(double level, int cycles, int closes, double phase) {
      double hertz = (double) cycles / turn * Sound.RATE_HZ;
      boolean horn = hertz > 800;
      double swell = horn ? 0.28 : 0.10;
      // Phase swing in periods: radius over wavelength, for a horn of 9 cm and a slow drum.
      double reach = (horn ? 0.09 : 0.03) * hertz / 340;
      for (int t = closes; t < left.length; t++) {
        double angle = (double) t / turn * (horn ? 1 : -1);
        double rise = Math.min(1, (t - closes) / 36.0);
        double l = SINE.at(angle);
        double r = SINE.at(angle + 0.3);
        double at = (double) t * cycles / turn + phase;
        // A quarter turn from loudest to nearest: the sine's cosine, had from its neighbours.
        left[t] += rise * level * (1 + swell * l) * SINE.at(at + reach * (r - 0.31 * l) / 0.951);
        right[t] += rise * level * (1 + swell * r) * SINE.at(at + reach * (0.31 * r - l) / 0.951);
      }
    }
  }
}
