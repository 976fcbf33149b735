// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The tunings of the MIDI Tuning Standard that one player remembers, by bank and program: cents
/// that each key lies above the tempered scale. A fixed number of places; the one that was written
/// longest ago makes room. Built off the audio thread, used only on it.
final class TuningShelf {
  static final int KEYS = 128;

  private final float[][] cents;
  private final int[] number;
  private final long[] written;
  private long clock;

  /// @param places how many tunings are remembered
  TuningShelf(int places) {
    cents = new float[places][KEYS];
    number = new int[places];
    written = new long[places];
    clear();
  }

  /// Forgets everything.
  void clear() {
    Arrays.fill(number, -1);
    Arrays.fill(written, 0);
    clock = 0;
  }

  /// The tuning of these numbers 0..127, or null when nobody has sent it; not to be written.
  float @Nullable [] find(int bank, int program) {
    int place = place(bank << 7 | program);
    return place < 0 ? null : cents[place];
  }

  /// The tuning of these numbers to be written; a new one begins tempered.
  float[] write(int bank, int program) {
    int wanted = bank << 7 | program;
    int place = place(wanted);
    if (place < 0) {
      place = oldest();
      number[place] = wanted;
      Arrays.fill(cents[place], 0);
    }
    written[place] = ++clock;
    return cents[place];
  }

  private int place(int wanted) {
    for (int i = 0; i < number.length; i++) {
      if (number[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private int oldest() {
    int found = 0;
    for (int i = 1; i < written.length; i++) {
      if (written[i] < written[found]) {
        found = i;
      }
    }
    return found;
  }
}
