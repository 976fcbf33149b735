// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;
import performia.engine.sampler.region.KeyRange;
import performia.engine.sampler.region.LoopMode;
import performia.engine.sampler.region.Modulation;
import performia.engine.sampler.region.Parameter;
import performia.engine.sampler.region.Region;
import performia.engine.sampler.region.Sound;
import performia.engine.sampler.region.Source;

/// Who sits in each lane: the note it is a part of, who holds it, and what controllers make of its
/// region's values. Lanes of one channel are chained, so are those of one key and the parts of one
/// note, so that no event has to look at anybody else. Audio thread.
final class Voices {
  /// Nobody's lane.
  static final int NOBODY = -1;

  /// Every parameter there is, a bit each.
  static final long EVERYTHING = -1L;

  static final byte KEY = 0;
  static final byte PEDAL = 1;
  static final byte RELEASED = 2;

  final Region[] region;
  final Channel[] channel;
  final int[] struckKey;
  final int[] key;
  final float[] velocity;
  final long[] note;

  /// The number of the voice in each lane, which no other voice has.
  final long[] number;

  final byte[] hold;
  final boolean[] captured;
  final boolean[] fading;

  /// What each parameter is now, by lane and slot.
  final float[][] values;

  /// Parameters whose controllers moved since values were taken, a bit each.
  final long[] stale;

  private final float[][] struckValues;
  private final int[] nextOnChannel;
  private final int[] previousOnChannel;
  private final int[] nextOfKey;
  private final int[] previousOfKey;
  private final int[] nextOfNote;
  private long numbers;

  /// @param idle a region and channel to stand for "none yet"
  Voices(int lanes, Region idle, Channel idleChannel) {
    region = new Region[lanes];
    Arrays.fill(region, idle);
    channel = new Channel[lanes];
    Arrays.fill(channel, idleChannel);
    struckKey = new int[lanes];
    key = new int[lanes];
    velocity = new float[lanes];
    note = new long[lanes];
    number = new long[lanes];
    hold = new byte[lanes];
    captured = new boolean[lanes];
    fading = new boolean[lanes];
    values = new float[lanes][Parameter.COUNT];
    struckValues = new float[lanes][Parameter.COUNT];
    stale = new long[lanes];
    nextOnChannel = new int[lanes];
    previousOnChannel = new int[lanes];
    nextOfKey = new int[lanes];
    previousOfKey = new int[lanes];
    nextOfNote = new int[lanes];
  }

  /// A region to stand for "none yet".
  static Region silence() {
    Sound sound = new Sound("", Arena.ofAuto().allocate(2, 2), 1, 0, 0, LoopMode.NONE, 44100, 60);
    return new Region(sound, KeyRange.ALL, 100, -1, -1, 0, new float[Parameter.COUNT], List.of());
  }

  /// Seats a part of a note.
  ///
  /// @param sister a lane with another part of the same note, or [#NOBODY]
  void enter(int lane, Channel on, Region next, int struck, float force, long of, int sister) {
    number[lane] = ++numbers * number.length + lane;
    channel[lane] = on;
    region[lane] = next;
    struckKey[lane] = struck;
    key[lane] = next.key(struck);
    velocity[lane] = next.velocity(force);
    note[lane] = of;
    hold[lane] = KEY;
    captured[lane] = false;
    fading[lane] = false;
    stale[lane] = 0;
    nextOnChannel[lane] = on.firstLane;
    previousOnChannel[lane] = NOBODY;
    if (on.firstLane != NOBODY) {
      previousOnChannel[on.firstLane] = lane;
    }
    on.firstLane = lane;
    enterKey(lane, on, struck);
    nextOfNote[lane] = sister == NOBODY ? lane : nextOfNote[sister];
    if (sister != NOBODY) {
      nextOfNote[sister] = lane;
    }
  }

  private void enterKey(int lane, Channel on, int struck) {
    int first = on.firstOfKey[struck];
    nextOfKey[lane] = first;
    previousOfKey[lane] = NOBODY;
    if (first != NOBODY) {
      previousOfKey[first] = lane;
    }
    on.firstOfKey[struck] = lane;
  }

  private void leaveKey(int lane) {
    int next = nextOfKey[lane];
    int previous = previousOfKey[lane];
    if (next != NOBODY) {
      previousOfKey[next] = previous;
    }
    if (previous != NOBODY) {
      nextOfKey[previous] = next;
    } else {
      channel[lane].firstOfKey[struckKey[lane]] = next;
    }
  }

