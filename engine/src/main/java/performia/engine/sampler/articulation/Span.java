// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// Where a controller has to stand, both ends included. Immutable; any thread.
///
/// @param number which controller, 0..[Controllers#COUNT] - 1
/// @param low lowest value, 0..1
/// @param high highest value, 0..1
public record Span(int number, float low, float high) {
  boolean has(float value) {
    return value >= low && value <= high;
  }
}
