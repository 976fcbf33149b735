// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.dls;

import performia.engine.sampler.region.LoopMode;
import performia.engine.sampler.riff.BankFile;
import performia.engine.sampler.riff.Chunk;

/// What a `wsmp` chunk says of a wave: its key, tuning, level and loop (DLS 2.2, section 2.9).
/// Immutable; loader threads.
///
/// @param rootKey key at which it sounds as recorded
/// @param cents added to its pitch
/// @param gainDb added to its level
/// @param loop how its loop is played
/// @param loopStart first frame of the loop
/// @param loopEnd frame after the loop's last
record WaveSettings(
    int rootKey, int cents, double gainDb, LoopMode loop, long loopStart, long loopEnd) {
  /// Those of a wave that has none.
  static final WaveSettings PLAIN = new WaveSettings(60, 0, 0, LoopMode.NONE, 0, 0);

  private static final int HEAD_BYTES = 20;
  private static final int LOOP_BYTES = 16;
  private static final double GAIN_UNITS_PER_DB = 655_360;
  private static final long WHILE_HELD = 1;

  /// Reads a chunk; too short a one is taken as plain.
  static WaveSettings read(BankFile file, Chunk chunk) {
    if (chunk.size() < HEAD_BYTES) {
      return PLAIN;
    }
    long at = chunk.at();
    int key = file.unsignedShort(at + 4);
    double gain = file.signedInt(at + 8) / GAIN_UNITS_PER_DB;
    long loopAt = at + Math.max(HEAD_BYTES, Math.min(file.unsignedInt(at), chunk.size()));
    boolean looped =
        file.unsignedInt(at + 16) > 0 && loopAt + LOOP_BYTES <= chunk.at() + chunk.size();
    LoopMode loop =
        !looped
            ? LoopMode.NONE
            : file.unsignedInt(loopAt + 4) == WHILE_HELD ? LoopMode.WHILE_HELD : LoopMode.ALWAYS;
    long start = looped ? file.unsignedInt(loopAt + 8) : 0;
    long length = looped ? file.unsignedInt(loopAt + 12) : 0;
    return new WaveSettings(
        key > 127 ? 60 : key,
        file.signedShort(at + 6),
        Math.max(-144, Math.min(48, gain)),
        loop,
        start,
        start + length);
  }
}
