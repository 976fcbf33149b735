// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// A band of the equaliser. Immutable; any thread.
///
/// @param kind a peak or a shelf
/// @param frequencyHz its middle
/// @param frequencyPerVelocity what full velocity adds to it
/// @param octaves how wide
/// @param gainDb how tall
/// @param gainPerVelocity what full velocity adds to it
public record BandShape(
    FilterKind kind,
    float frequencyHz,
    float frequencyPerVelocity,
    float octaves,
    float gainDb,
    float gainPerVelocity) {}
