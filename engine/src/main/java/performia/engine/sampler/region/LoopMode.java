// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.region;

/// How a sound's loop is played. Immutable; any thread.
public enum LoopMode {
  /// From start to end, once.
  NONE,
  /// Round and round until the voice has faded.
  ALWAYS,
  /// Round and round while the key is held, then on to the end.
  WHILE_HELD
}
