// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

/// A slow triangle wave for every lane that starts at 0, upward, after a delay. A function of the
/// pool's clock, whose differences alone count. Audio thread.
final class Oscillators {
  private static final int LONGEST = 1 << 29;

  /// A period, as phases count.
  private static final double PERIOD = 0x1p32;

  private static final int QUARTER = 1 << 30;

  private final double sampleRate;
  private final int[] from;
  private final int[] phase;
  private final int[] step;

  /// @param from by lane: when the wave starts
  /// @param phase by lane: its phase there
  /// @param step by lane: what the phase moves a frame
  Oscillators(double sampleRate, int[] from, int[] phase, int[] step) {
    this.sampleRate = sampleRate;
    this.from = from;
    this.phase = phase;
    this.step = step;
  }

  /// Starts a lane anew.
  ///
  /// @param delayOctaves time before it starts, octaves of seconds
  void start(int lane, int clock, double delayOctaves, double rateOctaves) {
    from[lane] = clock + (int) Math.min(LONGEST, sampleRate * Power.two(delayOctaves) + 0.5);
    phase[lane] = 0;
    step[lane] = step(rateOctaves);
  }

  private int step(double rateOctaves) {
    double share = Math.min(0.49, Power.two(rateOctaves) / sampleRate);
    return (int) (share * PERIOD + 0.5);
  }

  /// Sets the rate from a frame on, octaves above 1 Hz; the wave goes on from where it stands.
  void rate(int lane, int clock, double octaves) {
    int running = clock - from[lane];
    if (running > 0) {
      phase[lane] += running * step[lane];
      from[lane] = clock;
    }
    step[lane] = step(octaves);
  }

  /// The wave, -1..1, at a frame.
  float at(int lane, int clock) {
    int running = Math.max(0, clock - from[lane]);
    int afterPeak = phase[lane] + running * step[lane] - QUARTER;
    return 1 - 2 * Math.abs(afterPeak * 0x1p-31f);
  }
}
