// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.recording;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// Where voices are reading mapped frames: the audio thread writes a place a voice, a worker looks
/// at them all and reads ahead. Nothing waits: a place that is half old and half new at worst makes
/// the worker touch pages in vain.
public final class ReadingPlaces {
  private static final VarHandle SEGMENT =
      MethodHandles.arrayElementVarHandle(MemorySegment[].class);
  private static final VarHandle OFFSET = MethodHandles.arrayElementVarHandle(long[].class);

  private final @Nullable MemorySegment[] segments;
  private final long[] offsets;

  /// @param voices how many there may be
  public ReadingPlaces(int voices) {
    segments = new @Nullable MemorySegment[voices];
    offsets = new long[voices];
  }

  /// How many voices there may be.
  public int capacity() {
    return offsets.length;
  }

  /// A voice starts to read. Audio thread; call it for mapped frames only.
  ///
  /// @param frames what is read
  /// @param offset first byte that is read
  public void start(int voice, MemorySegment frames, long offset) {
    OFFSET.setOpaque(offsets, voice, offset);
    SEGMENT.setRelease(segments, voice, frames);
  }

  /// A voice has come to a byte; tell it once a control tick. Audio thread.
  public void move(int voice, long offset) {
    OFFSET.setOpaque(offsets, voice, offset);
  }

  /// A voice reads no more. Audio thread.
  public void stop(int voice) {
    SEGMENT.setRelease(segments, voice, (MemorySegment) null);
  }

  /// What a voice reads, or null. Worker.
  @Nullable MemorySegment frames(int voice) {
    return (MemorySegment) SEGMENT.getAcquire(segments, voice);
  }

  /// The byte it has come to. Worker.
  long offset(int voice) {
    return (long) OFFSET.getOpaque(offsets, voice);
  }
}
