// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

import java.util.Arrays;

/// A few dozen damped modes, each turning by its own angle a frame; all of them can be bent
/// together while they sound, as a head's are by its own tension. Built off the audio thread, run
/// on it.
///
/// A mode's state is a point `(re, im)`: `im` goes with its velocity, `re` a quarter turn behind. A
/// turn by less than a whole radius can only shrink the point, so nothing can run away at any rate.
final class ModeBank {
  /// Frames between two looks at tension and hand.
  static final int GRID = 16;

  private static final int LANES = 8;

  /// Beyond this share of the rate a mode is left out.
  private static final double HIGHEST = 0.46;

  private static final float TINY = 1e-20f;

  /// Largest extra turn of a frame, in radians; the series for its cosine is good to 1e-6 there.
  private static final float MOST_BEND = 0.4f;

  private final int sampleRate;
  private final int lanes;
  private final float[] re;
  private final float[] im;
  private final float[] cos;
  private final float[] sin;
  private final float[] stillCos;
  private final float[] stillSin;
  private final float[] angle;
  private final float[] pick;
  private final float[] stiff;
  private float bent;
  private float held = 1;

  ModeBank(int count, int sampleRate) {
    this.sampleRate = sampleRate;
    lanes = (count + LANES - 1) / LANES * LANES;
    re = new float[lanes];
    im = new float[lanes];
    cos = new float[lanes];
    sin = new float[lanes];
    stillCos = new float[lanes];
    stillSin = new float[lanes];
    angle = new float[lanes];
    pick = new float[lanes];
    stiff = new float[lanes];
  }

  /// How long arrays of weights have to be.
  int lanes() {
    return lanes;
  }

  /// Gives a mode its place.
  ///
  /// @param pickUp how much of it is heard
  /// @param stretch how much of the head's stretching it does
  void set(int mode, double hz, double t60Seconds, double pickUp, double stretch) {
    if (hz > HIGHEST * sampleRate) {
      return;
    }
    double turn = 2 * Math.PI * hz / sampleRate;
    double radius = StrictMath.exp(-6.907755 / (t60Seconds * sampleRate));
    stillCos[mode] = (float) (radius * StrictMath.cos(turn));
    stillSin[mode] = (float) (radius * StrictMath.sin(turn));
    cos[mode] = stillCos[mode];
    sin[mode] = stillSin[mode];
    angle[mode] = (float) turn;
    pick[mode] = (float) pickUp;
    stiff[mode] = (float) stretch;
  }

  /// One frame under a force that meets the modes by these weights; what the microphone hears.
  float next(float force, float[] weights) {
    for (int i = 0; i < lanes; i++) {
      float x = re[i];
      float y = im[i];
      re[i] = cos[i] * x - sin[i] * y;
      im[i] = sin[i] * x + cos[i] * y + force * weights[i];
    }
    return heard();
  }

  /// One frame left alone.
  float next() {
    for (int i = 0; i < lanes; i++) {
      float x = re[i];
      float y = im[i];
      re[i] = cos[i] * x - sin[i] * y;
      im[i] = sin[i] * x + cos[i] * y;
    }
    return heard();
  }

  private float heard() {
    return dot(pick, lanes);
  }

  /// What another place than the microphone's feels, from the first modes only.
  float dot(float[] weights, int modes) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    for (int i = 0; i < modes; i += 4) {
      a += weights[i] * re[i];
      b += weights[i + 1] * re[i + 1];
      c += weights[i + 2] * re[i + 2];
      d += weights[i + 3] * re[i + 3];
    }
    return a + b + (c + d);
  }

  /// The same of the velocities.
  float dotVelocity(float[] weights, int modes) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    for (int i = 0; i < modes; i += 4) {
      a += weights[i] * im[i];
      b += weights[i + 1] * im[i + 1];
      c += weights[i + 2] * im[i + 2];
      d += weights[i + 3] * im[i + 3];
    }
    return a + b + (c + d);
  }

  /// Adds velocity to a mode at once.
  void kick(int mode, float amount) {
    im[mode] += amount;
  }

  /// How far the modes stretch the head, their squares weighted; also keeps small numbers from
  /// becoming slow ones.
  float stretch() {
    float sum = 0;
    for (int i = 0; i < lanes; i++) {
      re[i] = re[i] + TINY - TINY;
      im[i] = im[i] + TINY - TINY;
      sum += stiff[i] * (re[i] * re[i] + im[i] * im[i]);
    }
    return sum;
  }

  /// All squares together.
  float energy() {
    float sum = 0;
    for (int i = 0; i < lanes; i++) {
      sum += re[i] * re[i] + im[i] * im[i];
    }
    return sum;
  }

  /// Raises every mode by this share and takes energy from it.
  ///
  /// @param share of its frequency, 0 or above
  /// @param hold factor on its size, a frame, up to 1
  void bend(float share, float hold) {
    if (share == bent && hold == held) {
      return;
    }
    bent = share;
    held = hold;
    for (int i = 0; i < lanes; i++) {
      float d = Math.min(MOST_BEND, angle[i] * share);
      float dd = d * d;
      float c = 1 - dd * (0.5f - dd * 0.041666668f);
      float s = d * (1 - dd * (0.16666667f - dd * 0.008333334f));
      // One step towards a turn of exactly one radius: rounding must not feed the mode.
      float size = hold * (1.5f - 0.5f * (c * c + s * s));
      cos[i] = size * (stillCos[i] * c - stillSin[i] * s);
      sin[i] = size * (stillSin[i] * c + stillCos[i] * s);
    }
  }

  void reset() {
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
    System.arraycopy(stillCos, 0, cos, 0, lanes);
    System.arraycopy(stillSin, 0, sin, 0, lanes);
    bent = 0;
    held = 1;
  }
}
