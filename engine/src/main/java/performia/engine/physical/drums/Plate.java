// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

import java.util.Arrays;

/// A cymbal's plate: hundreds of modes in ten bands that pass energy upwards while they swing wide.
/// Built off the audio thread, run on it.
///
/// A struck cymbal begins dull and grows bright in a few hundredths of a second, the harder the
/// brighter: large swings couple the modes, and energy runs from the low ones it was given to into
/// the high ones until it is spent (A. Chaigne, C. Touze and O. Thomas, "Nonlinear vibrations and
/// chaos in gongs and cymbals", Acoustical Science and Technology 2005; M. Ducceschi and C. Touze,
/// "Modal approach for nonlinear vibrations of damped impacted plates", JSV 2015). Solving that
/// coupling costs a thousand times what a drummer can have, so its balance is kept instead: each
/// band hands on energy at a rate that rises with what it holds, and what one band loses is all
/// that the next can gain. So the plate never has more than it was struck with.
///
/// Time runs in stretches of [#STRETCH] frames from the first one on. Within a stretch every mode
/// is read from a table of its own powers, whole rows at once, from any frame to any other: results
/// do not depend on how the caller cuts his blocks. What changes by itself, damping and the
/// cascade, is settled at the border of stretches and laid over each as a straight line.
final class Plate {
  /// Frames of a stretch.
  static final int STRETCH = 64;

  /// Rate at which plates that strike each other all the time hand energy upwards, a second.
  private static final float COLLISIONS = 40;

  /// How readily each band gives, beside one another: most in the middle, where modes are dense and
  /// still long; little at the top, where losses take all.
  private static final float[] UPWARDS = {0.8f, 1, 1.4f, 1.9f, 2.4f, 2.8f, 2.2f, 1.0f, 0.4f};

  private static final double HIGHEST = 0.46;
  private static final float SILENT = 1e-12f;

  /// A band with less energy than this is 120 dB below a stroke and is not summed.
  private static final float UNHEARD = 1e-13f;

  private static final float TINY = 1e-20f;

  private final int lanes;
  private final int[] first = new int[Bronze.BANDS + 1];
  private final float[] cosines;
  private final float[] sines;
  private final float[] aheadCos;
  private final float[] aheadSin;
  private final float[] re;
  private final float[] im;
  private final float[] hz;
  private final float[] energy = new float[Bronze.BANDS];
  private final float[] gained = new float[Bronze.BANDS];
  private final float[] factor = new float[Bronze.BANDS];
  private final double[] near = new double[STRETCH];
  private final double[] far = new double[STRETCH];
  private final float[] damping = new float[Bronze.BANDS];
  private final float cascade;
  private float collisions;
  private final float wide;
  private final float same;
  private final float other;
  private final float seconds;
  private final Grain grain;
  private int at;
  private boolean sounding;

  Plate(Bronze bronze, int seed, int sampleRate) {
    lanes = bronze.lanes();
    cosines = new float[lanes * STRETCH];
    sines = new float[lanes * STRETCH];
    aheadCos = new float[lanes];
    aheadSin = new float[lanes];
    re = new float[lanes];
    im = new float[lanes];
    hz = new float[lanes];
    cascade = (float) bronze.cascade();
    wide = (float) bronze.wide();
    double turn = 0.25 * Math.PI * (1 - bronze.width());
    same = (float) StrictMath.cos(turn);
    other = (float) StrictMath.sin(turn);
    seconds = (float) STRETCH / sampleRate;
    grain = new Grain(seed);
    Grain making = new Grain(~seed);
    for (int band = 0; band < Bronze.BANDS; band++) {
      first[band + 1] = first[band] + bronze.lanes(band);
      place(bronze, band, making, sampleRate);
    }
    Arrays.fill(factor, 1);
  }

  /// Modes of a plate lie evenly over frequency, and no two cymbals' alike: one in each equal part
  /// of the band, anywhere in it.
  private void place(Bronze bronze, int band, Grain making, int sampleRate) {
    double low = Bronze.EDGES_HZ[band];
    double step = (Bronze.EDGES_HZ[band + 1] - low) / bronze.modes()[band];
    int half = bronze.lanes(band) / 2;
    for (int i = 0; i < bronze.modes()[band]; i++) {
      // Neighbours go to different sides.
      int lane = first[band] + i / 2 + (i % 2) * half;
      double hertz = low + step * (i + making.unit());
      double t60 = bronze.t60(hertz) * making.around(0.3f);
      if (hertz < HIGHEST * sampleRate) {
        fill(lane, hertz, t60, sampleRate);
      }
    }
  }

  private void fill(int lane, double hertz, double t60, int sampleRate) {
    double turn = 2 * Math.PI * hertz / sampleRate;
    double radius = StrictMath.exp(-6.907755 / (t60 * sampleRate));
    double stepCos = radius * StrictMath.cos(turn);
    double stepSin = radius * StrictMath.sin(turn);
    double c = 1;
    double s = 0;
    for (int k = 0; k < STRETCH; k++) {
      cosines[lane * STRETCH + k] = (float) c;
      sines[lane * STRETCH + k] = (float) s;
      double next = stepCos * c - stepSin * s;
      s = stepSin * c + stepCos * s;
      c = next;
    }
    aheadCos[lane] = (float) c;
    aheadSin[lane] = (float) s;
    hz[lane] = (float) hertz;
  }

  /// How many weights a stroke has, one a mode.
  int lanes() {
    return lanes;
  }

  /// Where a mode lies; 0 when this rate has no room for it.
  float hz(int lane) {
    return hz[lane];
  }

