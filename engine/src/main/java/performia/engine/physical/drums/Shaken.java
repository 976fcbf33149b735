// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

/// Many small hard things that are thrown together: shaker, maracas, cabasa, tambourine, clapping
/// hands. Each stroke sets them moving; while they move they meet at chance moments, each meeting
/// rings the shell or the jingles (P. R. Cook, "Physically informed sonic modeling (PhISM)",
/// Computer Music Journal 1997). Built off the audio thread, run on it.
public final class Shaken extends Piece {
  private static final double DYNAMICS = 1.75;
  private static final float SILENT = 1e-6f;

  private final Band[] shell;
  private final float[] shellGains;
  private final float meetings;
  private final float swingRise;
  private final float swingStay;
  private final float soundStay;
  private final Touch speed = new Touch(DYNAMICS);
  private final Grain grain;
  private final float leftGain;
  private final float rightGain;
  private float thrown;
  private float swing;
  private float sound;

  /// @param hz what the shell or the jingles ring at
  /// @param q how long they do
  /// @param gains of each
  /// @param meetingsPerSecond at full swing
  /// @param riseSeconds until they fly
  /// @param t60Seconds until they lie still
  /// @param grainSeconds how long one meeting sounds
  Shaken(
      double[] hz,
      double[] q,
      double[] gains,
      double meetingsPerSecond,
      double riseSeconds,
      double t60Seconds,
      double grainSeconds,
      double pan,
      double level,
      int seed,
      int sampleRate) {
    shell = new Band[hz.length];
    shellGains = new float[hz.length];
    for (int i = 0; i < hz.length; i++) {
      shell[i] = new Band(Band.Kind.BAND, hz[i], q[i], sampleRate);
      shellGains[i] = (float) gains[i];
    }
    meetings = (float) Math.min(0.9, meetingsPerSecond / sampleRate);
    swingRise = (float) (1 - StrictMath.exp(-1 / (riseSeconds * sampleRate)));
    swingStay = (float) StrictMath.exp(-6.907755 / (t60Seconds * sampleRate));
    soundStay = (float) StrictMath.exp(-1 / (grainSeconds * sampleRate));
    grain = new Grain(seed);
    leftGain = (float) (level * Math.sqrt(0.5 * (1 - pan)));
    rightGain = (float) (level * Math.sqrt(0.5 * (1 + pan)));
  }

  @Override
  public void strike(float force, int way) {
    float push = speed.of(force) * grain.around(0.06f);
    thrown += push;
    // The first of them meet at once.
    sound += 0.25f * push;
  }

  @Override
  void sound(float[] left, float[] right, int from, int to) {
    for (int i = from; i < to && sounds(); i++) {
      swing += swingRise * (thrown - swing);
      thrown *= swingStay;
      if (grain.unit() < meetings) {
        sound += swing * (0.4f + 0.6f * grain.unit());
      }
      sound *= soundStay;
      float noise = sound * grain.noise();
      float out = 0;
      for (int b = 0; b < shell.length; b++) {
        out += shellGains[b] * shell[b].next(noise);
      }
      left[i] += leftGain * out;
      right[i] += rightGain * out;
    }
  }

  @Override
  boolean sounds() {
    return thrown + swing + sound > SILENT;
  }

  @Override
  public void reset() {
    for (Band band : shell) {
      band.reset();
    }
    grain.reset();
    thrown = 0;
    swing = 0;
    sound = 0;
  }
}
