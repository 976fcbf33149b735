// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sf2;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import performia.engine.sampler.recording.vorbis.VorbisStream;
import performia.engine.sampler.region.DecodedFrames;
import performia.engine.sampler.region.Frames;
import performia.engine.sampler.riff.BankFile;

/// One Vorbis stream among the samples of a bank (SF3): its length is read at once from its last
/// page, its frames are decoded to 16 bits when they are loaded. Built by one loader thread, loaded
/// by any.
final class VorbisSample {
  /// Where a page starts: `OggS`.
  private static final long PAGE = 0x5367674fL;

  private static final int PAGE_HEAD_BYTES = 27;

  /// A page, head and all, is never longer (RFC 3533, section 6).
  private static final int LONGEST_PAGE_BYTES = 65_307;

  /// Twelve minutes of one note at 44.1 kHz: more can only be forged.
  private static final long MAX_FRAMES = 1 << 25;

  private final BankFile file;
  private final long at;
  private final long size;
  private final int frameCount;
  private final Frames frames;

  /// @param at first byte of the stream
  /// @param size bytes of it
  /// @param arena what keeps the decoded frames
  VorbisSample(BankFile file, long at, long size, Arena arena, DecodeBudget budget) {
    this.file = file;
    this.at = at;
    this.size = size;
    frameCount = frameCount();
    frames = new DecodedFrames(false, () -> decode(arena, budget));
  }

  /// How many frames it has; 0 where it is no Vorbis stream that can be meant.
  int frames() {
    return frameCount;
  }

  /// All of them.
  Frames memory() {
    return frames;
  }

  /// What the last page says of the frames up to its end (Vorbis I, section A.2).
  private int frameCount() {
    if (size < PAGE_HEAD_BYTES || file.unsignedInt(at) != PAGE) {
      return 0;
    }
    long stop = at + Math.max(0, size - LONGEST_PAGE_BYTES);
    for (long page = at + size - PAGE_HEAD_BYTES; page >= stop; page--) {
      if (file.unsignedByte(page) == 'O' && file.unsignedInt(page) == PAGE) {
        long count = file.unsignedInt(page + 6) | file.unsignedInt(page + 10) << 32;
        return count > 0 && count <= MAX_FRAMES ? (int) count : 0;
      }
    }
    return 0;
  }

  private MemorySegment decode(Arena arena, DecodeBudget budget) {
    VorbisStream stream = new VorbisStream(file.slice(at, size), file.place(at));
    budget.take(file, 2L * frameCount, at);
    MemorySegment out = arena.allocate(2L * frameCount, 64);
    int done = 0;
    for (int count = stream.next(); count > 0 && done < frameCount; count = stream.next()) {
      int n = Math.min(count, frameCount - done);
      write(stream, out, done, n);
      done += n;
    }
    return out;
  }

  /// A sample of a bank is mono; of several channels the mean is taken.
  private static void write(VorbisStream stream, MemorySegment out, int from, int n) {
    int channels = stream.channels();
    for (int i = 0; i < n; i++) {
      float sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        sum += stream.channel(channel)[i];
      }
      int value = Math.round(sum / channels * 32768);
      out.set(ValueLayout.JAVA_SHORT, 2L * (from + i), (short) Math.clamp(value, -32768, 32767));
    }
  }
}