  boolean sounds() {
    return sounding;
  }

  /// How much energy a band holds, as of the last border.
  float energy(int band) {
    return energy[band];
  }

  /// Damps a band beyond its own, from the next border on.
  ///
  /// @param rate 1 over the time constant in seconds
  void damp(int band, float rate) {
    damping[band] = rate;
  }

  /// How much the plate strikes another, 0..1: throws energy upwards whatever its size.
  void collide(float amount) {
    collisions = amount * COLLISIONS;
  }

  /// Sets modes going before the next frame: what a short push leaves behind, its length told by
  /// the frequency above which it grows weak.
  ///
  /// @param weights of the place that is struck
  /// @param softHz above this the push is too slow
  void strike(float[] weights, float impulse, float softHz) {
    sounding = true;
    float fall = 1 / (softHz * softHz);
    for (int band = 0; band < Bronze.BANDS; band++) {
      energy[band] = Math.max(energy[band], SILENT);
      float line = 1 / (1 + (factor[band] - 1) * at * (1f / STRETCH));
      for (int i = first[band]; i < first[band + 1]; i++) {
        float c = cosines[i * STRETCH + at];
        float s = sines[i * STRETCH + at];
        float size = c * c + s * s;
        if (size > 0) {
          float soft = 1 / (1 + hz[i] * hz[i] * fall);
          float push = impulse * weights[i] * soft * (0.6f + 0.8f * grain.unit()) * line / size;
          // Its velocity of now, turned back to where the stretch began.
          re[i] += s * push;
          im[i] += c * push;
        }
      }
    }
  }

  /// Adds frames `[from, to)`.
  void sound(float[] left, float[] right, int from, int to, float gainLeft, float gainRight) {
    int i = from;
    while (i < to && sounding) {
      int count = Math.min(STRETCH - at, to - i);
      read(left, right, i, count, gainLeft, gainRight);
      at += count;
      i += count;
      if (at == STRETCH) {
        at = 0;
        advance();
      }
    }
  }

  private void read(
      float[] left, float[] right, int i, int count, float gainLeft, float gainRight) {
    for (int band = 0; band < Bronze.BANDS; band++) {
      if (energy[band] < UNHEARD) {
        continue;
      }
      int middle = (first[band] + first[band + 1]) / 2;
      Arrays.fill(near, at, at + count, 0);
      Arrays.fill(far, at, at + count, 0);
      sum(near, first[band], middle, at, at + count);
      sum(far, middle, first[band + 1], at, at + count);
      float slope = (factor[band] - 1) * (1f / STRETCH);
      for (int k = 0; k < count; k++) {
        float line = 1 + slope * (at + k);
        float a = line * (float) near[at + k];
        float b = line * (float) far[at + k];
        left[i + k] += gainLeft * (same * a + other * b);
        right[i + k] += gainRight * (other * a + same * b);
      }
    }
  }

  /// A whole row for each mode: the loop that must be fast. Sums are doubles because C2 then knows
  /// that it does not write into the tables, and takes many frames at a time.
  private void sum(double[] out, int firstLane, int endLane, int start, int end) {
    float[] c = cosines;
    float[] s = sines;
    for (int i = firstLane; i < endLane; i++) {
      float x = re[i];
      float y = im[i];
      int base = i * STRETCH;
      for (int k = start; k < end; k++) {
        out[k] += x * c[base + k] - y * s[base + k];
      }
    }
  }

  /// Over the border: every mode by a whole stretch, then what the bands gave one another.
  private void advance() {
    for (int band = 0; band < Bronze.BANDS; band++) {
      int count = first[band + 1] - first[band];
      float size = factor[band];
      float kick = count == 0 ? 0 : (float) Math.sqrt(1.5f * gained[band] / count);
      for (int i = first[band]; i < first[band + 1]; i++) {
        float x = re[i] * size;
        float y = im[i] * size;
        re[i] = aheadCos[i] * x - aheadSin[i] * y + TINY - TINY;
        im[i] = aheadSin[i] * x + aheadCos[i] * y + TINY - TINY;
      }
      if (kick > 1e-9f) {
        for (int i = first[band]; i < first[band + 1]; i++) {
          re[i] += kick * grain.noise();
          im[i] += kick * grain.noise();
        }
      }
    }
    border();
  }

  /// Settles what the next stretch brings.
  private void border() {
    float sum = 0;
    for (int band = 0; band < Bronze.BANDS; band++) {
      float e = 0;
      for (int i = first[band]; i < first[band + 1]; i++) {
        e += re[i] * re[i] + im[i] * im[i];
      }
      energy[band] = e;
      sum += e;
      gained[band] = 0;
    }
    for (int band = 0; band < Bronze.BANDS; band++) {
      float e = energy[band];
      float given = 0;
      if (band < Bronze.BANDS - 1 && first[band + 2] > first[band + 1]) {
        given = Math.min(0.3f, seconds * (collisions + cascade * UPWARDS[band] * e / (e + wide)));
        gained[band + 1] = given * e;
      }
      float stay = 1 - Math.min(0.6f, damping[band] * seconds);
      factor[band] = (float) Math.sqrt(1 - given) * stay;
    }
    if (sum < SILENT) {
      rest();
    }
  }

  void reset() {
    rest();
    grain.reset();
  }

  private void rest() {
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
    Arrays.fill(energy, 0);
    Arrays.fill(gained, 0);
    Arrays.fill(factor, 1);
    at = 0;
    collisions = 0;
    sounding = false;
  }
}
