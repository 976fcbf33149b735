// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

/// Oscillators, envelope lines and the low-pass they move in plain Java. Any thread.
final class Sweep {
  static final float QUANTUM = Lanes.QUANTUM;
  static final float PER_QUANTUM = 1f / Lanes.QUANTUM;

  /// No cutoff lies lower than 8 Hz; log2 of Hz.
  static final float LOWEST_OCTAVES = 3;

  private static final int QUARTER = 1 << 30;

  private Sweep() {}

  /// Says where one lane goes in the quantum that ends at the frame `then`.
  static void lane(Lanes lanes, Sweeps s, int i, int then) {
    float wave = wave(s.lfoFrom[i], s.lfoPhase[i], s.lfoStep[i], then);
    float vibrato = wave(s.vibratoFrom[i], s.vibratoPhase[i], s.vibratoStep[i], then);
    float after = s.end[i] - s.slope[i] * (s.until[i] - then);
    s.bumpStep[i] = (after - s.bump[i]) * PER_QUANTUM;
    float risen = s.bump[i] + s.bumpStep[i] * QUANTUM;
    s.pitch[i] =
        power(
            wave * s.lfoToPitch[i] + risen * s.envelopeToPitch[i] + vibrato * s.vibratoToPitch[i]);
    float cutoff = s.cutoff[i] + wave * s.lfoToCutoff[i] + risen * s.envelopeToCutoff[i];
    float bounded = Math.min(s.highest, Math.max(LOWEST_OCTAVES, cutoff));
    filter(lanes, s, i, power(bounded + s.halfAngleOctaves));
  }

  private static float wave(int from, int phase, int step, int then) {
    int afterPeak = Math.max(0, then - from) * step + phase - QUARTER;
    return 1 - 2 * Math.abs(afterPeak * 0x1p-31f);
  }

  /// `2^x` within two parts in 10^7, for x in -120..120.
  private static float power(float x) {
    int whole = (int) (x + 128.5f) - 128; // rounds, also below 0
    float f = x - whole;
    float p = f * 1.540353e-4f + 1.3333558e-3f;
    p = p * f + 9.618129e-3f;
    p = p * f + 5.550411e-2f;
    p = p * f + 0.2402265f;
    p = p * f + 0.6931472f;
    p = p * f + 1;
    return p * Float.intBitsToFloat(whole + 127 << 23);
  }

  /// The cookbook's low-pass, with sine and cosine written by the tangent of the half angle, and
  /// that as a quotient (the tangent's continued fraction), so that one division is left.
  private static void filter(Lanes lanes, Sweeps s, int i, float x) {
    float xx = x * x;
    float over = x * (xx * (xx - 105) + 945);
    float under = xx * (xx * 15 - 420) + 945;
    float high = under * under;
    float low = over * over;
    float damp = (over + over) * under * s.dampening[i];
    float scale = 1 / (high + low + damp);
    float now = lanes.b0[0][i];
    float step = ((low + low) * scale * s.level[i] - now) * PER_QUANTUM;
    lanes.b0Step[0][i] = step;
    lanes.b1[0][i] = now + now;
    lanes.b1Step[0][i] = step + step;
    lanes.b2[0][i] = now;
    lanes.b2Step[0][i] = step;
    lanes.a1Step[0][i] = ((high - low) * -2 * scale - lanes.a1[0][i]) * PER_QUANTUM;
    lanes.a2Step[0][i] = ((high + low - damp) * scale - lanes.a2[0][i]) * PER_QUANTUM;
  }

  /// A quantum has passed for a value of a group that moves in a line.
  static void roll(float[] value, float[] step, int first) {
    for (int i = first; i < first + Lanes.LANES; i++) {
      value[i] += step[i] * QUANTUM;
    }
  }
}
