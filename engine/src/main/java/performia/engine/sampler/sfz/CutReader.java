// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz;

import performia.engine.sampler.recording.Recording;
import performia.engine.sampler.region.LoopMode;

/// Reads which frames of a recording a region plays, and how they loop: what the region says goes
/// before what the recording's file says. One loader thread.
final class CutReader {
  private static final int MOST_ROUNDS = 1000;

  private final Settings settings;
  private final Recording recording;
  private final boolean fileLoops;

  CutReader(Settings settings, Recording recording) {
    this.settings = settings;
    this.recording = recording;
    this.fileLoops = !recording.loops().isEmpty();
  }

  /// Whether it plays to its end, key or no key.
  boolean isOneShot() {
    return mode().equals("one_shot");
  }

  private String mode() {
    if (settings.number("count", 0) > 0) {
      return "one_shot";
    }
    return settings.text("loop_mode", fileLoops ? "loop_continuous" : "no_loop");
  }

  SampleTable.Cut cut() {
    int count = recording.frameCount();
    double last = settings.region().number("end", count - 1.0);
    int end = last <= 0 ? count : (int) Math.min(count, last + 1);
    int loopStart = 0;
    int loopEnd = end;
    Recording.Loop.Way way = Recording.Loop.Way.FORWARD;
    if (fileLoops) {
      Recording.Loop loop = recording.loops().getFirst();
      loopStart = loop.start();
      loopEnd = loop.end();
      way = loop.way();
    }
    loopStart = (int) Math.min(end - 1.0, settings.region().number("loop_start", loopStart));
    loopEnd = (int) Math.min(end, settings.region().number("loop_end", loopEnd - 1.0) + 1);
    LoopMode mode =
        switch (mode()) {
          case "loop_continuous" -> LoopMode.ALWAYS;
          case "loop_sustain" -> LoopMode.WHILE_HELD;
          default -> LoopMode.NONE;
        };
    if (loopEnd <= loopStart) {
      mode = LoopMode.NONE;
      loopStart = 0;
      loopEnd = end;
    }
    float fade = settings.number("loop_crossfade", 0);
    return new SampleTable.Cut(
        end,
        loopStart,
        loopEnd,
        mode,
        way(way),
        rounds(mode),
        settings.text("direction", "forward").equals("reverse"),
        mode == LoopMode.NONE ? 0 : Math.round(fade * recording.sampleRate()));
  }

  private Recording.Loop.Way way(Recording.Loop.Way ofFile) {
    return switch (settings.text("loop_type", "")) {
      case "forward" -> Recording.Loop.Way.FORWARD;
      case "backward" -> Recording.Loop.Way.BACKWARD;
      case "alternate" -> Recording.Loop.Way.ALTERNATING;
      default -> ofFile;
    };
  }

  private int rounds(LoopMode mode) {
    int rounds = settings.integer(mode == LoopMode.NONE ? "count" : "loop_count", 0);
    return Math.clamp(mode == LoopMode.NONE && rounds == 1 ? 0 : rounds, 0, MOST_ROUNDS);
  }
}
