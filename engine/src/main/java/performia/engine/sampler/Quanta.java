// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import performia.engine.sampler.kernel.Kernel;
import performia.engine.sampler.kernel.KernelSource;
import performia.engine.sampler.kernel.Lanes;

/// Renders lanes quantum by quantum, group by group, and lets events in between. Audio thread.
///
/// Quanta are counted from the first frame after a reset, not from the block. Where a block ends or
/// an event falls inside one, every group goes that far and keeps its tile; the rest follows later,
/// with the same bits. What sounds is read once a quantum; only a lane whose pitch an event moved
/// is read again, for the rest of it.
final class Quanta {
  private static final int QUANTUM = Lanes.QUANTUM;

  private static final int SHORT = Outlook.SHORT;

  private static final int LONGEST_DELAY = 1 << 29;

  /// A note begins over at least this many frames, however sharp its attack.
  private static final int SOFTEST_START = 12;

  /// A stolen voice fades until the end of the next quantum.
  private static final int FADE = 2 * QUANTUM;

  private final Groups groups;
  private final Outlook outlook;
  private final Lanes lanes;
  private final Seats seats;
  private final Voices voices;
  private final Control control;
  private final Playheads playheads;
  private final GainLines gains;
  private final KernelSource kernels;
  private Kernel kernel;
  private final float[] rows = new float[Kernel.TILE];
  private final float[] row = new float[2 * QUANTUM];
  private final float[] passingTile = new float[Kernel.TILE];
  private final float[][] tiles;
  private final float[][] sums = new float[Lanes.BUSES][Kernel.TILE];
  private final byte[] fadeQuanta;
  private final int[] staleLanes;
  private int staleCount;
  private int fading;
  private int at;
  private long quanta;

  Quanta(
      Lanes lanes,
      Seats seats,
      Voices voices,
      Control control,
      Playheads playheads,
      GainLines gains,
      KernelSource kernels) {
    this.lanes = lanes;
    this.seats = seats;
    this.voices = voices;
    this.control = control;
    this.playheads = playheads;
    this.gains = gains;
    this.kernels = kernels;
    kernel = kernels.kernel();
    groups = new Groups(lanes.capacity);
    outlook = new Outlook(lanes, seats, voices, control, groups);
    tiles = new float[lanes.capacity / Lanes.LANES][Kernel.TILE];
    fadeQuanta = new byte[lanes.capacity];
    staleLanes = new int[2 * lanes.capacity];
  }

  /// Adds frames `[from, to)` of the block to the buses.
  void render(float[][] buses, int from, int to) {
    settle();
    int done = from;
    while (done < to) {
      int until = Math.min(QUANTUM, at + to - done);
      piece(until, buses, done);
      done += until - at;
      at = until;
      if (at == QUANTUM) {
        at = 0;
        quanta++;
        control.tick();
      }
    }
  }

  /// Renders every group up to a frame of the quantum.
  private void piece(int until, float[][] buses, int place) {
    int group = seats.next(0);
    if (at == 0) {
      kernel = kernels.kernel();
    }
    if (group < 0) {
      return;
    }
    while (group >= 0) {
      boolean whole = at == 0 && until == QUANTUM;
      float[] tile = whole ? passingTile : tiles[group];
      if (at == 0) {
        outlook.look(group, kernel);
        read(group, tile);
      }
      play(group, tile, until);
      if (until == QUANTUM) {
        finish(group);
      }
      group = seats.next(group + 1);
    }
    for (int bus = 0; bus < Lanes.BUSES; bus++) {
      kernel.fold(sums[bus], buses[bus], place, until - at);
    }
  }

  /// Filters and mixes a group up to a frame, looking at young lanes in between.
  private void play(int group, float[] tile, int until) {
    int from = at;
    while (from < until) {
      int to = until;
      if (groups.young[group] != 0) {
        to = Math.min(until, (from & -SHORT) + SHORT);
        if (from > 0 && from % SHORT == 0) {
          outlook.age(group, from);
        }
      }
      if (lanes.stages[group] > 0) {
        kernel.filter(lanes, group, tile, from, to);
      }
      kernel.mix(lanes, group, tile, from, to, sums, from - at);
      from = to;
    }
  }

  private void read(int group, float[] tile) {
    int live = seats.taken(group) & ~groups.waiting[group];
    for (int left = live; left != 0; left &= left - 1) {
      playheads.prepare(group * Lanes.LANES + Integer.numberOfTrailingZeros(left), 0);
    }
    kernel.read(lanes, group, live, rows);
    kernel.lay(lanes, rows, tile);
    for (int left = groups.waiting[group]; left != 0; left &= left - 1) {
      int lane = group * Lanes.LANES + Integer.numberOfTrailingZeros(left);
      int start = groups.startsAt[lane] - control.clock();
      if (start < QUANTUM) {
        groups.waiting[group] &= ~(left & -left);
        if (voices.isReleased(lane)) {
          free(lane);
        } else {
          strike(lane, start);
          first(lane, start);
          readRest(lane, start, start, tile);
        }
      }
    }
  }

  /// A quantum is over for a group.
  private void finish(int group) {
    boolean lines = groups.sloped[group];
    if (lines) {
      kernel.roll(lanes, group);
    }
    for (int left = seats.taken(group) & ~groups.waiting[group]; left != 0; left &= left - 1) {
      int lane = group * Lanes.LANES + Integer.numberOfTrailingZeros(left);
      playheads.roll(lane);
      if (lines) {
        control.roll(lane);
      }
      boolean over = voices.fading[lane] ? --fadeQuanta[lane] == 0 : control.isOver(lane);
      if (over) {
        free(lane);
      }
    }
    groups.sloped[group] = false;
  }

