// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// A fade in or out over a range of keys, velocities or a controller's way. Immutable; any thread.
///
/// @param low where it begins
/// @param high where it ends
/// @param in whether it goes up
/// @param power whether two of them keep the power instead of the gain
/// @param controller whose way it goes over; -1 where it is keys or velocities
public record Crossfade(float low, float high, boolean in, boolean power, int controller) {
  /// The gain where it stands at `x`.
  public double gain(float x) {
    double way = x < low ? 0 : x >= high ? 1 : (x - low) / (high - low);
    if (in && x >= high) {
      return 1;
    }
    if (!in && x <= low) {
      return 1;
    }
    double linear = in ? way : 1 - way;
    return power ? Math.sqrt(linear) : linear;
  }
}
