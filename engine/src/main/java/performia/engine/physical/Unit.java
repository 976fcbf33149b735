// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical;

/// A unit generator: reads its input ports, writes its output ports, a stretch of frames at a time.
/// Shaped like JSyn's so that one can stand in the other's patch. Built off the audio thread;
/// [#generate] runs on it and may neither allocate, lock, wait nor throw.
public interface Unit {
  /// Frames a port holds; the longest stretch.
  int FRAMES = 64;

  /// Computes frames `[start, limit)` of every output port.
  ///
  /// @param start 0 or above
  /// @param limit up to [#FRAMES]
  void generate(int start, int limit);

  /// Forgets all state.
  void reset();
}
