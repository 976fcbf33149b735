// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// Which keys must have been pressed, be down or be up for a region to sound; -1 = does not matter.
/// Immutable; any thread.
///
/// @param group which set of last-pressed keys it belongs to
/// @param lastLow the last key pressed of its group is at least this
/// @param lastHigh and at most this
/// @param down this key is down
/// @param up this key is up
/// @param previous the note before was this key
/// @param previousVelocity whether it takes the velocity of the note before
public record Switches(
    int group,
    int lastLow,
    int lastHigh,
    int down,
    int up,
    int previous,
    boolean previousVelocity) {
  /// Nothing matters.
  public static final Switches NONE = new Switches(-1, -1, -1, -1, -1, -1, false);
}
