// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.guitars;

import java.util.List;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.KeySplit;
import performia.soundfonts.tone.Playback;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.tone.Tone;
import performia.soundfonts.tone.VelocityLayer;
import performia.soundfonts.waves.Biquad;
import performia.soundfonts.waves.Decimator;
import performia.soundfonts.waves.Modes;
import performia.soundfonts.waves.Tail;
import performia.soundfonts.waves.Tuning;

/// A string over a bridge pickup through a driven amplifier and a guitar loudspeaker. Immutable,
/// any thread.
///
/// Two clipping stages at four times the rate, each with its lows cut before and its highs after,
/// so that fifths laid over one another stay clear.
///
/// @param drive gain into the first stage at full velocity
/// @param decay decay that remains after compression, time for 60 dB at the low E
record DrivenGuitar(String name, double drive, double decay) implements Tone {
  private static final int OVERSAMPLING = 4;
  private static final PluckedString STRING =
      new PluckedString(2e-5, 0.09, 0.05, 0.003, 0.45, 1.8, 1.8e-7, 0.25);

  static DrivenGuitar overdriven() {
    return new DrivenGuitar("Overdriven Gtr", 9, 14);
  }

  static DrivenGuitar distorted() {
    return new DrivenGuitar("Distortion Gtr", 60, 22);
  }

  @Override
  public List<KeySplit> keySplits() {
    return KeySplit.every(5, 40, 80, 0, 127);
  }

  @Override
  public List<VelocityLayer> layers() {
    return VelocityLayer.upTo(1, 84, 127);
  }

  @Override
  public Playback playback(KeySplit split) {
    return Playback.sustained(-13.5, 0.15)
        .withVelocity(24, 300)
        .withEnvelope(0, 0, decaySeconds(split.root()), 100, 0.15);
  }

  @Override
  public Sound render(int pitch, double velocity, int take, Chance chance) {
    double rate = Sound.RATE_HZ * OVERSAMPLING;
    double seconds = Tuning.curve(pitch, 40, 0.85, 64, 0.65, 88, 0.4);
    double[] x = new double[(int) (seconds * rate)];
    Modes string = STRING.pluck(pitch, velocity, take, rate, chance);
    string.render(x, 0);
    Stroke.release(x, rate, 0.0008);
    amplify(x, rate, velocity, Tuning.hertz(pitch));
    double[] out = Decimator.down(x, OVERSAMPLING);
    Stroke.scrape(out, 0.03, 2500, 0.003, chance);
    Biquad.highShelf(Sound.RATE_HZ, 1500, 6 * (velocity - 0.8)).apply(out);
    loudspeaker(out);
    Tail.lift(out, decaySeconds(pitch));
    return Tail.loop(out, Tuning.hertz(pitch), 0.1, 0.25);
  }

  private void amplify(double[] x, double rate, double velocity, double hertz) {
    double peak = 1e-9;
    for (double v : x) {
      peak = Math.max(peak, Math.abs(v));
    }
    Biquad.highPass(rate, Math.min(140, 0.9 * hertz), 0.6).apply(x);
    Biquad.lowPass(rate, 4200, 1.2).apply(x);
    clip(x, drive * (0.25 + 0.75 * velocity) / peak, 0.18);
    Biquad.highPass(rate, 90, 0.7).apply(x);
    Biquad.lowPass(rate, 6500, 0.6).apply(x);
    clip(x, 1 + 0.05 * drive, -0.08);
    Biquad.highPass(rate, 30, 0.7).apply(x);
  }

  /// A smooth clipper with a bias, whose square-root knee needs no transcendental function.
  private static void clip(double[] x, double gain, double bias) {
    for (int i = 0; i < x.length; i++) {
      double y = gain * x[i] + bias;
      x[i] = y / Math.sqrt(1 + y * y);
    }
  }

  /// A closed-back four-by-twelve: a thump near 110 Hz, a hollow, bite at 2.4 kHz, nothing above 6.
  private static void loudspeaker(double[] x) {
    Biquad.highPass(Sound.RATE_HZ, 80, 0.9).apply(x);
    Biquad.bell(Sound.RATE_HZ, 115, 1.2, 2).apply(x);
    Biquad.bell(Sound.RATE_HZ, 450, 0.7, -4).apply(x);
    Biquad.bell(Sound.RATE_HZ, 2400, 0.9, 5).apply(x);
    Biquad.lowPass(Sound.RATE_HZ, 4600, 0.9).apply(x);
    Biquad.lowPass(Sound.RATE_HZ, 5200, 0.8).apply(x);
    Biquad.lowPass(Sound.RATE_HZ, 7500, 0.7).apply(x);
  }

  private double decaySeconds(int pitch) {
    return decay * Tuning.curve(pitch, 40, 1, 64, 0.75, 88, 0.5);
  }
}
