// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sound;

/// Takes the parts' own sound on the way to the mix, for stems. Called on the thread that renders,
/// every 64 frames in a fixed order; offline only when it writes files.
///
/// A part's stem is after its fader, pan and the master fader and without reverb; the reverb return
/// is a stem of its own. All stems together are the master before the limiter.
@FunctionalInterface
public interface StemTap {
  /// @param stem index of the part; the number of parts for the reverb return
  /// @param left to be read only during the call
  /// @param right to be read only during the call
  void take(int stem, float[] left, float[] right, int frames);
}
