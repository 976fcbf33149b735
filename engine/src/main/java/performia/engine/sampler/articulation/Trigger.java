// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.articulation;

/// What starts a region. Immutable; any thread.
public enum Trigger {
  /// A key goes down.
  ATTACK,
  /// A key goes up, and no pedal holds it.
  RELEASE,
  /// A key goes up, whatever the pedals do.
  RELEASE_KEY,
  /// A key goes down while no other is.
  FIRST,
  /// A key goes down while another is.
  LEGATO
}
