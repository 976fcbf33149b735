// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.waves;

import java.util.Arrays;
import performia.soundfonts.tone.Sound;

/// Turns a long decaying note into a short looped sample: the decay is taken out of the sample (a
/// player's envelope puts it back), and the end is folded into a loop that returns where the waves
/// agree best. Stateless.
public final class Tail {
  private static final int COARSE = 3;
  private static final double CENT = 0.00058;

  private Tail() {}

  /// Undoes a decay that the player will apply from the note's start on.
  ///
  /// @param decaySeconds time for 60 dB, as given to the player
  public static void lift(double[] channel, double decaySeconds) {
    double step = StrictMath.exp(6.907755 / decaySeconds / Sound.RATE_HZ);
    double gain = 1;
    for (int i = 0; i < channel.length; i++) {
      channel[i] *= gain;
      gain *= step;
    }
  }

  /// Lets the highs go before the loop freezes what is left: between a quarter and three fifths of
  /// the note it passes over into a copy that a low-pass of linear phase has darkened.
  ///
  /// @param cutoffHz half a power left here
  public static void darken(double[] channel, double cutoffHz) {
    double[] dark = Arrays.copyOf(channel, channel.length);
    Biquad pass = Biquad.lowPass(Sound.RATE_HZ, cutoffHz, 0.7);
    reverse(pass.apply(dark));
    reverse(pass.apply(dark));
    int from = channel.length / 4;
    int to = channel.length * 3 / 5;
    for (int i = from; i < channel.length; i++) {
      double w = Math.min(1, (double) (i - from) / (to - from));
      channel[i] += w * (dark[i] - channel[i]);
    }
  }

  private static void reverse(double[] x) {
    for (int i = 0, j = x.length - 1; i < j; i++, j--) {
      double swap = x[i];
      x[i] = x[j];
      x[j] = swap;
    }
  }

  /// Makes the last part a loop, in place, and returns the finished sound.
  ///
  /// The loop holds a whole number of periods to within a cent: the ear goes by the pitch more than
  /// by the upper partials, which a stiff string sets apart.
  ///
  /// @param hertz pitch of the note
  /// @param shortestSeconds least length of the loop
  /// @param longestSeconds greatest length of the loop
  public static Sound loop(
      double[] channel, double hertz, double shortestSeconds, double longestSeconds) {
    int end = channel.length - Sound.LOOP_GUARD_FRAMES;
    int shortest = Sound.frames(shortestSeconds);
    int longest = Math.min(Sound.frames(longestSeconds), end * 2 / 3);
    int cross = Math.min(shortest * 2 / 3, end - longest - 1);
    flatten(channel, end - longest - cross, end);
    int length = bestLength(channel, end, cross, shortest, longest, Sound.RATE_HZ / hertz);
    fold(channel, end - length, end, cross);
    return Sound.mono(toFloat(channel)).looped(end - length, end);
  }

  /// Takes the remaining slope out of the part that will repeat, lest the loop breathe.
  private static void flatten(double[] x, int from, int to) {
    int half = (to - from) / 2;
    double early = power(x, from, from + half);
    double late = power(x, to - half, to);
    if (early <= 0 || late <= 0) {
      return;
    }
    double step = StrictMath.exp(0.5 * StrictMath.log(early / late) / (to - from - half));
    double gain = 1;
    for (int i = from; i < x.length; i++) {
      x[i] *= gain;
      gain *= step;
    }
  }

  private static double power(double[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[i] * x[i];
    }
    return sum;
  }

  private static int bestLength(
      double[] x, int end, int cross, int shortest, int longest, double period) {
    int best = (int) Math.round(Math.ceil(shortest / period) * period);
    double highest = -2;
    for (int n = (int) Math.ceil(shortest / period); n * period <= longest; n++) {
      int reach = (int) (n * period * CENT);
      int middle = (int) Math.round(n * period);
      for (int length = middle - reach; length <= middle + reach; length++) {
        double here = likeness(x, end, length, cross, COARSE);
        if (here > highest) {
          highest = here;
          best = length;
        }
      }
    }
    return best;
  }

  /// Correlation of the frames before the loop's end with those before its start, -1..1.
  private static double likeness(double[] x, int end, int length, int cross, int step) {
    double product = 0;
    double a = 1e-30;
    double b = 1e-30;
    for (int i = end - cross; i < end; i += step) {
      double u = x[i];
      double v = x[i - length];
      product += u * v;
      a += u * u;
      b += v * v;
    }
    return product / Math.sqrt(a * b);
  }

  /// Crossfades into the loop's end what lies before its start, at constant power whatever their
  /// likeness, and repeats the loop's first frames after its end.
  private static void fold(double[] x, int start, int end, int cross) {
    int length = end - start;
    double likeness = Math.max(0, likeness(x, end, length, cross, 1));
    for (int i = 0; i < cross; i++) {
      double w = (i + 1.0) / cross;
      double s = w * w * (3 - 2 * w);
      double norm = 1 / Math.sqrt(s * s + (1 - s) * (1 - s) + 2 * s * (1 - s) * likeness);
      int at = end - cross + i;
      x[at] = norm * ((1 - s) * x[at] + s * x[at - length]);
    }
    for (int i = end; i < x.length; i++) {
      x[i] = x[i - length];
    }
  }

  /// @return the same frames, rounded
  public static float[] toFloat(double[] x) {
    float[] out = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      out[i] = (float) x[i];
    }
    return out;
  }
}
