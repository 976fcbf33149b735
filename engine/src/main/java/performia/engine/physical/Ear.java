// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical;

/// A player's ear: counts the swings of a column or a string against those that were meant, and
/// draws the pitch home as players do, within a sixth of a second. What is no swing of the note it
/// leaves alone. Audio thread; allocates nothing.
public final class Ear {
  private static final int SWINGS = 6;
  private static final double GAIN = 0.5;
  private static final double FARTHEST = 0.06;
  private static final double MOST = 0.05;
  private static final double FLOOR = 1e-3;

  private double last;
  private double meant;
  private double meantAtMark;
  private int swings;
  private boolean under;
  private double slow;
  private double loud;
  private double correction;

  /// A new note: what was learnt of the last one stays as the first guess.
  public void begin(double guess) {
    correction = guess;
    swings = -2;
    meantAtMark = meant;
  }

  /// What the frequency has to be multiplied with, less 1.
  public double correction() {
    return correction;
  }

  /// Hears a frame.
  ///
  /// @param sample of the column
  /// @param turns meant a frame: frequency by sample rate
  public void hear(double sample, double turns) {
    // A low-pass an octave above the note leaves one crossing a swing.
    double cut = Math.min(0.5, 6 * turns);
    slow += cut * (sample - slow);
    loud = Math.max(Math.abs(slow), loud * (1 - 0.2 * turns));
    meant += turns;
    if (slow < -0.25 * loud) {
      under = true;
    }
    if (under && last < 0 && slow >= 0 && loud > FLOOR) {
      under = false;
      double past = slow / Math.max(1e-12, slow - last);
      count(meant - past * turns);
    }
    last = slow;
  }

  private void count(double meantNow) {
    swings++;
    if (swings == 0) {
      meantAtMark = meantNow;
    } else if (swings >= SWINGS) {
      double error = (meantNow - meantAtMark) / swings - 1;
      if (Math.abs(error) < FARTHEST) {
        correction = Math.max(-MOST, Math.min(MOST, correction + GAIN * error));
      }
      swings = 0;
      meantAtMark = meantNow;
      meant -= meantAtMark;
      meantAtMark = 0;
    }
  }

  public void reset() {
    last = 0;
    meant = 0;
    meantAtMark = 0;
    swings = -2;
    under = false;
    slow = 0;
    loud = 0;
    correction = 0;
  }
}
