// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// When and where in its recording a region's voice begins. Immutable; any thread.
///
/// @param delaySeconds how long after its event
/// @param delayRandomSeconds up to how much chance adds
/// @param offsetFrames how far into the recording
/// @param offsetRandomFrames up to how much chance adds
public record Start(
    Amount delaySeconds, float delayRandomSeconds, Amount offsetFrames, float offsetRandomFrames) {}
