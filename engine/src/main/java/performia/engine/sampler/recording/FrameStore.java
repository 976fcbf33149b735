// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.recording;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes decoded frames until there are no more: in memory while the budget lasts, then in a file.
/// What a file promises of its length is a hint, never a reason to take memory. One loader thread.
final class FrameStore implements AutoCloseable {
  /// More frames than this are not played: three hours at 48 kHz.
  static final int MAX_FRAMES = 1 << 29;

  /// What float frames are bounded to, full scale being 1.
  static final float LOUDEST = 16;

  private static final int FIRST = 1 << 16;
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MemoryBudget budget;
  private final int channels;
  private final boolean wide;
  private final long promised;
  private Arena scratch = Arena.ofConfined();
  private List<MemorySegment> held = List.of();
  private @Nullable CacheFiles files;
  private int capacity;
  private int written;
  private int count;
  private long taken;

  /// @param promised frames that will probably come; 0 where nobody knows
  FrameStore(MemoryBudget budget, int channels, boolean wide, long promised) {
    this.budget = budget;
    this.channels = channels;
    this.wide = wide;
    this.promised = Math.clamp(promised, 0, MAX_FRAMES);
  }

  private int bytesPerFrame() {
    return wide ? 4 : 2;
  }

  /// Frames taken so far.
  int count() {
    return count;
  }

  /// Whether they went to files.
  boolean isSpilled() {
    return files != null;
  }

  /// Whether no more frames are wanted.
  boolean isFull() {
    return count >= MAX_FRAMES;
  }

  /// Adds frames, full scale 1: kept as 16 bits, or as floats within [#LOUDEST]; what is no number
  /// becomes silence.
  void append(float[][] planar, int frames) {
    int more = Math.min(frames, MAX_FRAMES - count);
    makeRoom(more);
    int at = count - written;
    for (int c = 0; c < channels; c++) {
      write(held.get(c), at, planar[c], more);
    }
    count += more;
  }

  private void write(MemorySegment to, int at, float[] from, int frames) {
    if (wide) {
      for (int i = 0; i < frames; i++) {
        to.set(FLOAT, 4L * (at + i), sane(from[i]));
      }
      return;
    }
    for (int i = 0; i < frames; i++) {
      int value = Math.clamp(Math.round(from[i] * 32768f), -32768, 32767);
      to.set(SHORT, 2L * (at + i), (short) value);
    }
  }

  /// A file may hold any bits, and a forged one makes a decoder overflow; nothing that is no
  /// number, or that no speaker should meet, gets further than here.
  private static float sane(float value) {
    return value >= -LOUDEST && value <= LOUDEST
        ? value
        : Float.isNaN(value) ? 0 : Math.clamp(value, -LOUDEST, LOUDEST);
  }

  private void makeRoom(int more) {
    int needed = count - written + more;
    if (needed <= capacity) {
      return;
    }
    if (files != null) {
      flush(files);
      if (more > capacity) {
        grow(more);
      }
      return;
    }
    long wanted = Math.max(Math.max(FIRST, needed), Math.min(2L * capacity, MAX_FRAMES));
    if (promised >= needed && promised < wanted) {
      wanted = promised;
    }
    long bytes = (wanted - capacity) * channels * bytesPerFrame();
    if (budget.take(bytes)) {
      taken += bytes;
      grow((int) wanted);
    } else {
      files = budget.files(channels);
      flush(files);
      if (more > capacity) {
        grow(Math.max(FIRST, more));
      }
    }
  }

  @SuppressWarnings("MustBeClosedChecker") // the field that takes it is closed with this store
  private void grow(int frames) {
    Arena next = Arena.ofConfined();
    List<MemorySegment> larger = new ArrayList<>();
    int waiting = count - written;
    for (int c = 0; c < channels; c++) {
      MemorySegment segment = next.allocate((long) frames * bytesPerFrame(), 64);
      if (waiting > 0) {
        MemorySegment.copy(held.get(c), 0, segment, 0, (long) waiting * bytesPerFrame());
      }
      larger.add(segment);
    }
    scratch.close();
    scratch = next;
    held = larger;
    capacity = frames;
  }

  private void flush(CacheFiles to) {
    long bytes = (long) (count - written) * bytesPerFrame();
    for (int c = 0; c < channels && bytes > 0; c++) {
      to.append(c, held.get(c).asSlice(0, bytes));
    }
    written = count;
  }

  /// The frames, one segment a channel, in memory that lives as long as `arena`.
  List<MemorySegment> keep(Arena arena) {
    List<MemorySegment> channelsKept = new ArrayList<>();
    if (files != null) {
      flush(files);
      channelsKept.addAll(files.map(arena));
    } else {
      long bytes = (long) count * bytesPerFrame();
      for (MemorySegment segment : held) {
        MemorySegment exact = arena.allocate(bytes, 64);
        channelsKept.add(exact.copyFrom(segment.asSlice(0, bytes)));
      }
      budget.give(taken - bytes * channels);
      taken = 0;
    }
    return channelsKept;
  }

  /// Lets go of what was only needed while frames came in.
  @Override
  public void close() {
    budget.give(taken);
    if (files != null) {
      files.close();
    }
    scratch.close();
  }
}
