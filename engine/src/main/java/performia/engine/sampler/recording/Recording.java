// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.recording;

import java.lang.foreign.MemorySegment;
import java.util.List;
import performia.engine.sampler.region.Frames;

/// A recording in native memory, one segment a channel. Immutable until the [Recordings] it came
/// from are closed; made by a loader, read by the audio thread.
///
/// @param name what it is called, usually the file's name
/// @param channels 1 or 2 segments of little-endian frames: left, right; more channels than two are
///   not kept
/// @param wide whether a frame is a 32-bit float (full scale 1) instead of a 16-bit integer (full
///   scale 32768)
/// @param frameCount frames a channel, 1 or more
/// @param sampleRate frames a second
/// @param loops what the file says of loops, each inside the frames; may be empty
/// @param rootKey the key 0..127, cents as a fraction, at which it sounds as recorded; -1 where the
///   file does not say
/// @param inPlace whether the frames are the file's own, mapped
/// @param streamed whether the frames are more than memory has room for: mapped, only their
///   beginning brought in, the rest read ahead by [Prefetch]
public record Recording(
    String name,
    List<MemorySegment> channels,
    boolean wide,
    int frameCount,
    int sampleRate,
    List<Loop> loops,
    double rootKey,
    boolean inPlace,
    boolean streamed) {

  /// So much of a streamed channel is brought in before it sounds: about three seconds of 16-bit
  /// frames.
  static final long HEAD_BYTES = 256 << 10;

  /// A stretch that is played round and round.
  ///
  /// @param start first frame
  /// @param end frame after the last
  /// @param way how it is played
  public record Loop(int start, int end, Way way) {
    /// The directions a loop can be played in.
    public enum Way {
      FORWARD,
      ALTERNATING,
      BACKWARD
    }
  }

  /// Checks that every frame exists.
  public Recording {
    channels = List.copyOf(channels);
    loops = List.copyOf(loops);
    long bytes = (wide ? 4L : 2L) * frameCount;
    if (frameCount < 1 || channels.isEmpty() || channels.size() > 2) {
      throw new IllegalArgumentException(
          frameCount + " frames of " + channels.size() + " channels");
    }
    for (MemorySegment channel : channels) {
      if (channel.byteSize() < bytes || !channel.isNative()) {
        throw new IllegalArgumentException("channel of " + channel.byteSize() + " bytes");
      }
    }
  }

  /// A channel's frames as a sound takes them: loading a streamed one brings in its beginning.
  ///
  /// @param channel 0 = left or only, 1 = right
  public Frames memory(int channel) {
    MemorySegment segment = channel == 0 ? left() : right();
    return streamed ? new HeadFirst(segment, wide) : Frames.of(segment, wide);
  }

  /// The beginning of a channel.
  public static MemorySegment head(MemorySegment segment) {
    return segment.asSlice(0, Math.min(segment.byteSize(), HEAD_BYTES));
  }

  private record HeadFirst(MemorySegment segment, boolean isWide) implements Frames {
    @Override
    public boolean isLoaded() {
      return true;
    }

    @Override
    public boolean isStreamed() {
      return true;
    }

    @Override
    public void load() {
      head(segment).load();
    }
  }

  /// Whether it has a right channel of its own.
  public boolean isStereo() {
    return channels.size() == 2;
  }

  /// The left or only channel.
  public MemorySegment left() {
    return channels.getFirst();
  }

  /// The right channel; the left one again where there is no other.
  public MemorySegment right() {
    return channels.getLast();
  }
}
