// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.drums;

import performia.soundfonts.synth.Filter;
import performia.soundfonts.synth.Modes;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.Sound;

/// A cymbal: hundreds of inharmonic modes in ten bands. In each band energy arrives late and leaves
/// early by its own times: a cymbal's brilliance builds up over 50 to 100 ms because large
/// amplitudes push energy from low modes into high ones (T. D. Rossing, Science of Percussion
/// Instruments, chapter 9; A. Chaigne, C. Touze and O. Thomas, "Nonlinear vibrations and chaos in
/// gongs and cymbals", Acoustical Science and Technology 2005). Immutable; any thread.
///
/// @param seconds how long it is rendered; the end fades
/// @param levelDb level of each band of [#EDGES_HZ]
/// @param t60Seconds ringing time of each band
/// @param riseSeconds time constant of each band's arrival
/// @param chaos share of the early sound that is noise rather than modes, 0..1
/// @param width how differently the two microphones hear it, 0 mono to 1
@SuppressWarnings("ArrayRecordComponent")
record Plate(
    double seconds,
    double[] levelDb,
    double[] t60Seconds,
    double[] riseSeconds,
    double chaos,
    double width) {
  /// Band borders.
  static final double[] EDGES_HZ = {
    180, 320, 600, 1100, 1900, 3000, 4600, 6800, 9600, 13500, 19000
  };

  private static final int[] MODES = {8, 18, 32, 48, 64, 80, 96, 110, 120, 110};

  /// One stroke.
  ///
  /// @param tiltDb how much duller than `levelDb` the highest band is
  /// @param tune factor on all frequencies
  /// @param speed factor on the rise times
  Stroke stroke(double tiltDb, double tune, double speed, Chance chance) {
    int frames = Sound.frames(seconds);
    double[] left = new double[frames];
    double[] right = width == 0 ? left : new double[frames];
    for (int band = 0; band < MODES.length; band++) {
      double gain = StrictMath.pow(10, (levelDb[band] - tiltDb * band / (MODES.length - 1)) / 20);
      if (levelDb[band] > -70) {
        addBand(left, right, band, gain, tune, speed, chance);
      }
    }
    return new Stroke(left, right);
  }

  /// Both channels of a stroke, to be added to.
  @SuppressWarnings({"ArrayRecordComponent", "ReferenceEquality"})
  record Stroke(double[] left, double[] right) {
    Sound toSound(double fadeSeconds) {
      fade(left, fadeSeconds);
      if (left == right) {
        return Sound.mono(performia.soundfonts.synth.Canvas.floats(left));
      }
      fade(right, fadeSeconds);
      return Sound.stereo(
          performia.soundfonts.synth.Canvas.floats(left),
          performia.soundfonts.synth.Canvas.floats(right));
    }

    private static void fade(double[] x, double seconds) {
      int length = Math.min(x.length, Sound.frames(seconds));
      for (int n = 0; n < length; n++) {
        double part = n / (double) length;
        x[x.length - 1 - n] *= part * part * (3 - 2 * part);
      }
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private void addBand(
      double[] left,
      double[] right,
      int band,
      double gain,
      double tune,
      double speed,
      Chance chance) {
    double low = EDGES_HZ[band] * tune;
    double high = EDGES_HZ[band + 1] * tune;
    Modes modes = new Modes();
    double each = gain * StrictMath.sqrt(2.0 / MODES[band]);
    for (int i = 0; i < MODES[band]; i++) {
      double hz = low + (high - low) * (i + chance.nextDouble()) / MODES[band];
      double level = each * StrictMath.abs(chance.gaussian());
      double phase = chance.between(0, 2 * StrictMath.PI);
      double lean = 0.5 * width * chance.between(-1, 1);
      double turn = width * chance.between(-2.2, 2.2);
      double t60 = t60Seconds[band] * chance.around(0.22);
      modes.add(hz, t60, level * (1 - lean), level * (1 + lean), phase, phase + turn);
    }
    int frames = left.length;
    double[] bandLeft = new double[frames];
    double[] bandRight = left == right ? bandLeft : new double[frames];
    modes.render(bandLeft, bandRight, 0);
    turbulence(bandLeft, band, gain, low, high, chance);
    arrive(bandLeft, left, riseSeconds[band] * speed);
    if (left != right) {
      turbulence(bandRight, band, gain, low, high, chance);
      arrive(bandRight, right, riseSeconds[band] * speed);
    }
  }

  /// Noise in the band that dies three times as fast as its modes: the chaotic first part.
  private void turbulence(
      double[] x, int band, double gain, double low, double high, Chance chance) {
    if (chaos <= 0 || band < 3) {
      return;
    }
    double centre = StrictMath.sqrt(low * high);
    Filter first = Filter.bandPass(centre, centre / (high - low));
    Filter second = Filter.bandPass(centre, 0.7 * centre / (high - low));
    double shrink = StrictMath.exp(-6.907755 / (0.4 * t60Seconds[band] * Sound.RATE_HZ));
    // White noise of this level has the band's power once filtered.
    double level = chaos * gain * 1.7 * StrictMath.sqrt(0.5 * Sound.RATE_HZ / (high - low));
    for (int n = 0; n < x.length && level > 1e-6; n++) {
      x[n] += second.next(first.next(chance.noise() * level));
      level *= shrink;
    }
  }

  private static void arrive(double[] x, double[] sum, double seconds) {
    double stay = StrictMath.exp(-1 / (Math.max(0.0001, seconds) * Sound.RATE_HZ));
    double missing = 1;
    for (int n = 0; n < x.length; n++) {
      sum[n] += x[n] * (1 - missing);
      missing *= stay;
    }
  }
}
