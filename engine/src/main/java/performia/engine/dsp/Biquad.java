// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.dsp;

/// A second-order filter for a stereo signal: transposed direct form II, coefficients by R.
/// Bristow-Johnson's cookbook. New settings are reached in a straight line over one block, so that
/// nothing zips. Audio thread; allocates nothing.
public final class Biquad {
  /// What it does.
  public enum Kind {
    LOW_PASS,
    HIGH_PASS,
    LOW_SHELF,
    HIGH_SHELF,
    PEAK
  }

  private static final double TINY = 1e-18;

  private final Kind kind;
  private final double sampleRate;
  private double b0 = 1;
  private double b1;
  private double b2;
  private double a1;
  private double a2;
  private double b0Aim = 1;
  private double b1Aim;
  private double b2Aim;
  private double a1Aim;
  private double a2Aim;
  private boolean moving;
  private double leftFirst;
  private double leftSecond;
  private double rightFirst;
  private double rightSecond;

  /// It lets everything pass until it is set.
  public Biquad(Kind kind, int sampleRate) {
    this.kind = kind;
    this.sampleRate = sampleRate;
  }

  /// Aims at new settings.
  ///
  /// @param hz corner or middle; kept within 10 Hz and 0.45 of the sample rate
  /// @param q width, 0.1..20; 0.7071 is flattest for passes and shelves
  /// @param gainDb of shelves and peaks
  public void set(double hz, double q, double gainDb) {
    double w = 2 * Math.PI * Math.clamp(hz, 10, 0.45 * sampleRate) / sampleRate;
    double sine = Elementary.sin(w);
    double cosine = Elementary.cos(w);
    double alpha = sine / (2 * Math.clamp(q, 0.1, 20));
    double a = Elementary.gain(gainDb / 2);
    switch (kind) {
      case LOW_PASS -> {
        double b = (1 - cosine) / 2;
        normal(b, 2 * b, b, 1 + alpha, -2 * cosine, 1 - alpha);
      }
      case HIGH_PASS -> {
        double b = (1 + cosine) / 2;
        normal(b, -2 * b, b, 1 + alpha, -2 * cosine, 1 - alpha);
      }
      case PEAK ->
          normal(
              1 + alpha * a, -2 * cosine, 1 - alpha * a, 1 + alpha / a, -2 * cosine, 1 - alpha / a);
      case LOW_SHELF -> shelf(a, cosine, 2 * Math.sqrt(a) * alpha, 1);
      case HIGH_SHELF -> shelf(a, cosine, 2 * Math.sqrt(a) * alpha, -1);
    }
    moving = true;
  }

  /// @param side 1 for the low shelf, -1 for the high one: they are mirror images
  private void shelf(double a, double cosine, double bend, int side) {
    double more = a + 1;
    double less = (a - 1) * side;
    normal(
        a * (more - less * cosine + bend),
        side * 2 * a * (a - 1 - side * more * cosine),
        a * (more - less * cosine - bend),
        more + less * cosine + bend,
        -2 * side * (a - 1 + side * more * cosine),
        more + less * cosine - bend);
  }

  private void normal(double n0, double n1, double n2, double d0, double d1, double d2) {
    b0Aim = n0 / d0;
    b1Aim = n1 / d0;
    b2Aim = n2 / d0;
    a1Aim = d1 / d0;
    a2Aim = d2 / d0;
  }

  /// Is there at once; only while nothing sounds.
  public void jump() {
    b0 = b0Aim;
    b1 = b1Aim;
    b2 = b2Aim;
    a1 = a1Aim;
    a2 = a2Aim;
    moving = false;
  }

  /// Filters both sides in place.
  public void process(float[] left, float[] right, int frames) {
    if (moving) {
      glide(left, right, frames);
    } else {
      run(left, right, 0, frames);
    }
    leftFirst += TINY - TINY;
    rightFirst += TINY - TINY;
  }

  private void glide(float[] left, float[] right, int frames) {
    double s0 = (b0Aim - b0) / frames;
    double s1 = (b1Aim - b1) / frames;
    double s2 = (b2Aim - b2) / frames;
    double t1 = (a1Aim - a1) / frames;
    double t2 = (a2Aim - a2) / frames;
    for (int i = 0; i < frames; i++) {
      b0 += s0;
      b1 += s1;
      b2 += s2;
      a1 += t1;
      a2 += t2;
      run(left, right, i, i + 1);
    }
    jump();
  }

  private void run(float[] left, float[] right, int from, int to) {
    double l1 = leftFirst;
    double l2 = leftSecond;
    double r1 = rightFirst;
    double r2 = rightSecond;
    for (int i = from; i < to; i++) {
      double x = left[i];
      double y = b0 * x + l1;
      l1 = b1 * x - a1 * y + l2;
      l2 = b2 * x - a2 * y;
      left[i] = (float) y;
      double u = right[i];
      double v = b0 * u + r1;
      r1 = b1 * u - a1 * v + r2;
      r2 = b2 * u - a2 * v;
      right[i] = (float) v;
    }
    leftFirst = l1;
    leftSecond = l2;
    rightFirst = r1;
    rightSecond = r2;
  }

  /// Forgets all state and stands where it was aimed.
  public void reset() {
    leftFirst = 0;
    leftSecond = 0;
    rightFirst = 0;
    rightSecond = 0;
    jump();
  }
}
