// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.util.Arrays;
import performia.engine.sampler.kernel.Lanes;
import performia.engine.sampler.region.Parameter;
import performia.engine.sampler.region.Region;

/// Which lanes are taken, so that voices that cost alike sit in one group: plain ones need no
/// filter run over them, and the costly ones share theirs. The lowest free place is given first, so
/// what is taken stays together. Audio thread.
final class Seats {
  /// Kinds of voices, by what they cost.
  static final int PLAIN = 0;

  static final int FILTERED = 1;
  static final int MOVING = 2;
  static final int SHAPED = 3;
  private static final int KINDS = 4;
  private static final int FULL = (1 << Lanes.LANES) - 1;

  private final int groups;
  private final int[] taken;
  private final byte[] kind;
  private final long[] used;
  private final long[][] room = new long[KINDS][];
  private int count;

  /// @param groups how many groups of [Lanes#LANES] there are
  Seats(int groups) {
    this.groups = groups;
    taken = new int[groups];
    kind = new byte[groups];
    int words = (groups + 63) / 64;
    used = new long[words];
    for (int i = 0; i < KINDS; i++) {
      room[i] = new long[words];
    }
  }

  /// What kind of seat a voice of this region wants.
  static int kindFor(Region region) {
    if (region.extension() != null) {
      return SHAPED;
    }
    float octaves = region.value(Parameter.CUTOFF_OCTAVES);
    boolean moves =
        region.value(Parameter.LFO_TO_CUTOFF_OCTAVES) != 0
            || region.value(Parameter.ENVELOPE_TO_CUTOFF_OCTAVES) != 0;
    if (moves) {
      return MOVING;
    }
    boolean open =
        octaves >= LowPasses.OPEN_OCTAVES && region.value(Parameter.RESONANCE_DB) < 0.01f;
    return open ? PLAIN : FILTERED;
  }

  /// A free lane, or -1 when all are taken.
  int take(int wanted) {
    int group = lowest(room[wanted]);
    if (group < 0) {
      group = lowestUnused();
      if (group >= 0) {
        kind[group] = (byte) wanted;
        used[group >> 6] |= 1L << group;
        room[wanted][group >> 6] |= 1L << group;
      }
    }
    for (int other = KINDS - 1; group < 0 && other >= 0; other--) {
      group = lowest(room[other]);
    }
    if (group < 0) {
      return -1;
    }
    int place = Integer.numberOfTrailingZeros(~taken[group]);
    taken[group] |= 1 << place;
    if (taken[group] == FULL) {
      room[kind[group]][group >> 6] &= ~(1L << group);
    }
    count++;
    return group * Lanes.LANES + place;
  }

  private static int lowest(long[] set) {
    for (int word = 0; word < set.length; word++) {
      if (set[word] != 0) {
        return word * 64 + Long.numberOfTrailingZeros(set[word]);
      }
    }
    return -1;
  }

  private int lowestUnused() {
    for (int word = 0; word < used.length; word++) {
      int group = word * 64 + Long.numberOfTrailingZeros(~used[word]);
      if (~used[word] != 0 && group < groups) {
        return group;
      }
    }
    return -1;
  }

  /// Gives a lane back.
  void free(int lane) {
    int group = lane / Lanes.LANES;
    taken[group] &= ~(1 << lane % Lanes.LANES);
    count--;
    if (taken[group] == 0) {
      used[group >> 6] &= ~(1L << group);
      room[kind[group]][group >> 6] &= ~(1L << group);
    } else {
      room[kind[group]][group >> 6] |= 1L << group;
    }
  }

  /// Gives every lane back.
  void clear() {
    Arrays.fill(taken, 0);
    Arrays.fill(used, 0);
    for (long[] set : room) {
      Arrays.fill(set, 0);
    }
    count = 0;
  }

  /// The lanes taken in a group, one bit each.
  int taken(int group) {
    return taken[group];
  }

  /// The first group from `group` on in which any lane is taken, or -1.
  int next(int group) {
    int word = group >> 6;
    if (word >= used.length) {
      return -1;
    }
    long rest = used[word] & -1L << group;
    while (rest == 0) {
      if (++word == used.length) {
        return -1;
      }
      rest = used[word];
    }
    return word * 64 + Long.numberOfTrailingZeros(rest);
  }

  /// How many lanes are taken.
  int count() {
    return count;
  }
}
