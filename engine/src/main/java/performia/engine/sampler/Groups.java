// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import performia.engine.sampler.kernel.Lanes;

/// How groups of lanes, and lanes in them, stand in time. Sets of lanes are a bit each, the group's
/// first the lowest. Audio thread.
final class Groups {
  /// Whether the next quantum has to look at the group.
  final boolean[] awake;

  /// Whether a gain or coefficient may move in this quantum.
  final boolean[] sloped;

  /// When a lane of a group that sleeps begins to move by itself, by the pool's clock.
  final int[] wake;

  /// Lanes that have just begun, and are looked at more often.
  final int[] young;

  /// Lanes that have not begun yet.
  final int[] waiting;

  /// By lane: up to where a young one's level has been said, by the pool's clock.
  final int[] youngUntil;

  /// By lane: when it begins or began, by the pool's clock.
  final int[] startsAt;

  Groups(int lanes) {
    int groups = lanes / Lanes.LANES;
    awake = new boolean[groups];
    sloped = new boolean[groups];
    wake = new int[groups];
    young = new int[groups];
    waiting = new int[groups];
    youngUntil = new int[lanes];
    startsAt = new int[lanes];
  }
}
