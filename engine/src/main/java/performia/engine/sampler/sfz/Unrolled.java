// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import performia.engine.sampler.recording.Recording;
import performia.engine.sampler.region.LoopMode;

/// Frames laid out so that a player which only goes forward, and round one loop for ever, plays
/// them backwards, to and fro, a number of times, or with a blended loop. One loader thread.
final class Unrolled {
  private static final ValueLayout.OfFloat WIDE =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort NARROW =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /// Longer than this nothing is laid out (minutes of sound); it then loops for ever.
  private static final int MOST_FRAMES = 1 << 24;

  private float[] frames;
  private int loopStart;
  private int loopEnd;
  private LoopMode loop;

  Unrolled(MemorySegment source, boolean wide, SampleTable.Cut cut) {
    frames = read(source, wide, cut.end());
    loopStart = cut.loopStart();
    loopEnd = cut.loopEnd();
    loop = cut.loop();
    if (cut.reverse()) {
      reverse(0, frames.length);
      int start = frames.length - loopEnd;
      loopEnd = frames.length - loopStart;
      loopStart = start;
    }
    if (loop == LoopMode.NONE || loopEnd <= loopStart) {
      loop = LoopMode.NONE;
      repeat(0, frames.length, Math.max(1, cut.rounds()));
      return;
    }
    if (cut.fadeFrames() > 0) {
      blend(cut.fadeFrames());
    }
    turn(cut.way());
    if (cut.rounds() > 0) {
      int length = loopEnd - loopStart;
      if (repeat(loopStart, loopEnd, cut.rounds())) {
        loopEnd = loopStart + length;
        loop = LoopMode.NONE;
      }
    }
  }

  private static float[] read(MemorySegment source, boolean wide, int count) {
    float[] frames = new float[count];
    for (int i = 0; i < count; i++) {
      frames[i] = wide ? source.getAtIndex(WIDE, i) : source.getAtIndex(NARROW, i) / 32768f;
    }
    return frames;
  }

  private void reverse(int from, int to) {
    for (int i = from, k = to - 1; i < k; i++, k--) {
      float kept = frames[i];
      frames[i] = frames[k];
      frames[k] = kept;
    }
  }

  /// Plays a stretch so many times in a row; false where that would be too long.
  private boolean repeat(int from, int to, int times) {
    long length = frames.length + (long) (to - from) * (times - 1);
    if (length > MOST_FRAMES) {
      return false;
    }
    float[] longer = new float[(int) length];
    System.arraycopy(frames, 0, longer, 0, to);
    for (int i = 1; i < times; i++) {
      System.arraycopy(frames, from, longer, to + (to - from) * (i - 1), to - from);
    }
    int rest = frames.length - to;
    System.arraycopy(frames, to, longer, longer.length - rest, rest);
    frames = longer;
    return true;
  }

  /// Blends the loop's last frames into those before its start, so that the seam is not heard.
  private void blend(int fadeFrames) {
    int n = Math.min(Math.min(fadeFrames, loopStart), loopEnd - loopStart);
    for (int i = 0; i < n; i++) {
      double way = (i + 1.0) / (n + 1);
      double in = way * way * (3 - 2 * way);
      int at = loopEnd - n + i;
      frames[at] = (float) (frames[at] * (1 - in) + frames[loopStart - n + i] * in);
    }
  }

  /// Lays a loop that goes backwards, or to and fro, out as one that goes forwards.
  private void turn(Recording.Loop.Way way) {
    int length = loopEnd - loopStart;
    if (way == Recording.Loop.Way.BACKWARD) {
      reverse(loopStart, loopEnd);
    } else if (way == Recording.Loop.Way.ALTERNATING
        && length > 1
        && repeat(loopStart, loopEnd, 2)) {
      reverse(loopEnd, loopEnd + length);
      loopEnd += length;
    }
  }

  /// The frames in native memory.
  MemorySegment store(Arena arena) {
    MemorySegment memory = arena.allocate(4L * frames.length, 64);
    for (int i = 0; i < frames.length; i++) {
      memory.setAtIndex(WIDE, i, frames[i]);
    }
    return memory;
  }

  int count() {
    return frames.length;
  }

  int loopStart() {
    return loopStart;
  }

  int loopEnd() {
    return loopEnd;
  }

  LoopMode loop() {
    return loop;
  }
}
