// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.dsp;

/// A stereo-linked compressor with a soft knee and one knob. Feed-forward, the level smoothed in dB
/// with separate attack and release (Giannoulis, Massberg & Reiss, JAES 2012, "smooth decoupled"
/// detector); what it takes from the peaks it gives back as make-up gain. Audio thread; allocates
/// nothing.
public final class Compressor {
  private static final double KNEE_DB = 8;
  private static final double RATIO = 4;
  private static final double ATTACK_SECONDS = 0.012;
  private static final double RELEASE_SECONDS = 0.16;
  private static final double RAMP_SECONDS = 0.02;

  /// At full amount everything above this is compressed.
  private static final double LOWEST_THRESHOLD_DB = -36;

  /// Half of what a signal at full scale loses comes back.
  private static final double MAKE_UP = 0.5;

  private final double attack;
  private final double release;
  private final Ramp amount;
  private double held;
  private double fallDb;
  private float deepest = 1;

  public Compressor(int sampleRate) {
    attack = StrictMath.exp(-1 / (ATTACK_SECONDS * sampleRate));
    release = StrictMath.exp(-1 / (RELEASE_SECONDS * sampleRate));
    amount = new Ramp(0, (int) Math.round(RAMP_SECONDS * sampleRate));
  }

  /// @param newAmount 0 not at all .. 1 everything above -36 dBFS, four to one
  public void amount(double newAmount) {
    amount.to((float) Math.clamp(newAmount, 0, 1));
  }

  /// The lowest gain since the last call, make-up not counted: 1 when nothing was compressed.
  public float takeLowestGain() {
    float result = deepest;
    deepest = 1;
    return result;
  }

  /// Compresses in place.
  public void process(float[] left, float[] right, int frames) {
    if (amount.settled() && amount.value() == 0) {
      return;
    }
    for (int i = 0; i < frames; i++) {
      double threshold = amount.next() * LOWEST_THRESHOLD_DB;
      double peak = Math.max(Math.abs(left[i]), Math.abs(right[i]));
      double wanted = fall(Elementary.db(Math.max(1e-6, peak)) - threshold);
      held = Math.max(wanted, wanted + (held - wanted) * release);
      fallDb = held + (fallDb - held) * attack;
      double makeUp = -threshold * (1 - 1 / RATIO) * MAKE_UP;
      float gain = (float) Elementary.gain(makeUp - fallDb);
      deepest = Math.min(deepest, (float) Elementary.gain(-fallDb));
      left[i] *= gain;
      right[i] *= gain;
    }
  }

  /// How many dB to take from a level so many dB above the threshold.
  private static double fall(double over) {
    double slope = 1 - 1 / RATIO;
    if (over <= -KNEE_DB / 2) {
      return 0;
    }
    if (over >= KNEE_DB / 2) {
      return slope * over;
    }
    double into = over + KNEE_DB / 2;
    return slope * into * into / (2 * KNEE_DB);
  }

  /// Forgets all state; the amount stays.
  public void reset() {
    amount.jump(amount.target());
    held = 0;
    fallDb = 0;
    deepest = 1;
  }
}
