// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// Numbers that look random and are the same every time: a function of a seed and an index (the
/// mixing of SplitMix64, Steele et al. 2014). Stateless; any thread.
final class Chance {
  private Chance() {}

  /// A number 0 to below 1.
  static double of(long seed, long index) {
    return (mix(seed + index * 0x9e3779b97f4a7c15L) >>> 11) * 0x1p-53;
  }

  /// Well-mixed bits.
  static long mix(long seed) {
    long z = seed + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
