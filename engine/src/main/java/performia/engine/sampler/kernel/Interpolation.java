// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

/// How a sound is read between its frames. Immutable; any thread.
public enum Interpolation {
  /// A straight line between two frames.
  LINEAR,
  /// Four-point Hermite.
  CUBIC,
  /// Sixteen-tap windowed sinc with interpolated rows, narrowed where the pitch goes up.
  STUDIO
}
