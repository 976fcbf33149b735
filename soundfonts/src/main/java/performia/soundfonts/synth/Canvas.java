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

  /// Adds what a small damped room gives back: four combs and two all-passes after M. R. Schroeder,
  /// "Natural sounding artificial reverberation", JAES 1962, in series behind a low-pass.
  ///
  /// @param gain level of the reflections
  /// @param t60Seconds how long they last
  public Canvas room(double gain, double t60Seconds) {
    int[] delays = {353, 487, 617, 769};
    double[] sum = new double[samples.length];
    for (int delay : delays) {
      double back = StrictMath.exp(-LN_1000 * delay / (t60Seconds * Sound.RATE_HZ));
      double[] line = new double[delay];
      double soft = 0;
      for (int n = 0; n < samples.length; n++) {
        double out = line[n % delay];
        soft += 0.55 * (out - soft);
        line[n % delay] = samples[n] + back * soft;
        sum[n] += out;
      }
    }
    for (int delay : new int[] {113, 241}) {
      double[] line = new double[delay];
      for (int n = 0; n < sum.length; n++) {
        double out = line[n % delay];
        double in = sum[n] - 0.6 * out;
        line[n % delay] = in;
        sum[n] = out + 0.6 * in;
      }
    }
    for (int n = 0; n < samples.length; n++) {
      samples[n] += 0.25 * gain * sum[n];
    }
    return this;
  }

  /// Fades the last seconds to nothing, straight in dB at first and then to zero.
  public Canvas fadeOut(double seconds) {
    int length = Math.min(samples.length, Sound.frames(seconds));
    for (int n = 0; n < length; n++) {
      double left = n / (double) length;
      samples[samples.length - 1 - n] *= left * left * (3 - 2 * left);
    }
    return this;
  }

  /// Filters everything painted so far.
  public Canvas filter(Filter filter) {
    filter.through(samples);
    return this;
  }

  /// Scales the largest sample to `drive`, then bends everything through `x / (1 + |x|^3)^(1/3)`,
  /// so that peaks round off as on tape: at a drive of 0.5 hardly, at 2 by half.
  public Canvas saturate(double drive) {
    double scale = drive / Math.max(1e-9, peak());
    for (int n = 0; n < samples.length; n++) {
      double x = samples[n] * scale;
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