  /// A voice goes on as another key.
  void rekey(int lane, int struck) {
    leaveKey(lane);
    struckKey[lane] = struck;
    key[lane] = region[lane].key(struck);
    enterKey(lane, channel[lane], struck);
  }

  /// Takes a lane out of its chains.
  void leave(int lane) {
    int next = nextOnChannel[lane];
    int previous = previousOnChannel[lane];
    if (next != NOBODY) {
      previousOnChannel[next] = previous;
    }
    if (previous != NOBODY) {
      nextOnChannel[previous] = next;
    } else {
      channel[lane].firstLane = next;
    }
    leaveKey(lane);
    int before = lane;
    while (nextOfNote[before] != lane) {
      before = nextOfNote[before];
    }
    nextOfNote[before] = nextOfNote[lane];
    nextOfNote[lane] = lane;
    number[lane] = NOBODY;
  }

  /// The lane of a voice by its number, or [#NOBODY] when it is over.
  int lane(long voice) {
    if (voice < 0) {
      return NOBODY;
    }
    int lane = (int) (voice % number.length);
    return number[lane] == voice && !fading[lane] ? lane : NOBODY;
  }

  /// Whether a part of a note sits in a lane.
  boolean isPart(int lane, long of) {
    return number[lane] != NOBODY && note[lane] == of;
  }

  /// The next lane of the same channel, or [#NOBODY].
  int nextOnChannel(int lane) {
    return nextOnChannel[lane];
  }

  /// The next lane of the same channel and struck key, or [#NOBODY].
  int nextOfKey(int lane) {
    return nextOfKey[lane];
  }

  /// The next lane of the same note, itself when it is the only one.
  int nextOfNote(int lane) {
    return nextOfNote[lane];
  }

  /// Whether nothing holds it any more.
  boolean isReleased(int lane) {
    return hold[lane] == RELEASED;
  }

  /// Which parameters of a region a moved controller may move, a bit each.
  ///
  /// @param number of the controller where the kind is `CONTROLLER`
  static long movedBy(Region region, Source.Kind kind, int number) {
    if (region.extension() != null) {
      return EVERYTHING; // its motion knows what it listens to
    }
    long moved = 0;
    int count = region.modulationCount();
    for (int i = 0; i < count; i++) {
      Modulation wire = region.modulation(i);
      if (wire.source().listensTo(kind, number) || wire.scale().listensTo(kind, number)) {
        moved |= 1L << wire.target().slot();
      }
    }
    return moved;
  }

  /// Takes the values of a lane that has just been struck.
  void strike(int lane) {
    float[] struck = struckValues[lane];
    Region from = region[lane];
    from.copyValues(struck);
    int count = from.modulationCount();
    for (int i = 0; i < count; i++) {
      Modulation wire = from.modulation(i);
      if (isSettled(wire)) {
        struck[wire.target().slot()] += moved(lane, wire);
      }
    }
    refresh(lane, EVERYTHING);
  }

  /// Whether what a wire listens to cannot change after the stroke.
  private static boolean isSettled(Modulation wire) {
    return isSettled(wire.source().kind()) && isSettled(wire.scale().kind());
  }

  private static boolean isSettled(Source.Kind kind) {
    return kind == Source.Kind.ONE || kind == Source.Kind.VELOCITY || kind == Source.Kind.KEY;
  }

  /// Takes values anew whose controllers moved.
  ///
  /// @return which were taken, a bit each
  long refresh(int lane, long parameters) {
    Channel on = channel[lane];
    boolean shaped = on.isShaped();
    long which = shaped ? EVERYTHING : parameters;
    float[] now = values[lane];
    float[] struck = struckValues[lane];
    for (int slot = 0; slot < Parameter.COUNT; slot++) {
      if ((which >>> slot & 1) != 0) {
        now[slot] = struck[slot];
      }
    }
    Region from = region[lane];
    int count = from.modulationCount();
    for (int i = 0; i < count; i++) {
      Modulation wire = from.modulation(i);
      int slot = wire.target().slot();
      if ((which >>> slot & 1) != 0 && !isSettled(wire)) {
        now[slot] += moved(lane, wire);
      }
    }
    if (shaped) {
      on.shape(from, struckKey[lane], now);
    }
    return which;
  }

  private float moved(int lane, Modulation wire) {
    Channel on = channel[lane];
    float by = on.read(wire.source(), key[lane], velocity[lane]);
    if (wire.scale().kind() != Source.Kind.ONE) {
      by *= on.read(wire.scale(), key[lane], velocity[lane]);
    }
    by *= wire.amount();
    return wire.absolute() ? Math.abs(by) : by;
  }
}
