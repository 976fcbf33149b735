// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.region;

import java.lang.foreign.MemorySegment;

/// Recorded frames, in place where the bank holds them. Immutable; built by a loader, read by the
/// audio thread.
///
/// @param name what the bank calls it
/// @param frames 16-bit little-endian mono frames, often mapped from a file
/// @param frameCount how many of them there are, 1 or more
/// @param loopStart first frame of the loop
/// @param loopEnd frame after the loop's last; above `loopStart` unless `loop` is `NONE`
/// @param loop how the loop is played
/// @param sampleRate frames a second at which it was recorded
/// @param rootKey the key, with cents as a fraction, at which it sounds as recorded
public record Sound(
    String name,
    MemorySegment frames,
    int frameCount,
    int loopStart,
    int loopEnd,
    LoopMode loop,
    int sampleRate,
    double rootKey) {

  /// Checks that every frame a player may ask for exists.
  public Sound {
    if (frameCount < 1 || frames.byteSize() < 2L * frameCount) {
      throw new IllegalArgumentException("frameCount " + frameCount + " of " + frames.byteSize());
    }
    if (loop != LoopMode.NONE && (loopStart < 0 || loopEnd <= loopStart || loopEnd > frameCount)) {
      throw new IllegalArgumentException("loop " + loopStart + ".." + loopEnd);
    }
    if (sampleRate < 1) {
      throw new IllegalArgumentException("sampleRate " + sampleRate);
    }
  }
}
