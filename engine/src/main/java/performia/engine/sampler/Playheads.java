// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import performia.engine.sampler.kernel.Lanes;
import performia.engine.sampler.recording.ReadingPlaces;
import performia.engine.sampler.region.LoopMode;
import performia.engine.sampler.region.Sound;

/// Where every lane reads its sound, in steps of 2^-32 frames, and memory laid out so that the
/// kernels need not know of starts, ends and loops. Audio thread.
///
/// Away from them a kernel reads the bank in place. Near them it reads the lane's own guard: the
/// frames around the start with silence before it, or those around the end with what follows, be it
/// silence or the loop unrolled. A guard is laid once and serves every quantum there; only pitches
/// too steep for it are laid out quantum by quantum.
final class Playheads {
  /// Six octaves up is as fast as a sound is read.
  static final double MAX_RATIO = 64;

  /// One frame a frame, as positions and increments count.
  static final double ONE = 0x1p32;

  /// What kernels look at before the first and after the last position at most.
  private static final int BEFORE = 63;

  private static final int AFTER = 64;

  /// Frames a frame of output that guards are made for: two octaves up.
  private static final int REACH = 4;

  /// Frames of a guard on either side of a border.
  private static final int SIDE = BEFORE + Lanes.QUANTUM * REACH + AFTER + 1;

  private static final int SCRATCH = BEFORE + Lanes.QUANTUM * (int) MAX_RATIO + AFTER + 1;
  private static final int WIDEST_FRAME = 4;

  private static final byte NOTHING = 0;
  private static final byte START = 1;
  private static final byte END = 2;

  private final Lanes lanes;
  private final Sound[] sound;
  private final long[] position;
  private final int[] end;
  private final int[] loopStart;
  private final int[] loopLength;
  private final byte[] laid;
  private final MemorySegment[] guard;

  /// One for each lane of a group: a group is laid out whole before it is read.
  private final MemorySegment[] scratch;

  private final MemorySegment zeros;
  private final ReadingPlaces places;
  private final boolean[] streamed;

  Playheads(Lanes lanes, Sound silence) {
    this.lanes = lanes;
    sound = new Sound[lanes.capacity];
    Arrays.fill(sound, silence);
    position = new long[lanes.capacity];
    end = new int[lanes.capacity];
    loopStart = new int[lanes.capacity];
    loopLength = new int[lanes.capacity];
    laid = new byte[lanes.capacity];
    guard = new MemorySegment[lanes.capacity];
    places = new ReadingPlaces(lanes.capacity);
    streamed = new boolean[lanes.capacity];
    Arena arena = Arena.ofAuto();
    MemorySegment all = arena.allocate((long) lanes.capacity * 2 * SIDE * WIDEST_FRAME, 64);
    for (int i = 0; i < guard.length; i++) {
      guard[i] = all.asSlice(2L * SIDE * WIDEST_FRAME * i, 2L * SIDE * WIDEST_FRAME);
    }
    scratch = new MemorySegment[Lanes.LANES];
    for (int i = 0; i < scratch.length; i++) {
      scratch[i] = arena.allocate((long) SCRATCH * WIDEST_FRAME, 64);
    }
    zeros = arena.allocate((long) SCRATCH * WIDEST_FRAME, 64);
  }

  /// A ratio of speeds, 0 or above, as increments count.
  static long increment(double ratio) {
    return ratio < MAX_RATIO ? (long) (ratio * ONE) : (long) (MAX_RATIO * ONE);
  }

  /// Puts a lane at a frame of a sound, at rest.
  void start(int lane, Sound next, long startFrame) {
    boolean looping = next.loop() != LoopMode.NONE;
    sound[lane] = next;
    lanes.wide[lane] = next.wide();
    lanes.increment[lane] = 0;
    loopStart[lane] = next.loopStart();
    loopLength[lane] = looping ? next.loopEnd() - next.loopStart() : 0;
    end[lane] = looping ? next.loopEnd() : next.frameCount();
    laid[lane] = NOTHING;
    position[lane] = Math.max(0, Math.min(startFrame, next.frameCount() - 1)) << 32;
    follow(lane, next);
  }

  /// Lets the reader ahead know where the lane begins.
  private void follow(int lane, Sound next) {
    if (next.memory().isStreamed()) {
      places.start(lane, next.frames(), (position[lane] >> 32) * (next.wide() ? 4 : 2));
      streamed[lane] = true;
    } else if (streamed[lane]) {
      places.stop(lane);
      streamed[lane] = false;
    }
  }

  /// Where the lanes read recordings that are streamed; any thread.
  ReadingPlaces places() {
    return places;
  }

  /// What a lane reads.
  Sound sound(int lane) {
    return sound[lane];
  }

  /// Changes the speed from a frame of the quantum on.
  void speed(int lane, int at, long increment) {
    position[lane] += at * (lanes.increment[lane] - increment);
    lanes.increment[lane] = increment;
  }

  /// The quantum has passed.
  void roll(int lane) {
    position[lane] += Lanes.QUANTUM * lanes.increment[lane];
    if (streamed[lane]) {
      places.move(lane, (position[lane] >> 32) * (lanes.wide[lane] ? 4 : 2));
    }
  }

