// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.region;

import java.lang.foreign.MemorySegment;

/// Recorded frames, in place where the bank holds them. Immutable; built by a loader, read by the
/// audio thread.
///
/// @param name what the bank calls it
/// @param frames mono frames, little-endian, in native memory, often mapped from a file
/// @param wide whether a frame is a 32-bit float (full scale 1) instead of a 16-bit integer (full
///   scale 32768)
/// @param frameCount how many of them there are, 1 or more
/// @param loopStart first frame of the loop
/// @param loopEnd frame after the loop's last; above `loopStart` unless `loop` is `NONE`
/// @param loop how the loop is played
/// @param sampleRate frames a second at which it was recorded
/// @param rootKey the key, with cents as a fraction, at which it sounds as recorded
public record Sound(
    String name,
    MemorySegment frames,
    boolean wide,
    int frameCount,
    int loopStart,
    int loopEnd,
    LoopMode loop,
    int sampleRate,
    double rootKey) {

  /// Checks that every frame a player may ask for exists.
  public Sound {
    if (!frames.isNative()) {
      throw new IllegalArgumentException("frames on the heap; they must be in native memory");
    }
    if (frameCount < 1 || frames.byteSize() < (wide ? 4L : 2L) * frameCount) {
      throw new IllegalArgumentException("frameCount " + frameCount + " of " + frames.byteSize());
    }
    if (loop != LoopMode.NONE && (loopStart < 0 || loopEnd <= loopStart || loopEnd > frameCount)) {
      throw new IllegalArgumentException("loop " + loopStart + ".." + loopEnd);
    }
    if (sampleRate < 1) {
      throw new IllegalArgumentException("sampleRate " + sampleRate);
    }
  }

  /// A sound of 16-bit frames.
  public Sound(
      String name,
      MemorySegment frames,
      int frameCount,
      int loopStart,
      int loopEnd,
      LoopMode loop,
      int sampleRate,
      double rootKey) {
    this(name, frames, false, frameCount, loopStart, loopEnd, loop, sampleRate, rootKey);
  }
}
