// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.strings;

import performia.engine.physical.Elementary;
import performia.engine.physical.Noise;

/// What a finger, nail or pick gives a string when it lets go: a step of force, as soft as what let
/// go, that a string at rest cannot hold, and the scrape on the way. The fade of the step is slow
/// against the period, so that it leaves no mark; a blow is the same with a fast fade. It comes to
/// the bridge straight from where it was made and again, turned over, by way of the nut: hence the
/// comb of the place. Audio thread; allocates nothing.
final class Pluck {
  private static final double SILENT = 1e-6;

  private final Way straight;
  private final Way mirrored;

  /// @param seed of the scrape
  Pluck(long seed) {
    straight = new Way(seed);
    mirrored = new Way(seed);
  }

  /// Lets go of the string.
  ///
  /// @param amplitude of the velocity wave
  /// @param edgeFrames how long letting go takes
  /// @param tailFrames over how long the force fades
  /// @param mirrorFrames how much longer the way by the nut is
  /// @param scrape level of the noise against the amplitude
  /// @param scrapeFrames how long the noise lasts
  void strike(
      double amplitude,
      double edgeFrames,
      double tailFrames,
      double mirrorFrames,
      double scrape,
      double scrapeFrames) {
    mirrored.noise.like(straight.noise);
    straight.begin(-amplitude, edgeFrames, tailFrames, 0, scrape, scrapeFrames);
    mirrored.begin(amplitude, edgeFrames, tailFrames, mirrorFrames, scrape, scrapeFrames);
  }

  /// Whether it still gives something.
  boolean active() {
    return straight.active || mirrored.active;
  }

  /// Gives the next frames.
  void next(double[] out, int frames) {
    for (int i = 0; i < frames; i++) {
      out[i] = straight.next() + mirrored.next();
    }
  }

  void reset() {
    straight.reset();
    mirrored.reset();
  }

  /// One of the two ways.
  private static final class Way {
    private final Noise noise;
    private boolean active;
    private double time;
    private double perEdge;
    private double level;
    private double fall;
    private double floor;
    private double scrape;
    private double scrapeFall;
    private double colour;

    Way(long seed) {
      noise = new Noise(seed);
    }

    void begin(
        double amplitude,
        double edge,
        double tail,
        double after,
        double scrapeLevel,
        double scrapeFrames) {
      active = true;
      time = -after;
      perEdge = 1 / Math.max(1, edge);
      level = amplitude;
      fall = Elementary.exp(-1 / Math.max(8, tail));
      floor = SILENT * Math.abs(amplitude);
      scrape = scrapeLevel * amplitude;
      scrapeFall = Elementary.exp(-1 / Math.max(4, scrapeFrames));
      colour = 0;
    }

    double next() {
      if (!active) {
        return 0;
      }
      time += 1;
      if (time <= 0) {
        return 0;
      }
      double x = Math.min(1, time * perEdge);
      double edge = x * x * (3 - 2 * x);
      double white = noise.next();
      colour += 0.5 * (white - colour);
      double out = level * edge + scrape * (white - colour);
      level *= fall;
      scrape *= scrapeFall;
      active = Math.abs(level) > floor || Math.abs(scrape) > floor;
      return out;
    }

    void reset() {
      active = false;
      noise.reset();
    }
  }
}
