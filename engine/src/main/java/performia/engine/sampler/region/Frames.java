// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.region;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// Where recorded frames lie: native memory, there from the start (a mapped file) or once loaded
/// (compressed or packed samples). Loaded by loader threads, read by the audio thread.
public interface Frames {
  /// Native memory with the frames, little-endian; empty until they are loaded. Real time.
  MemorySegment segment();

  /// Whether they are 32-bit floats (full scale 1) instead of 16-bit (full scale 32768).
  boolean isWide();

  /// Whether [#segment] holds them. Real time.
  boolean isLoaded();

  /// Whether loading brings in their beginning only, the rest being read ahead of the voices that
  /// sound. Real time.
  default boolean isStreamed() {
    return false;
  }

  /// Brings them into memory; again is cheap. Loader threads.
  ///
  /// @throws performia.engine.PerformiaException when they cannot be decoded
  void load();

  /// Frames that are there.
  static Frames of(MemorySegment segment, boolean wide) {
    return new Present(Objects.requireNonNull(segment), wide);
  }

  /// Frames in a mapped file or in memory that somebody filled.
  record Present(MemorySegment segment, boolean isWide) implements Frames {
    @Override
    public boolean isLoaded() {
      return true;
    }

    /// Touches the pages, so that the audio thread does not wait for a disk.
    @Override
    public void load() {
      if (segment.isMapped()) {
        segment.load();
      }
    }
  }
}