  /// The frame of the quantum up to which everything is rendered, 0..63.
  int at() {
    return at;
  }

  /// Frames rendered since time began.
  long now() {
    return quanta * QUANTUM + at;
  }

  /// How many lanes are fading because they were stolen.
  int fading() {
    return fading;
  }

  /// Lets a lane begin that has just been seated.
  ///
  /// @param delayFrames how much later than now
  void start(int lane, int delayFrames) {
    int group = lane / Lanes.LANES;
    int start = Math.min(LONGEST_DELAY, delayFrames) + at;
    if (at == 0 ? delayFrames > 0 : start >= QUANTUM) {
      groups.startsAt[lane] = control.clock() + start;
      groups.waiting[group] |= 1 << lane % Lanes.LANES;
      groups.awake[group] = true;
    } else {
      strike(lane, start);
      if (at > 0) {
        first(lane, start);
        readRest(lane, start, at, tiles[group]);
      }
    }
  }

  private void strike(int lane, int from) {
    int group = lane / Lanes.LANES;
    groups.startsAt[lane] = control.clock() + from;
    groups.youngUntil[lane] = control.clock() + from;
    groups.young[group] |= 1 << lane % Lanes.LANES;
    groups.awake[group] = true;
    control.start(lane, from);
  }

  /// The first look at a lane that begins inside a quantum.
  private void first(int lane, int from) {
    int until = Math.min(QUANTUM, (from + SHORT / 2 + SHORT - 1) & -SHORT);
    groups.youngUntil[lane] = control.clock() + until;
    outlook.aim(lane, from, until, Math.max(SOFTEST_START, until - from));
  }

  /// Reads what follows in a lane's quantum from a frame of it on.
  ///
  /// @param silentFrom frames from here to there are silence; not above `from`
  private void readRest(int lane, int from, int silentFrom, float[] tile) {
    playheads.prepare(lane, from);
    kernel.read(lanes, lane, row, QUANTUM); // what lies before stays silence for ever
    kernel.lay(row, QUANTUM - from, lane % Lanes.LANES, tile, silentFrom);
  }

  /// An event changed where a lane goes: heads there from now on.
  ///
  /// @param frames how long the way would take, or 0 for the time that is left
  void turn(int lane, int frames) {
    int group = lane / Lanes.LANES;
    groups.awake[group] = true;
    if (at > 0 && !isWaiting(lane)) {
      boolean isYoung = (groups.young[group] >> lane % Lanes.LANES & 1) != 0;
      int until = isYoung ? Math.max(at + 1, groups.youngUntil[lane] - control.clock()) : QUANTUM;
      long before = lanes.increment[lane];
      outlook.aim(lane, at, until, frames > 0 ? frames : until - at);
      if (lanes.increment[lane] != before) {
        readRest(lane, at, at, tiles[group]);
      }
    }
  }

  /// Whether a lane has not begun yet.
  boolean isWaiting(int lane) {
    return (groups.waiting[lane / Lanes.LANES] >> lane % Lanes.LANES & 1) != 0;
  }

  /// Controllers moved that these parameters of a lane depend on.
  void stale(int lane, long parameters) {
    if (voices.stale[lane] == 0) {
      if (staleCount == staleLanes.length) {
        settle();
      }
      staleLanes[staleCount++] = lane;
    }
    voices.stale[lane] |= parameters;
  }

  /// Obeys the controllers that moved since the last frame that was rendered.
  private void settle() {
    for (int i = 0; i < staleCount; i++) {
      int lane = staleLanes[i];
      if (voices.stale[lane] != 0) {
        if (!voices.fading[lane] && !isWaiting(lane)) {
          control.refresh(lane, at);
          turn(lane, QUANTUM);
        }
        voices.stale[lane] = 0;
      }
    }
    staleCount = 0;
  }

  /// Makes room: silent at the end of the next quantum.
  void fade(int lane) {
    if (isWaiting(lane)) {
      free(lane);
      return;
    }
    int group = lane / Lanes.LANES;
    voices.fading[lane] = true;
    voices.hold[lane] = Voices.RELEASED;
    fadeQuanta[lane] = 2;
    fading++;
    groups.young[group] &= ~(1 << lane % Lanes.LANES);
    groups.awake[group] = true;
    groups.sloped[group] = true;
    control.freeze(lane, at);
    gains.aim(lane, at, FADE - at, 0);
  }

  /// Nobody sits in this lane any more.
  void free(int lane) {
    int group = lane / Lanes.LANES;
    int bit = 1 << lane % Lanes.LANES;
    groups.young[group] &= ~bit;
    groups.waiting[group] &= ~bit;
    if (voices.fading[lane]) {
      voices.fading[lane] = false;
      fading--;
    }
    voices.stale[lane] = 0;
    control.end(lane);
    voices.leave(lane);
    seats.free(lane);
    if (seats.taken(group) == 0) {
      groups.awake[group] = false;
      lanes.moving[group] = false;
      lanes.stages[group] = 0;
    }
  }

  /// Time begins anew; every lane has been freed.
  void reset() {
    at = 0;
    quanta = 0;
    staleCount = 0;
    control.reset();
    for (float[] sum : sums) {
      java.util.Arrays.fill(sum, 0);
    }
  }
}
