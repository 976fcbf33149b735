// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// A filter as a region sets it. Immutable; any thread.
///
/// @param cutoffHz at the key centre
/// @param keyCenter the key at which the cutoff is as written
/// @param centsPerKey how far it moves a key
/// @param velocityCents how far full velocity moves it
/// @param randomCents up to how far chance moves it up
/// @param resonanceDb how far it rises at the cutoff
/// @param gainDb of shelves and peaks
public record FilterShape(
    FilterKind kind,
    float cutoffHz,
    int keyCenter,
    float centsPerKey,
    Amount velocityCents,
    float randomCents,
    float resonanceDb,
    float gainDb) {}
