// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.region;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Frames that must be decoded before they can be played. Loaded by loader threads, once; read by
/// the audio thread.
public final class DecodedFrames implements Frames {
  private final boolean wide;
  private @Nullable Supplier<MemorySegment> decoder;
  private volatile MemorySegment segment = MemorySegment.NULL;

  /// @param wide whether 32-bit floats come out
  /// @param decoder gives native memory that lives as long as the bank; asked once, then forgotten
  public DecodedFrames(boolean wide, Supplier<MemorySegment> decoder) {
    this.wide = wide;
    this.decoder = Objects.requireNonNull(decoder);
  }

  @Override
  public MemorySegment segment() {
    return segment;
  }

  @Override
  public boolean isWide() {
    return wide;
  }

  @Override
  public boolean isLoaded() {
    return segment.byteSize() > 0;
  }

  @Override
  public synchronized void load() {
    Supplier<MemorySegment> waiting = decoder;
    if (waiting != null) {
      segment = waiting.get();
      decoder = null;
    }
  }
}
