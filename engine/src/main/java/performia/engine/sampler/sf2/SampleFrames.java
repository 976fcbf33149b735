// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sf2;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import performia.engine.sampler.region.DecodedFrames;
import performia.engine.sampler.region.Frames;
import performia.engine.sampler.riff.BankFile;
import performia.engine.sampler.riff.Chunk;

/// The frames of a bank: 16-bit ones played where they lie, 24-bit ones put together and Vorbis
/// ones decoded when they are loaded (SoundFont 2.04, section 6). One loader thread builds it; the
/// frames it gives may be loaded by any.
final class SampleFrames {
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static final float FULL_SCALE = 0x1p-23f;

  private final BankFile file;
  private final Chunk high;
  private final @Nullable Chunk low;
  private final Arena arena;
  private final Map<Integer, VorbisSample> streams = new HashMap<>();
  private final DecodeBudget budget = new DecodeBudget();

  /// @param high chunk `smpl`: 16-bit frames
  /// @param low chunk `sm24`: eight more bits each, or null
  /// @param arena what keeps decoded frames
  SampleFrames(BankFile file, Chunk high, @Nullable Chunk low, Arena arena) {
    this.file = file;
    this.high = high;
    this.low = low;
    this.arena = arena;
  }

  /// How many 16-bit frames there are.
  long count() {
    return high.size() / 2;
  }

  /// Frames `[first, first + count)` of the bank.
  Frames linear(long first, int count) {
    if (low == null) {
      return Frames.of(file.slice(high.at() + 2 * first, 2L * count), false);
    }
    return new DecodedFrames(true, () -> deep(first, count, low));
  }

  private MemorySegment deep(long first, int count, Chunk lowBits) {
    MemorySegment top = file.slice(high.at() + 2 * first, 2L * count);
    MemorySegment bottom = file.slice(lowBits.at() + first, count);
    budget.take(file, 4L * count, high.at() + 2 * first);
    MemorySegment out = arena.allocate(4L * count, 64);
    for (int i = 0; i < count; i++) {
      int value = top.get(SHORT, 2L * i) << 8 | bottom.get(ValueLayout.JAVA_BYTE, i) & 0xff;
      out.set(FLOAT, 4L * i, value * FULL_SCALE);
    }
    return out;
  }

  /// Frames `[first, first + count)` of a compressed sample.
  Frames cut(VorbisSample sample, int first, int count) {
    if (first == 0 && count == sample.frames()) {
      return sample.memory();
    }
    return new DecodedFrames(
        false,
        () -> {
          sample.memory().load();
          return sample.memory().segment().asSlice(2L * first, 2L * count);
        });
  }

  /// The Vorbis stream in bytes `[from, to)` of the chunk, the same for every zone that plays it;
  /// one without frames where there is none.
  VorbisSample stream(int index, long from, long to) {
    return streams.computeIfAbsent(
        index,
        same -> {
          long end = Math.min(to, high.size());
          long start = Math.min(from, end);
          return new VorbisSample(file, high.at() + start, end - start, arena, budget);
        });
  }
}
