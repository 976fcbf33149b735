// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.compare;

import java.util.Arrays;
import performia.soundfonts.waves.Fourier;

/// What is measured of a stretch of a take. Stateless; any thread.
final class Probe {
  private static final int RATE = Take.RATE_HZ;

  private Probe() {}

  /// Level of a stretch, dB of its root mean square.
  static double levelDb(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v * v;
    }
    return 10 * StrictMath.log10(sum / x.length + 1e-15);
  }

  /// The level every 5 ms, over windows of 20 ms, in dB.
  static double[] levels(double[] x) {
    return levels(x, RATE / 200, RATE / 50);
  }

  /// The level every 2 ms, over windows of 6 ms, in dB.
  static double[] shortLevels(double[] x) {
    return levels(x, RATE / 500, 3 * RATE / 500);
  }

  private static double[] levels(double[] x, int hop, int window) {
    double[] out = new double[Math.max(0, (x.length - window) / hop)];
    for (int i = 0; i < out.length; i++) {
      out[i] = levelDb(Arrays.copyOfRange(x, i * hop, i * hop + window));
    }
    return out;
  }

  /// Frequency of the strongest partial, by a windowed spectrum and a parabola; 0 in silence.
  static double pitchHz(double[] x) {
    return peak(x, 30, 15_000)[0];
  }

  /// Frequency and power of the strongest partial between two frequencies.
  static double[] peak(double[] x, double lowHz, double highHz) {
    int size = 1 << 16;
    double[] power = Spectrum.power(x, 0, x.length, size);
    return Spectrum.peak(power, size, lowHz, highHz);
  }

  /// The pitch every 10 ms, over windows of 50 ms, in Hz; 0 in silence.
  static double[] pitches(double[] x) {
    int hop = RATE / 100;
    int window = RATE / 20;
    double[] out = new double[Math.max(0, (x.length - window) / hop)];
    for (int i = 0; i < out.length; i++) {
      double[] cut = Arrays.copyOfRange(x, i * hop, i * hop + window);
      out[i] =
          levelDb(cut) < -75
              ? 0
              : Spectrum.peak(Spectrum.power(cut, 0, window, 1 << 14), 1 << 14, 60, 8000)[0];
    }
    return out;
  }

  /// Cents from one frequency to another.
  static double cents(double hz, double fromHz) {
    return hz > 0 && fromHz > 0 ? 1200 * StrictMath.log(hz / fromHz) / StrictMath.log(2) : 0;
  }

  /// Rate and depth of a slow wave in a series: its rate in Hz by the strongest bin, half its whole
  /// way, and its middle.
  static double[] wave(double[] series, double perSecond) {
    double low = Double.MAX_VALUE;
    double high = -Double.MAX_VALUE;
    double mean = 0;
    for (double v : series) {
      low = Math.min(low, v);
      high = Math.max(high, v);
      mean += v / series.length;
    }
    int size = 1 << 14;
    double[] re = new double[size];
    for (int i = 0; i < series.length; i++) {
      re[i] = (series[i] - mean) * (0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / series.length));
    }
    double[] im = new double[size];
    Fourier.transform(re, im);
    int best = 1;
    for (int i = 2; i < size / 4; i++) {
      if (StrictMath.hypot(re[i], im[i]) > StrictMath.hypot(re[best], im[best])) {
        best = i;
      }
    }
    return new double[] {best * perSecond / size, (high - low) / 2, (high + low) / 2};
  }

  /// Power in thirds of octaves, from 20 Hz up.
  static double[] bands(double[] x) {
    int size = 8192;
    double[] sum = new double[size / 2];
    for (int at = 0; at + size <= x.length; at += size / 4) {
      double[] power = Spectrum.power(x, at, size, size);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += power[i];
      }
    }
    return sum;
  }

  /// The gain of a filter in dB at a frequency: what passed over what came in, in a sixth of an
  /// octave.
  static double gainDb(double[] passed, double[] whole, double hz) {
    double out = 1e-30;
    double in = 1e-30;
    int size = 2 * passed.length;
    int from = Math.max(1, (int) Math.floor(hz * StrictMath.pow(2, -1 / 12.0) * size / RATE));
    int to =
        Math.min(
            passed.length - 1,
            Math.max(from + 1, (int) Math.ceil(hz * StrictMath.pow(2, 1 / 12.0) * size / RATE)));
    for (int i = from; i <= to; i++) {
      out += passed[i];
      in += whole[i];
    }
    return 10 * StrictMath.log10(out / in);
  }

  /// Where the gain of a filter has fallen by so many dB below its lows, Hz.
  static double cutoffHz(double[] passed, double[] whole, double fallDb, double lowHz) {
    double low = gainDb(passed, whole, lowHz);
    double before = lowHz;
    double beforeDb = low;
    for (double hz = lowHz; hz < 20_000; hz *= StrictMath.pow(2, 1 / 24.0)) {
      double db = gainDb(passed, whole, hz);
      if (db < low - fallDb) {
        double way = (beforeDb - (low - fallDb)) / Math.max(1e-9, beforeDb - db);
        return before * StrictMath.pow(hz / before, Math.min(1, Math.max(0, way)));
      }
      before = hz;
      beforeDb = db;
    }
    return Double.NaN;
  }

  /// The highest gain of a filter, and where, from 100 Hz up.
  static double[] summit(double[] passed, double[] whole) {
    double[] best = {0, -1000};
    for (double hz = 100; hz < 18_000; hz *= StrictMath.pow(2, 1 / 24.0)) {
      double db = gainDb(passed, whole, hz);
      if (db > best[1]) {
        best[0] = hz;
        best[1] = db;
      }
    }
    return best;
  }

  /// First time at which a series passes a value, in its own steps; -1 when it never does.
  static int first(double[] series, int from, double value, boolean above) {
    for (int i = from; i < series.length; i++) {
      if (above ? series[i] >= value : series[i] <= value) {
        return i;
      }
    }
    return -1;
  }

  /// Slope of a series between two of its steps, a step.
  static double slope(double[] series, int from, int to) {
    double n = 0, t = 0, y = 0, tt = 0, ty = 0;
    for (int i = Math.max(0, from); i < Math.min(to, series.length); i++) {
      n++;
      t += i;
      y += series[i];
      tt += (double) i * i;
      ty += i * series[i];
    }
    return n < 2 ? Double.NaN : (n * ty - t * y) / (n * tt - t * t);
  }
}
