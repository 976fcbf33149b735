// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.strings;

/// What makes a string heard: a body or an electric circuit. Audio thread.
interface Radiator {
  /// Adds what it gives to both sides.
  ///
  /// @param in what drives it, at `[start, limit)`; may be changed
  void add(double[] in, double[] left, double[] right, int start, int limit);

  /// Moves what moves slowly.
  ///
  /// @param tone knob or microphone, 0..1
  void tick(double tone);

  /// Whether it has come to rest.
  boolean quiet();

  void reset();
}
