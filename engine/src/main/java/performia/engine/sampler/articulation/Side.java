// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// What a region carries so that its voices are moved as an articulation says: which articulation,
/// and which side of a stereo recording it is. Immutable; any thread.
///
/// @param place 0 for a mono recording, -1 for the left, 1 for the right side
/// @param soundKey the key, with cents as a fraction, at which its sound is as high as recorded
public record Side(Articulation articulation, int place, double soundKey) {}
