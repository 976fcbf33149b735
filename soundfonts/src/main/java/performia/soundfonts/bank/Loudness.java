// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.bank;

import performia.soundfonts.tone.Sound;

/// How loud a note strikes the ear: mean square of its loudest 100 ms after the K weighting of
/// ITU-R BS.1770-4, both channels summed. Stateless; any thread.
final class Loudness {
  private static final int WINDOW = Sound.RATE_HZ / 10;
  private static final int HOP = WINDOW / 4;

  private Loudness() {}

  /// Loudness in dB below a full-scale square wave; -200 for silence.
  static double db(Sound sound) {
    double[] power = new double[sound.left().length];
    add(power, sound.left());
    if (!sound.isMono()) {
      add(power, sound.right());
    }
    double loudest = 0;
    for (int at = 0; at == 0 || at + WINDOW <= power.length; at += HOP) {
      double sum = 0;
      for (int n = at; n < Math.min(power.length, at + WINDOW); n++) {
        sum += power[n];
      }
      loudest = Math.max(loudest, sum / WINDOW);
    }
    return loudest <= 1e-20 ? -200 : 10 * StrictMath.log10(loudest);
  }

  /// The two filters of BS.1770 (a head's high shelf, then a high-pass), from their analogue
  /// prototypes at our rate.
  private static void add(double[] power, float[] channel) {
    double k = StrictMath.tan(Math.PI * 1681.974450955533 / Sound.RATE_HZ);
    double q = 0.7071752369554196;
    double high = StrictMath.pow(10, 3.999843853973347 / 20);
    double band = StrictMath.pow(high, 0.4996667741545416);
    double norm = 1 + k / q + k * k;
    double b0 = (high + band * k / q + k * k) / norm;
    double b1 = 2 * (k * k - high) / norm;
    double b2 = (high - band * k / q + k * k) / norm;
    double a1 = 2 * (k * k - 1) / norm;
    double a2 = (1 - k / q + k * k) / norm;
    double kk = StrictMath.tan(Math.PI * 38.13547087602444 / Sound.RATE_HZ);
    double qq = 0.5003270373238773;
    double nn = 1 + kk / qq + kk * kk;
    double c1 = 2 * (kk * kk - 1) / nn;
    double c2 = (1 - kk / qq + kk * kk) / nn;
    double x1 = 0;
    double x2 = 0;
    double y1 = 0;
    double y2 = 0;
    double z1 = 0;
    double z2 = 0;
    for (int n = 0; n < channel.length; n++) {
      double x = channel[n];
      double y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
      double z = y - 2 * y1 + y2 - c1 * z1 - c2 * z2;
      x2 = x1;
      x1 = x;
      y2 = y1;
      y1 = y;
      z2 = z1;
      z1 = z;
      power[n] += z * z;
    }
  }
}
