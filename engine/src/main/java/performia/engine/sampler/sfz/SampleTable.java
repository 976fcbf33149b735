// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import performia.engine.sampler.recording.Recording;
import performia.engine.sampler.region.LoopMode;
import performia.engine.sampler.region.Sound;

/// The sounds that regions make of recordings: which frames, which loop, which way round. Alike
/// ones are made once. One loader thread.
final class SampleTable {
  private final Arena arena;
  private final Map<Key, Sound[]> made = new HashMap<>();

  private record Key(Recording recording, Cut cut) {}

  /// Which frames of a recording are played and how.
  ///
  /// @param end frame after the last, at most the recording's
  /// @param loopStart first frame of the loop
  /// @param loopEnd frame after its last; not above `loopStart` = no loop
  /// @param loop how it is played
  /// @param way which way round
  /// @param rounds how often the loop, or without one the whole, is played; 0 = for ever, or once
  /// @param reverse whether the recording is played backwards
  /// @param fadeFrames over how many frames the loop's end is blended into what comes before its
  ///   start
  record Cut(
      int end,
      int loopStart,
      int loopEnd,
      LoopMode loop,
      Recording.Loop.Way way,
      int rounds,
      boolean reverse,
      int fadeFrames) {
    boolean isPlain() {
      return way == Recording.Loop.Way.FORWARD && rounds == 0 && !reverse && fadeFrames == 0;
    }
  }

  /// @param arena where frames live that had to be made
  SampleTable(Arena arena) {
    this.arena = arena;
  }

  /// One sound a channel.
  Sound[] sounds(Recording recording, Cut cut) {
    return made.computeIfAbsent(new Key(recording, cut), key -> make(recording, cut));
  }

  private Sound[] make(Recording recording, Cut cut) {
    Sound[] sounds = new Sound[recording.isStereo() ? 2 : 1];
    for (int i = 0; i < sounds.length; i++) {
      MemorySegment channel = i == 0 ? recording.left() : recording.right();
      sounds[i] =
          cut.isPlain() ? plain(recording, channel, cut) : unrolled(recording, channel, cut);
    }
    return sounds;
  }

  private static Sound plain(Recording recording, MemorySegment frames, Cut cut) {
    return new Sound(
        recording.name(),
        frames,
        recording.wide(),
        cut.end(),
        cut.loopStart(),
        cut.loopEnd(),
        cut.loop(),
        recording.sampleRate(),
        60);
  }

  private Sound unrolled(Recording recording, MemorySegment frames, Cut cut) {
    Unrolled all = new Unrolled(frames, recording.wide(), cut);
    return new Sound(
        recording.name(),
        all.store(arena),
        true,
        all.count(),
        all.loopStart(),
        all.loopEnd(),
        all.loop(),
        recording.sampleRate(),
        60);
  }
}
