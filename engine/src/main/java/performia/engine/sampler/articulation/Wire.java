// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// One generator moving one thing: what the generator gives times the value of the depth's slot.
/// Immutable; any thread.
///
/// @param source which generator
/// @param index which one of its kind
/// @param depthSlot the slot whose value says how far
/// @param slot what is moved
public record Wire(Source source, int index, int depthSlot, int slot) {
  /// What moves it.
  public enum Source {
    /// An envelope in stages.
    ENVELOPE,
    /// An envelope of points.
    FLEX,
    /// An oscillator.
    OSCILLATOR
  }
}
