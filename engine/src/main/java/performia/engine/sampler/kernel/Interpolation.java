// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

/// How a sound is read between its frames, and which frames around the positions a kernel touches
/// for that, whether it uses them or not. Immutable; any thread.
public enum Interpolation {
  /// A straight line between two frames.
  LINEAR,
  /// Four-point Hermite.
  CUBIC,
  /// Windowed sinc with interpolated rows: 16 taps, more and narrowed where the pitch goes up.
  STUDIO;

  private static final long ONE = 1L << 32;

  /// How many frames before the first position of a quantum must exist in memory.
  ///
  /// @param increment frames of sound a frame of output, 32.32 fixed point
  public int before(long increment) {
    return this == STUDIO ? (increment <= ONE ? 7 : SincTable.MOST_TAPS / 2 - 1) : 7;
  }

  /// How many frames beyond the last position of a quantum, that of its frame 63, must exist in
  /// memory.
  ///
  /// @param increment frames of sound a frame of output, 32.32 fixed point
  public int beyond(long increment) {
    return this == STUDIO && increment > ONE ? SincTable.MOST_TAPS / 2 : 40;
  }
}
