// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.recording;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import performia.engine.concurrent.Worker;
import performia.engine.sampler.region.Preset;
import performia.engine.sampler.region.Region;
import performia.engine.sampler.region.Sound;

/// Reads mapped recordings ahead of the voices that sound, so that the audio thread finds every
/// page in memory and in its page table. A worker of its own thread: it is the one that waits for
/// the disk.
///
/// A page that is touched counts as used, so the heads of recordings, which every note begins with,
/// are touched again and again in rotation: under memory pressure others go first.
public final class Prefetch implements Worker {
  private static final long PAGE = 4096;

  /// Five seconds of 16-bit frames, a third of a second four octaves up.
  private static final long USUAL_AHEAD_BYTES = 512 << 10;

  private static final int HEAD_PAGES_A_ROUND = 512;

  private final List<ReadingPlaces> places;
  private final long aheadBytes;
  private final @Nullable MemorySegment[][] known;
  private final long[][] reached;
  private final MemorySegment[] heads;
  private int head;
  private long headAt;
  private byte seen;

  /// @param places where voices read, one a player
  /// @param heads what must always be there: the beginnings of the recordings, cut to length
  /// @param aheadBytes how far beyond a voice is read, 4096 and above; it must outlast the time
  ///   from one call of [#work] to the next at the highest pitch
  public Prefetch(List<ReadingPlaces> places, List<MemorySegment> heads, long aheadBytes) {
    if (aheadBytes < PAGE) {
      throw new IllegalArgumentException("aheadBytes " + aheadBytes + " (4096 and above)");
    }
    this.places = List.copyOf(places);
    this.heads = heads.toArray(MemorySegment[]::new);
    this.aheadBytes = aheadBytes;
    known = new @Nullable MemorySegment[this.places.size()][];
    reached = new long[this.places.size()][];
    for (int i = 0; i < known.length; i++) {
      known[i] = new @Nullable MemorySegment[this.places.get(i).capacity()];
      reached[i] = new long[known[i].length];
    }
  }

  /// A worker for presets that players play, or null where nothing of theirs is streamed.
  public static @Nullable Prefetch of(List<ReadingPlaces> places, List<Preset> presets) {
    Set<MemorySegment> heads = new LinkedHashSet<>();
    for (Preset preset : presets) {
      for (Region region : preset.regions()) {
        addHead(region.sound(), heads);
        Sound right = region.right();
        if (right != null) {
          addHead(right, heads);
        }
      }
    }
    return heads.isEmpty() ? null : new Prefetch(places, List.copyOf(heads), USUAL_AHEAD_BYTES);
  }

  private static void addHead(Sound sound, Set<MemorySegment> heads) {
    if (sound.memory().isStreamed()) {
      heads.add(Recording.head(sound.frames()));
    }
  }

  /// Touches what the voices will read next.
  ///
  /// @return pages touched ahead of voices; 0 when every voice had enough
  @Override
  public int work() {
    int touched = 0;
    for (int i = 0; i < known.length; i++) {
      for (int voice = 0; voice < known[i].length; voice++) {
        touched += follow(i, voice);
      }
    }
    refreshHeads();
    return touched;
  }

  private int follow(int player, int voice) {
    MemorySegment frames = places.get(player).frames(voice);
    if (frames == null) {
      known[player][voice] = null;
      return 0;
    }
    long at = Math.clamp(places.get(player).offset(voice), 0, frames.byteSize());
    long done = reached[player][voice];
    if (!frames.equals(known[player][voice]) || at > done || at + aheadBytes < done) {
      // Another recording, or a jump: into a loop, or a new note of the same.
      known[player][voice] = frames;
      done = at;
    }
    long to = Math.min(frames.byteSize(), at + aheadBytes);
    int touched = touch(frames, done, to);
    reached[player][voice] = Math.max(done, to);
    return touched;
  }

  /// Reads a byte of every page in `[from, to)`.
  private int touch(MemorySegment frames, long from, long to) {
    int touched = 0;
    byte sum = seen;
    try {
      for (long at = from; at < to; at += PAGE) {
        sum ^= frames.get(ValueLayout.JAVA_BYTE, at);
        touched++;
      }
      if (touched > 0) {
        sum ^= frames.get(ValueLayout.JAVA_BYTE, to - 1);
      }
    } catch (IllegalStateException e) {
      // The bank was closed: nothing will be read there any more.
      return 0;
    }
    seen = sum;
    return touched;
  }

  private void refreshHeads() {
    int left = HEAD_PAGES_A_ROUND;
    for (int i = 0; i < heads.length && left > 0; i++) {
      MemorySegment segment = heads[head];
      long to = Math.min(segment.byteSize(), headAt + left * PAGE);
      left -= Math.max(1, touch(segment, headAt, to));
      headAt = to;
      if (to >= segment.byteSize()) {
        head = (head + 1) % heads.length;
        headAt = 0;
      }
    }
  }
}
