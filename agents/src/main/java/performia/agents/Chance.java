// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents;

/// Chance that remembers nothing: a number that depends only on what it is asked for, never on how
/// often or in which order. Stateless; any thread. The mixing step is that of SplitMix64 (Steele,
/// Lea, Flood, OOPSLA 2014).
public final class Chance {
  private Chance() {}

  /// Folds one more word into a key.
  public static long mix(long key, long word) {
    long z = key * 0x9e3779b97f4a7c15L + word + 0x632be59bd9b4e019L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /// The number of a key, evenly spread over 0 (with) to 1 (without).
  public static double of(long key) {
    return (mix(key, 1) >>> 11) * 0x1.0p-53;
  }

  /// The number of a key, bell-shaped round 0 with a standard deviation of 1, never beyond 2.45.
  public static double bell(long key) {
    // Four evenly spread numbers have variance 4/12.
    double sum = of(mix(key, 2)) + of(mix(key, 3)) + of(mix(key, 4)) + of(mix(key, 5)) - 2;
    return Math.max(-2.45, Math.min(2.45, sum * 1.7320508075688772));
  }
}
