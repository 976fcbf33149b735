// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import performia.engine.sampler.kernel.Lanes;

/// Finds the voice that is least missed when all are taken: of those let go, then of those that
/// only a pedal holds, then of the rest, the quietest, and of two alike the older. The lowest key
/// of a held chord and the note just starting go last; the parts of a note go together, as loud as
/// its loudest. Audio thread.
///
/// Lanes are looked through once for as many as [#KEPT] thefts in the next [#FRESH_FRAMES], so that
/// a theft costs the same however many sound; and again before a voice is taken that was held, when
/// others have been let go since.
final class Thief {
  private static final int KEPT = 64;
  private static final int FRESH_FRAMES = 16 * Lanes.QUANTUM;

  // How much a voice is missed before its loudness, which stays below 8.
  private static final float MOST = 8;
  private static final float BY_PEDAL = 8;
  private static final float BY_KEY = 16;
  private static final float BASS = 32;

  private final Seats seats;
  private final Voices voices;
  private final GainLines gains;
  private final Control control;
  private final int[] lane = new int[KEPT];
  private final long[] note = new long[KEPT];
  private final float[] missed = new float[KEPT];
  private int kept;
  private int given;
  private int scans;
  private int lookedAt;
  private boolean released;

  Thief(Seats seats, Voices voices, GainLines gains, Control control) {
    this.seats = seats;
    this.voices = voices;
    this.gains = gains;
    this.control = control;
  }

  /// Forgets what was found.
  void forget() {
    kept = 0;
    given = 0;
  }

  /// A voice was let go.
  void released() {
    released = true;
  }

  /// The lane to steal, or [Voices#NOBODY] when none can be.
  ///
  /// @param at frame of the quantum
  /// @param starting the note that needs the room
  int steal(int at, long starting) {
    if (control.clock() - lookedAt >= FRESH_FRAMES) {
      forget();
    }
    int found = next(starting);
    if (found == Voices.NOBODY) {
      look(at, starting);
      found = next(starting);
    }
    if (found == Voices.NOBODY) {
      look(at, -1);
      found = next(-1);
    }
    return found;
  }

  private int next(long starting) {
    while (given < kept) {
      int i = given++;
      if (released && !voices.isReleased(lane[i])) {
        return Voices.NOBODY;
      }
      if (voices.isPart(lane[i], note[i]) && note[i] != starting && !voices.fading[lane[i]]) {
        return lane[i];
      }
    }
    return Voices.NOBODY;
  }

  /// Looks through all lanes.
  private void look(int at, long starting) {
    forget();
    scans++;
    lookedAt = control.clock();
    released = false;
    for (int group = seats.next(0); group >= 0; group = seats.next(group + 1)) {
      for (int left = seats.taken(group); left != 0; left &= left - 1) {
        int one = group * Lanes.LANES + Integer.numberOfTrailingZeros(left);
        if (!voices.isReleased(one)) {
          voices.channel[one].holds(voices.struckKey[one], scans);
        }
      }
    }
    for (int group = seats.next(0); group >= 0; group = seats.next(group + 1)) {
      for (int left = seats.taken(group); left != 0; left &= left - 1) {
        int one = group * Lanes.LANES + Integer.numberOfTrailingZeros(left);
        if (!voices.fading[one] && voices.note[one] != starting) {
          keep(one, missed(one, at));
        }
      }
    }
  }

  private float missed(int one, int at) {
    float loudest = 0;
    int part = one;
    do {
      float loud = control.isRising(part) ? gains.loudest(part) : gains.loudness(part, at);
      loudest = Math.max(loudest, loud / GainLines.FULL_SCALE);
      part = voices.nextOfNote(part);
    } while (part != one);
    float by = voices.hold[one] == Voices.KEY ? BY_KEY : BY_PEDAL;
    if (voices.isReleased(one)) {
      by = 0;
    } else if (voices.channel[one].isBass(voices.struckKey[one], scans)) {
      by = BASS;
    }
    return by + Math.min(loudest, MOST - 1);
  }

  private void keep(int one, float miss) {
    long number = voices.note[one];
    if (kept == KEPT && !isLess(miss, number, one, KEPT - 1)) {
      return;
    }
    int i = kept < KEPT ? kept++ : KEPT - 1;
    while (i > 0 && isLess(miss, number, one, i - 1)) {
      lane[i] = lane[i - 1];
      note[i] = note[i - 1];
      missed[i] = missed[i - 1];
      i--;
    }
    lane[i] = one;
    note[i] = number;
    missed[i] = miss;
  }

  private boolean isLess(float miss, long number, int one, int than) {
    if (miss != missed[than]) {
      return miss < missed[than];
    }
    return number != note[than] ? number < note[than] : one < lane[than];
  }
}
