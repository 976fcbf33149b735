// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.tone;

/// A seeded source of chance that gives the same numbers on every machine: SplitMix64 (Steele, Lea
/// and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014). One thread at a time.
public final class Chance {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  public Chance(long seed) {
    state = seed;
  }

  /// The chance of one note, so that no note's samples depend on which others were rendered before.
  public static Chance of(String name, int pitch, double velocity, int take) {
    long seed = 0xCBF29CE484222325L;
    for (int i = 0; i < name.length(); i++) {
      seed = (seed ^ name.charAt(i)) * 0x100000001B3L;
    }
    seed = (seed ^ pitch) * 0x100000001B3L;
    seed = (seed ^ Math.round(velocity * 1000)) * 0x100000001B3L;
    return new Chance((seed ^ take) * 0x100000001B3L);
  }

  /// Uniform over all longs.
  public long nextLong() {
    state += GOLDEN;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /// Uniform in 0 up to, not including, 1.
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /// Uniform between the two.
  public double between(double low, double high) {
    return low + (high - low) * nextDouble();
  }

  /// White noise: uniform in -1..1.
  public double noise() {
    return (nextLong() >> 11) * 0x1.0p-52;
  }

  /// Normally distributed with mean 0 and deviation 1.
  public double gaussian() {
    double u = 1 - nextDouble();
    double v = nextDouble();
    return StrictMath.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * StrictMath.PI * v);
  }

  /// A factor spread around 1: `exp(deviation * gaussian)`.
  public double around(double deviation) {
    return StrictMath.exp(deviation * gaussian());
  }
}
