// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

/// The zones of MIDI Polyphonic Expression (RP-053): channel 0 manages the lower one, whose members
/// are 1, 2, 3 …; channel 15 the upper one, whose members are 14, 13, 12 …. Built off the audio
/// thread, used only on it.
final class MpeZones {
  static final int NOBODY = -1;
  private static final int LOWER = 0;
  private static final int UPPER = 15;
  private static final float MEMBER_BEND = 48;
  private static final float MANAGER_BEND = 2;

  private final SynthChannel[] channels;
  private int lower;
  private int upper;

  /// @param channels all sixteen
  MpeZones(SynthChannel[] channels) {
    this.channels = channels;
  }

  /// No zone, as after a reset; the channels reset themselves.
  void reset() {
    lower = 0;
    upper = 0;
  }

  /// Obeys an MPE configuration message; on other channels than 0 and 15 it means nothing.
  ///
  /// @param members how many channels the zone has, 0 ends it
  void configure(int channel, int members) {
    int count = Math.min(15, members);
    if (channel == LOWER) {
      lower = count;
      upper = Math.min(upper, Math.max(0, 14 - count));
    } else if (channel == UPPER) {
      upper = count;
      lower = Math.min(lower, Math.max(0, 14 - count));
    } else {
      return;
    }
    for (int i = 0; i < channels.length; i++) {
      place(i);
    }
    if (count > 0) {
      channels[channel].silence();
    }
    channels[channel].channel().bendRange(MANAGER_BEND);
  }

  private void place(int i) {
    SynthChannel member = channels[i];
    int manager = managerOf(i);
    Channel now = manager == NOBODY ? null : channels[manager].channel();
    if (member.channel().manager() != now) {
      member.silence();
      member.channel().join(now);
      member.channel().bendRange(now == null ? MANAGER_BEND : MEMBER_BEND);
      if (now != null) {
        member.part(false);
      }
    } else if (now != null) {
      member.silence();
      member.channel().bendRange(MEMBER_BEND);
    }
  }

  /// The channel that manages this one, or [#NOBODY].
  int managerOf(int channel) {
    if (channel >= 1 && channel <= lower) {
      return LOWER;
    }
    return channel <= 14 && channel >= UPPER - upper ? UPPER : NOBODY;
  }

  /// The members of a manager: the first and, excluded, the end; empty for others.
  int firstMember(int manager) {
    return manager == LOWER ? 1 : manager == UPPER ? UPPER - upper : 0;
  }

  int endOfMembers(int manager) {
    return manager == LOWER ? 1 + lower : manager == UPPER ? UPPER : 0;
  }
}
