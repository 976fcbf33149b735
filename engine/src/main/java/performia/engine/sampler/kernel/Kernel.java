// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

/// The loops that cost: reading, filtering and mixing whole groups of voices. One implementation is
/// plain Java, others use vectors; all give the same result within a stated tolerance, and each
/// gives the same bits wherever a quantum is cut into pieces. Kernels remember nothing and may be
/// shared; what they write lies in [Lanes] and in the arrays given. Audio thread.
///
/// For a group and a quantum: [#read] what sounds into rows, [#lay] them into a tile; then for each
/// piece of the quantum [#filter] and [#mix]; after all groups [#fold]. How values lie in a tile
/// and in the sums is the kernel's own affair, so both belong to one kernel from a quantum's start
/// to its end. A whole quantum is always read, and to read it again gives the same rows, so a tile
/// need not be kept: a piece that begins at frame 17 may read and lay anew, and filter from 17 on.
public interface Kernel {
  /// Floats in the rows of a group, and in a tile.
  int TILE = Lanes.LANES * Lanes.QUANTUM;

  /// How it reads between frames.
  Interpolation interpolation();

  /// Reads one lane for [Lanes#QUANTUM] frames of output, at any increment from 0 to 64 frames a
  /// frame. Frame `i` is read at `base + (phase + i * increment) / 2^32`.
  ///
  /// The caller vouches that the frames from [Interpolation#before] the first position to
  /// [Interpolation#beyond] the last exist in memory. A position before the sound, past its end or
  /// across its loop is no affair of the kernel: the caller lays out memory where it is as if there
  /// were none of these.
  ///
  /// @param rows where to write, in units of a 16-bit recording (full scale 32768)
  /// @param at first index in `rows`
  void read(Lanes lanes, int lane, float[] rows, int at);

  /// Reads those lanes of a group whose bit is set, each into its row, and clears the other rows.
  ///
  /// @param live bit 0 for the group's first lane, up to bit 15
  /// @param rows [#TILE] floats: the row of lane `n` starts at `n * QUANTUM`
  void read(Lanes lanes, int group, int live, float[] rows);

  /// Turns the 16 rows of a quantum into a tile.
  void lay(Lanes lanes, float[] rows, float[] tile);

  /// Puts frames from `from` on of one row into a tile, for a voice that begins inside the quantum.
  ///
  /// @param at first index of the row in `rows`
  /// @param lane 0..15, its place in the group
  void lay(float[] rows, int at, int lane, float[] tile, int from);

  /// Filters frames `[from, to)` of a group's tile in place with all its stages, and leaves states
  /// and coefficients as they are at frame `to`. States too small to hear become 0 where `to` is
  /// the quantum's end.
  void filter(Lanes lanes, int group, float[] tile, int from, int to);

  /// Adds frames `[from, to)` of a tile to the sums of each bus that any lane of the group goes to.
  /// The gain of frame `i` of the quantum is `gain + i * gainStep`.
  ///
  /// @param sums by bus: 16 floats a frame, all 0 at first
  /// @param at frame of the sums that `from` falls on
  void mix(Lanes lanes, int group, float[] tile, int from, int to, float[][] sums, int at);

  /// Adds the first `frames` frames of one bus's sums to `out`, and clears them.
  ///
  /// @param sums as long as a whole number of 16 frames
  /// @param at first index in `out`
  void fold(float[] sums, float[] out, int at, int frames);

  /// Says where the 16 lanes of a group go in this quantum by what sweeps them: their pitch, and
  /// the steps of their first filter stage.
  ///
  /// @param then the frame of the player's clock at which the quantum ends
  void sweep(Lanes lanes, Sweeps sweeps, int group, int then);

  /// A quantum has passed for a group: moves gains and coefficients on to where their lines end.
  void roll(Lanes lanes, int group);
}
