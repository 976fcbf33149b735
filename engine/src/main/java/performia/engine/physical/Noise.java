// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical;

/// White noise from a seed, the same on every machine (a 64-bit linear congruential generator, its
/// multiplier from Knuth's MMIX). Audio thread; allocates nothing.
public final class Noise {
  private static final double SCALE = 1.0 / (1L << 31);

  private final long seed;
  private long state;

  public Noise(long seed) {
    this.seed = seed * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
    state = this.seed;
  }

  /// The next value, evenly spread over -1..1; mean square 1/3.
  public double next() {
    state = state * 6364136223846793005L + 1442695040888963407L;
    return (int) (state >> 32) * SCALE;
  }

  /// Goes on as another would.
  public void like(Noise other) {
    state = other.state;
  }

  /// Begins again from the seed.
  public void reset() {
    state = seed;
  }
}
