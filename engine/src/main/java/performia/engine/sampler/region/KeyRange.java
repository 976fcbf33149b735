// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.region;

/// The keys and velocities that a region answers to, both ends included, 0..127. Immutable; any
/// thread.
public record KeyRange(int keyLow, int keyHigh, int velocityLow, int velocityHigh) {
  /// Every key at every velocity.
  public static final KeyRange ALL = new KeyRange(0, 127, 0, 127);

  /// Whether a key lies inside.
  public boolean hasKey(int key) {
    return key >= keyLow && key <= keyHigh;
  }

  /// Whether a velocity 0..127 lies inside.
  public boolean hasVelocity(int velocity) {
    return velocity >= velocityLow && velocity <= velocityHigh;
  }

  /// What lies in both; may be empty.
  public KeyRange and(KeyRange other) {
    return new KeyRange(
        Math.max(keyLow, other.keyLow),
        Math.min(keyHigh, other.keyHigh),
        Math.max(velocityLow, other.velocityLow),
        Math.min(velocityHigh, other.velocityHigh));
  }

  /// Whether no note can ever lie inside.
  public boolean isEmpty() {
    return keyLow > keyHigh || velocityLow > velocityHigh;
  }
}
