// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.region;

import java.lang.foreign.MemorySegment;

/// Recorded frames, in place where the bank holds them. Immutable; built by a loader, read by the
/// audio thread.
///
/// @param name what the bank calls it
/// @param memory mono frames, often mapped from a file
/// @param frameCount how many of them there are, 1 or more
/// @param loopStart first frame of the loop
/// @param loopEnd frame after the loop's last; above `loopStart` unless `loop` is `NONE`
/// @param loop how the loop is played
/// @param sampleRate frames a second at which it was recorded
/// @param rootKey the key, with cents as a fraction, at which it sounds as recorded
/// @param tuneCents what is added to its pitch at every key, however far the pitch moves a key
public record Sound(
    String name,
    Frames memory,
    int frameCount,
    int loopStart,
    int loopEnd,
    LoopMode loop,
    int sampleRate,
    double rootKey,
    double tuneCents) {

  /// Checks that every frame a player may ask for exists.
  public Sound {
    if (!memory.segment().isNative()) {
      throw new IllegalArgumentException("frames on the heap; they must be in native memory");
    }
    if (frameCount < 1 || (memory.isLoaded() && isShort(memory, frameCount))) {
      throw new IllegalArgumentException("frameCount " + frameCount + " of " + memory);
    }
    if (loop != LoopMode.NONE && (loopStart < 0 || loopEnd <= loopStart || loopEnd > frameCount)) {
      throw new IllegalArgumentException("loop " + loopStart + ".." + loopEnd);
    }
    if (sampleRate < 1) {
      throw new IllegalArgumentException("sampleRate " + sampleRate);
    }
  }

  /// A sound of 16-bit little-endian frames that are there.
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

  /// A sound of frames that are there.
  ///
  /// @param wide whether they are 32-bit floats
  public Sound(
      String name,
      MemorySegment frames,
      boolean wide,
      int frameCount,
      int loopStart,
      int loopEnd,
      LoopMode loop,
      int sampleRate,
      double rootKey) {
    this(
        name,
        Frames.of(frames, wide),
        frameCount,
        loopStart,
        loopEnd,
        loop,
        sampleRate,
        rootKey,
        0);
  }

  private static boolean isShort(Frames memory, int frameCount) {
    return memory.segment().byteSize() < (memory.isWide() ? 4L : 2L) * frameCount;
  }

  /// Its frames, native and little-endian; empty until [#memory] is loaded. Real time.
  public MemorySegment frames() {
    return memory.segment();
  }

  /// Whether its frames are 32-bit floats (full scale 1) instead of 16-bit (full scale 32768).
  public boolean wide() {
    return memory.isWide();
  }
}
