// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.strings;

import performia.engine.physical.Elementary;
import performia.engine.physical.StringLoop;

/// The frets that a string thrown hard at them beats against: where it comes down on one, it stops
/// dead and springs back a little, in the manner of E. Rank and G. Kubin, "A waveguide model for
/// slapbass synthesis", ICASSP 1997. A stop only takes energy, so it is stable. Audio thread;
/// allocates nothing.
final class FretBoard {
  private static final int[] FRETS = {20, 17, 14, 11, 8};
  private static final double SPRING = 0.35;
  private static final double SETTLE_SECONDS = 0.06;
  private static final double LAST_SECONDS = 0.35;
  private static final int NEAREST = 8;

  private final double sampleRate;
  private final double forget;
  private final int[] reach = new int[FRETS.length];
  private final double[] height = new double[FRETS.length];
  private double gap;
  private int left;

  FretBoard(double sampleRate) {
    this.sampleRate = sampleRate;
    forget = 1 - 1 / (SETTLE_SECONDS * sampleRate);
  }

  /// A hard stroke.
  ///
  /// @param fret the string is stopped at
  /// @param clearance how far the string is above the frets, as an integral of velocity over frames
  void begin(StringPlanes planes, double fret, double clearance) {
    gap = clearance;
    left = (int) (LAST_SECONDS * sampleRate);
    double longer = Elementary.two(fret / 12);
    for (int k = 0; k < FRETS.length; k++) {
      double place = Elementary.two(-FRETS[k] / 12.0) * longer;
      reach[k] = FRETS[k] > fret + 1 && place < 0.97 ? planes.reach(place) : 0;
      if (reach[k] < NEAREST) {
        reach[k] = 0;
      }
      height[k] = 0;
    }
  }

  boolean active() {
    return left > 0;
  }

  void end() {
    left = 0;
  }

  /// Frames that may be worked in one stretch: no wave may pass from a fret to the bridge, nor from
  /// a pickup to a fret, within it.
  ///
  /// @param loop the string
  /// @param heard frames from the bridge to the farthest point a pickup listens to
  int room(StringLoop loop, int heard) {
    int most = Integer.MAX_VALUE;
    for (int m : reach) {
      if (m > 0) {
        most = Math.min(most, loop.room(m > heard ? m - heard : m));
      }
    }
    return Math.max(1, most);
  }

  /// Stops what comes down on a fret in the frames that left last.
  void work(StringLoop loop, int frames) {
    for (int i = 0; i < frames && left > 0; i++) {
      left--;
      for (int k = 0; k < reach.length; k++) {
        int m = reach[k];
        if (m > 0) {
          double velocity = loop.velocity(m, i, frames);
          double y = height[k] * forget + velocity;
          if (y < -gap && velocity < 0) {
            loop.push(m, -0.5 * (1 + SPRING) * velocity, i, frames);
            y = -gap;
          }
          height[k] = y;
        }
      }
    }
  }
}
