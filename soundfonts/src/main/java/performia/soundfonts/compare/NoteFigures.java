// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.compare;

import java.util.Arrays;
import performia.soundfonts.waves.Biquad;
import performia.soundfonts.waves.Tuning;

/// What was measured of one note. Immutable; `NaN` where a figure makes no sense.
///
/// @param attackMs from 10 to 90 % of the peak of the 5 ms envelope
/// @param peakMs from the onset to that peak, within the first half second
/// @param centroidHz spectral centroid of the first 100 ms
/// @param lateCentroidHz the same 1 s later, `NaN` once 60 dB down
/// @param t60Seconds time for 60 dB by the slope from 0.15 to 2.5 s; infinite when it does not fall
/// @param lowSeconds the same below 500 Hz
/// @param midSeconds the same from 500 Hz to 2 kHz
/// @param highSeconds the same from 2 to 8 kHz
/// @param cents pitch error of the fitted fundamental
/// @param inharmonicity coefficient B of the fit
/// @param levelDb root mean square of the first half second
record NoteFigures(
    double attackMs,
    double peakMs,
    double centroidHz,
    double lateCentroidHz,
    double t60Seconds,
    double lowSeconds,
    double midSeconds,
    double highSeconds,
    double cents,
    double inharmonicity,
    double levelDb) {
  private static final int RATE = NoteSource.RATE_HZ;
  private static final int ENVELOPE = RATE / 200;

  /// Measures a note.
  ///
  /// @param pitch MIDI key, or below 0 for none
  static NoteFigures of(float[][] note, int pitch) {
    double[] mono = fromOnset(mix(note));
    double[] envelope = envelope(mono);
    int peak = loudest(envelope, Math.min(envelope.length, RATE / 2));
    PartialFit fit = pitch < 0 ? PartialFit.NONE : PartialFit.of(mono, Tuning.hertz(pitch));
    boolean sounds = envelope[Math.min(RATE, envelope.length - 1)] > 0.001 * envelope[peak];
    return new NoteFigures(
        (reaches(envelope, 0.9 * envelope[peak]) - reaches(envelope, 0.1 * envelope[peak]))
            * 1000.0
            / RATE,
        peak * 1000.0 / RATE,
        Spectrum.centroid(mono, 0, RATE / 10),
        sounds ? Spectrum.centroid(mono, RATE, RATE / 5) : Double.NaN,
        fall(mono),
        fall(band(mono, 40, 500)),
        fall(band(mono, 500, 2000)),
        fall(band(mono, 2000, 8000)),
        pitch < 0 ? Double.NaN : fit.cents(Tuning.hertz(pitch)),
        fit.inharmonicity(),
        decibel(power(mono, 0, Math.min(mono.length, RATE / 2))));
  }

  private static double[] mix(float[][] note) {
    double[] out = new double[note[0].length];
    for (int i = 0; i < out.length; i++) {
      out[i] = 0.5 * (note[0][i] + note[1][i]);
    }
    return out;
  }

  /// Drops what comes before a hundredth of the peak.
  private static double[] fromOnset(double[] x) {
    double peak = 0;
    for (double v : x) {
      peak = Math.max(peak, Math.abs(v));
    }
    int at = 0;
    while (at < x.length - RATE / 4 && Math.abs(x[at]) <= 0.01 * peak) {
      at++;
    }
    return Arrays.copyOfRange(x, at, x.length);
  }

  private static double[] envelope(double[] x) {
    double[] out = new double[x.length];
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * x[i] - (i >= ENVELOPE ? x[i - ENVELOPE] * x[i - ENVELOPE] : 0);
      out[i] = Math.sqrt(Math.max(sum, 0) / ENVELOPE);
    }
    return out;
  }

  private static int loudest(double[] x, int to) {
    int best = 0;
    for (int i = 0; i < to; i++) {
      best = x[i] > x[best] ? i : best;
    }
    return best;
  }

  private static int reaches(double[] x, double level) {
    int i = 0;
    while (i < x.length - 1 && x[i] < level) {
      i++;
    }
    return i;
  }

  private static double[] band(double[] x, double low, double high) {
    double[] out = x.clone();
    for (double q : new double[] {0.54, 1.31}) {
      Biquad.highPass(RATE, low, q).apply(out);
      Biquad.lowPass(RATE, high, q).apply(out);
    }
    return out;
  }

  /// Slope of the level in 50 ms steps, as far as it stays within 45 dB of its loudest.
  private static double fall(double[] x) {
    int hop = RATE / 20;
    int from = RATE * 3 / 20;
    int count = Math.max(0, (Math.min(x.length, RATE * 5 / 2) - from) / hop);
    double[] level = new double[count];
    double loudest = -200;
    for (int i = 0; i < count; i++) {
      level[i] = decibel(power(x, from + i * hop, from + (i + 1) * hop));
      loudest = Math.max(loudest, level[i]);
    }
    if (loudest < -95) {
      return Double.NaN;
    }
    double n = 0, t = 0, y = 0, tt = 0, ty = 0;
    for (int i = 0; i < count; i++) {
      if (level[i] > loudest - 45) {
        n++;
        t += i;
        y += level[i];
        tt += (double) i * i;
        ty += i * level[i];
      }
    }
    double slope = n < 3 ? Double.NaN : (n * ty - t * y) / (n * tt - t * t) * RATE / hop;
    return slope > -0.6 ? Double.POSITIVE_INFINITY : -60 / slope;
  }

  private static double power(double[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[i] * x[i];
    }
    return sum / Math.max(1, to - from);
  }

  private static double decibel(double power) {
    return 10 * StrictMath.log10(power + 1e-14);
  }
}
