// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import performia.engine.sampler.kernel.Kernel;
import performia.engine.sampler.kernel.Lanes;

/// Looks at groups to say where their lanes go: all of a group at the start of a quantum, by the
/// kernel where it can; young ones in between; and one when an event asks. Audio thread.
final class Outlook {
  /// Frames from look to look while an attack may still be on.
  static final int SHORT = 16;

  private static final int QUANTUM = Lanes.QUANTUM;
  private static final int YOUNG_AT_LEAST = 32;
  private static final int YOUNG_AT_MOST = 128;

  private final Lanes lanes;
  private final Seats seats;
  private final Voices voices;
  private final Control control;
  private final Groups groups;

  Outlook(Lanes lanes, Seats seats, Voices voices, Control control, Groups groups) {
    this.lanes = lanes;
    this.seats = seats;
    this.voices = voices;
    this.control = control;
    this.groups = groups;
  }

  /// Says where every lane of a group goes in the quantum that begins, if any moves.
  void look(int group, Kernel kernel) {
    if (!groups.awake[group] && groups.wake[group] - control.clock() - QUANTUM > 0) {
      return;
    }
    control.open();
    boolean restless = sweep(group, kernel) || aim(group);
    groups.awake[group] = restless;
    groups.wake[group] = control.wake();
    groups.sloped[group] = true;
    lanes.moving[group] = control.isMoving();
    lanes.stages[group] = stages(group);
  }

  /// Lets the kernel sweep a group, if all its lanes do nothing else.
  private boolean sweep(int group, Kernel kernel) {
    int taken = seats.taken(group);
    if ((groups.young[group] | groups.waiting[group]) != 0) {
      return false;
    }
    for (int left = taken; left != 0; left &= left - 1) {
      int lane = group * Lanes.LANES + Integer.numberOfTrailingZeros(left);
      if (voices.fading[lane] || !control.isSwept(lane)) {
        return false;
      }
    }
    kernel.sweep(lanes, control.sweeps(), group, control.clock() + QUANTUM);
    for (int left = taken; left != 0; left &= left - 1) {
      control.sweep(group * Lanes.LANES + Integer.numberOfTrailingZeros(left));
    }
    return true;
  }

  /// Says lane by lane where a group goes; whether the next quantum has to look again.
  private boolean aim(int group) {
    boolean restless = groups.waiting[group] != 0;
    for (int left = seats.taken(group) & ~groups.waiting[group]; left != 0; left &= left - 1) {
      int lane = group * Lanes.LANES + Integer.numberOfTrailingZeros(left);
      if (voices.fading[lane]) {
        restless = true;
      } else if ((groups.young[group] & left & -left) != 0) {
        control.aim(lane, 0, SHORT, SHORT, QUANTUM);
        groups.youngUntil[lane] = control.clock() + SHORT;
        restless = true;
      } else {
        restless |= control.aim(lane, 0, QUANTUM, QUANTUM, QUANTUM);
      }
    }
    return restless;
  }

  private int stages(int group) {
    int most = 0;
    for (int left = seats.taken(group); left != 0; left &= left - 1) {
      int lane = group * Lanes.LANES + Integer.numberOfTrailingZeros(left);
      most = Math.max(most, control.stages(lane));
    }
    return most;
  }

  /// Looks at the levels of young lanes whose short way is over.
  void age(int group, int from) {
    int now = control.clock() + from;
    for (int left = groups.young[group]; left != 0; left &= left - 1) {
      int lane = group * Lanes.LANES + Integer.numberOfTrailingZeros(left);
      if (groups.youngUntil[lane] - now <= 0) {
        int age = now - groups.startsAt[lane];
        boolean old = age >= YOUNG_AT_MOST || (age >= YOUNG_AT_LEAST && !control.isRising(lane));
        int frames = old ? QUANTUM - from : SHORT;
        control.aimLevel(lane, from, from + frames, frames);
        groups.youngUntil[lane] = now + frames;
        if (old) {
          groups.young[group] &= ~(left & -left);
        }
      }
    }
  }

  /// Lets one lane head from a frame of the quantum on for where it is to be.
  ///
  /// @param until frame for which its level is asked
  /// @param frames how long the way would take
  void aim(int lane, int from, int until, int frames) {
    int group = lane / Lanes.LANES;
    control.open();
    control.aim(lane, from, until, frames, Math.max(SHORT, Math.max(frames, QUANTUM - from)));
    groups.sloped[group] = true;
    groups.awake[group] = true;
    lanes.moving[group] |= control.isMoving();
    lanes.stages[group] = Math.max(lanes.stages[group], control.stages(lane));
  }
}
