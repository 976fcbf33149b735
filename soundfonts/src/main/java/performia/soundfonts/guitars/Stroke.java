// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.guitars;

import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.waves.Biquad;

/// What finger or plectrum add to a string's own sound. Stateless.
final class Stroke {
  private Stroke() {}

  /// Adds the scrape that comes just before and at the release.
  ///
  /// @param level peak, roughly
  /// @param centreHz where the noise lies
  /// @param seconds how long it lasts
  static void scrape(double[] out, double level, double centreHz, double seconds, Chance chance) {
    double[] noise = new double[Math.min(out.length, Sound.frames(6 * seconds))];
    double fall = StrictMath.exp(-1 / (seconds * Sound.RATE_HZ));
    double envelope = level;
    for (int i = 0; i < noise.length; i++) {
      noise[i] = envelope * chance.noise();
      envelope *= fall;
    }
    Biquad.highPass(Sound.RATE_HZ, centreHz * 0.5, 0.7).apply(noise);
    Biquad.lowPass(Sound.RATE_HZ, Math.min(18_000, centreHz * 1.6), 0.8).apply(noise);
    for (int i = 0; i < noise.length; i++) {
      out[i] += noise[i];
    }
  }

  /// Fades in the first moments, in which the string leaves the finger.
  static void release(double[] x, double rateHz, double seconds) {
    int frames = (int) (seconds * rateHz);
    for (int i = 0; i < frames; i++) {
      double w = (double) i / frames;
      x[i] *= w * w * (3 - 2 * w);
    }
  }
}
