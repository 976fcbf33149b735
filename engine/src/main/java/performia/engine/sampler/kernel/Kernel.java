// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

/// The loops that cost: reading, filtering and mixing whole groups of voices. One implementation is
/// plain Java, others use vectors; all give the same result within a stated tolerance, and each
/// gives the same bits wherever a quantum is cut. Audio thread.
///
/// A tile holds one quantum of a group, frame by frame, [Lanes#LANES] values a frame.
public interface Kernel {
  /// Reads one lane for [Lanes#QUANTUM] frames of output.
  ///
  /// The caller vouches that the frames from 7 before the first position to 40 beyond the last
  /// exist in memory (for the studio reader above the recorded speed: 31 before and 64 beyond).
  ///
  /// @param row where to write, in units of the recording (16-bit frames count up to 32768, wide
  ///   ones are scaled alike)
  /// @param at first index in `row`
  void read(Lanes lanes, int lane, float[] row, int at);

  /// Turns 16 rows of a quantum into a tile.
  void transpose(float[] rows, float[] tile);

  /// Filters frames `[from, to)` of a group's tile in place with all its stages, and leaves states
  /// and coefficients as they are at frame `to`.
  void filter(Lanes lanes, int group, float[] tile, int from, int to);

  /// Adds frames `[from, to)` of a tile to the accumulators, each lane to its own: no sum over
  /// lanes is taken here, and product and sum are rounded apart, so that order and cutting do not
  /// matter.
  ///
  /// @param sums by bus: accumulators, 16 a frame, index `(at + i - from) * 16 + lane`
  /// @param at frame of the accumulators that `from` falls on
  void mix(Lanes lanes, int group, float[] tile, int from, int to, float[][] sums, int at);

  /// Adds up the lanes of `frames` frames of accumulators into `out`, and clears them.
  void fold(float[] sums, float[] out, int frames);
}
