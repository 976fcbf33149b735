// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

/// The small unevenness of everything that is struck, from a seed: no stroke is like the one before
/// it, and the same seed plays the same strokes. Audio thread.
final class Grain {
  private final int seed;
  private int state;

  Grain(int seed) {
    // Neighbouring seeds must not give neighbouring rows.
    this.seed = (seed * 0x9E3779B9 ^ 0x5bd1e995) | 1;
    state = this.seed;
  }

  /// White noise, -1..1 (Marsaglia's xorshift).
  float noise() {
    int x = state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    state = x;
    return x * 0x1p-31f;
  }

  /// 0..1.
  float unit() {
    return 0.5f + 0.5f * noise();
  }

  /// About one, off by as much as `spread` at most.
  float around(float spread) {
    return 1 + spread * noise();
  }

  void reset() {
    state = seed;
  }
}
