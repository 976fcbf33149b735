// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.synth;

import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.Sound;

/// A mono buffer that a stroke is painted on, layer by layer. One thread.
public final class Canvas {
  private static final double LN_1000 = 6.907755278982137;

  private final double[] samples;

  public Canvas(double seconds) {
    samples = new double[Sound.frames(seconds)];
  }

  /// The buffer itself.
  public double[] samples() {
    return samples;
  }

  /// Adds a damped sine whose pitch falls: from `hz * (1 + rise)` towards `hz` with the time
  /// constant `glideSeconds`, as a membrane does whose tension drops with its amplitude.
  public Canvas glide(
      double hz,
      double rise,
      double glideSeconds,
      double attackSeconds,
      double t60Seconds,
      double gain,
      double phase) {
    double angle = phase;
    double fall = StrictMath.exp(-1 / (glideSeconds * Sound.RATE_HZ));
    double shrink = StrictMath.exp(-LN_1000 / (t60Seconds * Sound.RATE_HZ));
    double approach = attackSeconds <= 0 ? 0 : StrictMath.exp(-1 / (attackSeconds * Sound.RATE_HZ));
    double above = rise;
    double level = gain;
    double missing = attackSeconds <= 0 ? 0 : 1;
    int last = (int) Math.min(samples.length, 1.7 * t60Seconds * Sound.RATE_HZ);
    for (int n = 0; n < last; n++) {
      samples[n] += level * (1 - missing) * StrictMath.sin(angle);
      angle += 2 * StrictMath.PI * hz * (1 + above) / Sound.RATE_HZ;
      above *= fall;
      level *= shrink;
      missing *= approach;
    }
    return this;
  }

  /// Adds shaped noise: through the filters in series, with an exponential attack and decay, from
  /// `startSeconds` on.
  public Canvas noise(
      Chance chance,
      double startSeconds,
      double attackSeconds,
      double t60Seconds,
      double gain,
      Filter... filters) {
    double shrink = StrictMath.exp(-LN_1000 / (t60Seconds * Sound.RATE_HZ));
    double approach = attackSeconds <= 0 ? 0 : StrictMath.exp(-1 / (attackSeconds * Sound.RATE_HZ));
    double level = gain;
    double missing = attackSeconds <= 0 ? 0 : 1;
    int from = Sound.frames(startSeconds);
    int last = (int) Math.min(samples.length, from + 1.7 * t60Seconds * Sound.RATE_HZ);
    for (int n = from; n < last; n++) {
      double x = chance.noise() * level * (1 - missing);
      for (Filter filter : filters) {
        x = filter.next(x);
      }
      samples[n] += x;
      level *= shrink;
      missing *= approach;
    }
    return this;
  }

  /// Adds a smooth push, half a period of a raised cosine: a stick's or a beater's contact force.
  public Canvas push(double startSeconds, double contactSeconds, double gain) {
    int from = Sound.frames(startSeconds);
    int length = Math.max(2, Sound.frames(contactSeconds));
    for (int n = 0; n < length && from + n < samples.length; n++) {
      samples[from + n] +=
          gain * 0.5 * (1 - StrictMath.cos(2 * StrictMath.PI * (n + 0.5) / length));
    }
    return this;
  }

  /// Adds the modes, as heard by one microphone.
  public Canvas modes(Modes modes, double startSeconds) {
    modes.render(samples, samples, Sound.frames(startSeconds));
    return this;
  }

  /// Adds another canvas, as far as both reach.
  public Canvas add(Canvas other, double gain) {
    for (int n = 0; n < Math.min(samples.length, other.samples.length); n++) {
      samples[n] += gain * other.samples[n];
    }
    return this;
  }

  /// Filters everything painted so far.
  public Canvas filter(Filter filter) {
    filter.through(samples);
    return this;
  }

  /// Bends everything through `x / (1 + |x|^3)^(1/3)` after the given drive, so that peaks round
  /// off as on tape; small samples keep their level.
  public Canvas saturate(double drive) {
    for (int n = 0; n < samples.length; n++) {
      double x = samples[n] * drive;
      double a = Math.abs(x);
      samples[n] = x / StrictMath.cbrt(1 + a * a * a) / drive;
    }
    return this;
  }

  /// The largest absolute sample.
  public double peak() {
    double peak = 0;
    for (double sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  /// What was painted, as a mono sound.
  public Sound toSound() {
    return Sound.mono(floats(samples));
  }

  /// Two canvases of the same length as a stereo sound.
  public static Sound stereo(Canvas left, Canvas right) {
    return Sound.stereo(floats(left.samples), floats(right.samples));
  }

  /// Doubles rounded to floats.
  public static float[] floats(double[] samples) {
    float[] out = new float[samples.length];
    for (int n = 0; n < out.length; n++) {
      out[n] = (float) samples[n];
    }
    return out;
  }
}
