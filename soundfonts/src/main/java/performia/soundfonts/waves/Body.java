// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.waves;

import java.util.Arrays;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.Sound;

/// The impulse response of a soundboard or a guitar body: a direct part and a field of damped modes
/// that colours and smears what the string does to the bridge. Immutable, any thread.
public final class Body {
  private final double[] response;

  private Body(double[] response) {
    this.response = response;
  }

  /// One named resonance.
  ///
  /// @param frequencyHz where
  /// @param gain height of its peak against the direct part
  /// @param t60Seconds how long it rings after a knock
  public record Resonance(double frequencyHz, double gain, double t60Seconds) {}

  /// A body of named resonances and a diffuse field above them.
  ///
  /// @param direct gain of what reaches the air without delay
  /// @param named the low resonances that can be told apart
  /// @param field the many that cannot
  /// @param seed which random field; two channels take two
  public static Body of(double direct, Resonance[] named, Field field, String seed) {
    Chance chance = Chance.of(seed, 0, 0, 0);
    double longest = field.t60Seconds();
    for (Resonance r : named) {
      longest = Math.max(longest, r.t60Seconds());
    }
    double[] out = new double[Sound.frames(longest * 0.8)];
    Modes modes = new Modes(Sound.RATE_HZ);
    for (Resonance r : named) {
      double decay = 6.908 / r.t60Seconds();
      // A damped sine of amplitude A peaks at A·rate/(2·decay) in its frequency response.
      double amplitude = r.gain() * 2 * decay / Sound.RATE_HZ;
      modes.add(amplitude, r.frequencyHz(), decay, chance.between(0.3, 1.2));
    }
    field.addTo(modes, chance);
    modes.render(out, 0);
    fadeOut(out);
    out[0] += direct;
    return new Body(out);
  }

  /// Modes spread evenly in frequency, with random sign.
  ///
  /// @param fromHz lowest
  /// @param toHz highest
  /// @param stepHz mean distance
  /// @param gain level of the field against a direct part of 1, in the mean
  /// @param t60Seconds ring of the lowest; the highest ring a quarter as long
  public record Field(double fromHz, double toHz, double stepHz, double gain, double t60Seconds) {
    void addTo(Modes modes, Chance chance) {
      for (double f = fromHz; f < toHz; f += stepHz * chance.between(0.6, 1.4)) {
        double decay = 6.908 / (t60Seconds * (1 - 0.75 * (f - fromHz) / (toHz - fromHz)));
        // Uncorrelated modes of that density add up to this mean level.
        double amplitude =
            gain * Math.sqrt(4 * decay * stepHz) / Sound.RATE_HZ * chance.between(0.5, 1.5);
        double skirt = 1 / (1 + StrictMath.pow(f / (0.6 * toHz), 4));
        modes.add(amplitude * skirt, f, decay, chance.between(0, 2 * Math.PI));
      }
    }
  }

  /// @return the signal as heard through the body, as long as the signal
  public double[] through(double[] signal) {
    return Fourier.convolve(signal, response);
  }

  /// @return what the body itself says when knocked: a copy of the response
  public double[] response() {
    return Arrays.copyOf(response, response.length);
  }

  private static void fadeOut(double[] out) {
    int fade = out.length / 4;
    for (int i = 0; i < fade; i++) {
      double x = (double) i / fade;
      out[out.length - 1 - i] *= x * x * (3 - 2 * x);
    }
  }
}
