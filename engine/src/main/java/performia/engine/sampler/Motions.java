// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import performia.engine.sampler.kernel.Lanes;

/// The lanes that are moved by a [VoiceMotion] instead of the standard voice, and the motions that
/// wait for one. Audio thread.
final class Motions {
  private final double sampleRate;
  private final Playheads playheads;
  private final GainLines gains;
  private final LowPasses filters;
  private final @Nullable VoiceMotion[] motion;
  private final @Nullable VoiceMotion[] idle;
  private final int[] started;
  private final int[] stages;
  private final boolean[] fresh;
  private final VoiceAim aim = new VoiceAim();
  private int idleCount;

  /// @param maker makes as many as there are lanes, or null when there are none
  Motions(
      double sampleRate,
      int lanes,
      Playheads playheads,
      GainLines gains,
      LowPasses filters,
      @Nullable Supplier<? extends VoiceMotion> maker) {
    this.sampleRate = sampleRate;
    this.playheads = playheads;
    this.gains = gains;
    this.filters = filters;
    motion = new VoiceMotion[lanes];
    idle = new VoiceMotion[maker == null ? 0 : lanes];
    started = new int[lanes];
    stages = new int[lanes];
    fresh = new boolean[lanes];
    if (maker != null) {
      while (idleCount < lanes) {
        idle[idleCount++] = maker.get();
      }
    }
  }

  /// A motion that nobody uses, or null; given back when the lane that it enters is over.
  @Nullable VoiceMotion take() {
    return idleCount > 0 ? idle[--idleCount] : null;
  }

  /// A motion that was taken moves a lane, from a frame of the clock on; null leaves it to the
  /// standard voice.
  void enter(int lane, @Nullable VoiceMotion taken) {
    motion[lane] = taken;
    stages[lane] = 0;
  }

  /// The lane begins.
  void start(int lane, int clock) {
    started[lane] = clock;
    fresh[lane] = true;
  }

  /// Whether a motion moves a lane.
  boolean has(int lane) {
    return motion[lane] != null;
  }

  /// Lets a lane head for where its motion wants it, from frame `at` of the quantum on.
  ///
  /// @param clock of that frame
  /// @param span for how far ahead the motion is asked
  /// @param frames how long the way would take
  /// @param tuned whether the pitch may change
  /// @return whether a filter moves
  boolean aim(int lane, int at, int clock, int span, int frames, boolean tuned) {
    VoiceMotion mover = motion[lane];
    if (mover == null) {
      return false;
    }
    boolean begins = fresh[lane];
    if (begins) {
      fresh[lane] = false;
      mover.move(0, 0, aim);
      aim.tame();
      tune(lane, at);
      filter(lane, at, frames, true);
    }
    mover.move(clock - started[lane], span, aim);
    aim.tame();
    if (tuned && !begins) {
      tune(lane, at);
    }
    gains.set(lane, aim.left, aim.right, aim.reverb, aim.chorus);
    gains.aim(lane, at, frames, 1);
    return filter(lane, at, frames, false);
  }

  private void tune(int lane, int at) {
    double rest = playheads.sound(lane).sampleRate() / sampleRate;
    playheads.speed(lane, at, Playheads.increment(rest * Power.two(aim.cents / 1200)));
  }

  private boolean filter(int lane, int at, int frames, boolean atOnce) {
    int used = Math.max(stages[lane], Math.min(aim.stages, Lanes.STAGES));
    stages[lane] = used;
    boolean moves = false;
    for (int i = 0; i < used; i++) {
      boolean on = i < aim.stages;
      float b0 = on ? aim.b0[i] : 1;
      float b1 = on ? aim.b1[i] : 0;
      float b2 = on ? aim.b2[i] : 0;
      float a1 = on ? aim.a1[i] : 0;
      float a2 = on ? aim.a2[i] : 0;
      if (atOnce) {
        filters.set(lane, i, b0, b1, b2, a1, a2);
      } else {
        moves |= filters.move(lane, i, b0, b1, b2, a1, a2, at, frames);
      }
    }
    return moves;
  }

  /// Filter stages of a lane.
  int stages(int lane) {
    return stages[lane];
  }

  /// A controller of the lane's channel moved.
  void moved(int lane) {
    VoiceMotion mover = motion[lane];
    if (mover != null) {
      mover.moved();
    }
  }

  /// Lets go of a lane.
  void release(int lane, int clock) {
    VoiceMotion mover = motion[lane];
    if (mover != null) {
      mover.release(clock - started[lane]);
    }
  }

  /// Lets a lane fall silent.
  void choke(int lane, int clock, double seconds) {
    VoiceMotion mover = motion[lane];
    if (mover != null) {
      mover.choke(clock - started[lane], seconds);
    }
  }

  /// Whether a lane will not be heard from a frame of the clock on.
  boolean isOver(int lane, int clock) {
    VoiceMotion mover = motion[lane];
    return mover != null && mover.isOver(clock - started[lane]);
  }

  /// The lane is over; its motion waits for another.
  void leave(int lane) {
    VoiceMotion mover = motion[lane];
    if (mover != null) {
      for (int i = 0; i < stages[lane]; i++) {
        filters.open(lane, i);
      }
      stages[lane] = 0;
      motion[lane] = null;
      idle[idleCount++] = mover;
    }
  }
}