  /// The key was let go at a frame of the quantum: a loop that lasts only while it is held is left
  /// at its end.
  void release(int lane, int at) {
    if (loopLength[lane] == 0 || sound[lane].loop() != LoopMode.WHILE_HELD) {
      return;
    }
    int whole = (int) (position[lane] + at * lanes.increment[lane] >> 32);
    if (whole >= end[lane]) {
      int rounds = (whole - loopStart[lane]) / loopLength[lane];
      position[lane] -= (long) rounds * loopLength[lane] << 32;
    }
    loopLength[lane] = 0;
    end[lane] = sound[lane].frameCount();
    laid[lane] = NOTHING;
  }

  /// Whether the sound has been read to its end by the start of the quantum; the interpolation may
  /// ring a little beyond.
  boolean isOver(int lane) {
    return loopLength[lane] == 0 && position[lane] >> 32 >= end[lane] + 8;
  }

  /// Makes ready what the kernel reads when it reads a quantum's length from frame `at` of the
  /// quantum on. It stays so until another lane in the same place of another group is made ready.
  void prepare(int lane, int at) {
    long increment = lanes.increment[lane];
    if (loopLength[lane] > 0) {
      wrap(lane, at * increment);
    }
    long from = position[lane] + at * increment;
    int first = (int) (from >> 32);
    int last = (int) (from + (Lanes.QUANTUM - 1) * increment >> 32);
    lanes.phase[lane] = from & 0xffff_ffffL;
    if (first >= BEFORE && last + AFTER < end[lane]) {
      lanes.frames[lane] = sound[lane].frames();
      lanes.base[lane] = first;
    } else {
      guard(lane, first, last);
    }
  }

  /// Far enough past the loop's end, goes back by whole rounds: what the kernel looks back at lies
  /// inside the loop by then.
  private void wrap(int lane, long passed) {
    int over = (int) (position[lane] + passed >> 32) - end[lane] - BEFORE;
    if (over >= 0) {
      int rounds = over / loopLength[lane] + 1;
      position[lane] -= (long) rounds * loopLength[lane] << 32;
    }
  }

  private void guard(int lane, int first, int last) {
    int span = last - first;
    if (loopLength[lane] == 0 && first > end[lane] + BEFORE) {
      // Nothing but silence, at any pitch: a guard would be too short for a steep one.
      lanes.frames[lane] = zeros;
      lanes.base[lane] = BEFORE;
    } else if (span >= Lanes.QUANTUM * REACH) {
      MemorySegment own = scratch[lane % Lanes.LANES];
      lay(lane, own, first - BEFORE, span + BEFORE + AFTER + 1);
      lanes.frames[lane] = own;
      lanes.base[lane] = BEFORE;
    } else {
      byte side = last + AFTER >= end[lane] ? END : START;
      int origin = side == END ? end[lane] - SIDE : -BEFORE;
      if (laid[lane] != side) {
        lay(lane, guard[lane], origin, 2 * SIDE);
        laid[lane] = side;
      }
      lanes.frames[lane] = guard[lane];
      lanes.base[lane] = first - origin;
    }
  }

  /// Lays `count` frames from `first` on into memory: silence before the start, then what is
  /// recorded, then silence or the loop as often as needed.
  private void lay(int lane, MemorySegment to, int first, int count) {
    int width = sound[lane].wide() ? 4 : 2;
    MemorySegment recorded = sound[lane].frames();
    int done = Math.max(0, Math.min(count, -first));
    fillSilence(to, 0, (long) done * width);
    int n = Math.min(count - done, end[lane] - first - done);
    if (n > 0) {
      MemorySegment.copy(
          recorded, (long) (first + done) * width, to, (long) done * width, (long) n * width);
      done += n;
    }
    if (loopLength[lane] == 0) {
      fillSilence(to, (long) done * width, (long) count * width);
    } else if (done < count) {
      layLoop(lane, to, first, done, count);
    }
  }

  private void layLoop(int lane, MemorySegment to, int first, int from, int count) {
    int width = sound[lane].wide() ? 4 : 2;
    MemorySegment recorded = sound[lane].frames();
    int length = loopLength[lane];
    int done = from;
    int at = loopStart[lane] + (first + done - loopStart[lane]) % length;
    while (done < count && done - from < length) {
      int n = Math.min(Math.min(count - done, end[lane] - at), length - (done - from));
      MemorySegment.copy(recorded, (long) at * width, to, (long) done * width, (long) n * width);
      done += n;
      at = loopStart[lane];
    }
    // What has been laid repeats: each copy may be twice as long as the one before.
    while (done < count) {
      int rounds = (done - from) / length;
      int n = Math.min(count - done, rounds * length);
      MemorySegment.copy(to, (long) from * width, to, (long) done * width, (long) n * width);
      done += n;
    }
  }

  private void fillSilence(MemorySegment to, long from, long until) {
    MemorySegment.copy(zeros, 0, to, from, until - from);
  }
}
