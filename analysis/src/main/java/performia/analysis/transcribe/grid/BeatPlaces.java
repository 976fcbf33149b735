// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.grid;

import java.util.List;
import performia.engine.music.Meter;

/// Where the chords of a bar fall. Pure; any thread.
final class BeatPlaces {
  private BeatPlaces() {}

  /// The beats of so many slots, all of which are written out.
  ///
  /// @return the beats; empty when so many slots do not fill the metre: it takes one for each
  ///   pulse, for each lower-figure unit, or for each half or quarter of that
  static double[] ofSlots(Meter meter, int slots) {
    List<Integer> groups = meter.groups();
    double unit = 4.0 / meter.unit();
    if (slots == groups.size() && groups.size() > 1) {
      double[] beats = new double[slots];
      double beat = 0;
      for (int i = 0; i < slots; i++) {
        beats[i] = beat;
        beat += groups.get(i) * unit;
      }
      return beats;
    }
    boolean quarters = slots == meter.lengthBeats() && slots > 1;
    boolean fills = quarters || slots == meter.count();
    for (int fine = 2; fine <= 4; fine *= 2) {
      fills |= slots == meter.count() * fine;
    }
    return fills ? even(meter.lengthBeats(), slots) : new double[0];
  }

  /// The beats of so many chords that share the bar: evenly where that falls on eighths, otherwise
  /// on pulses, the first chords lasting longer.
  ///
  /// @return the beats; empty when the bar has no room for so many
  static double[] ofChords(Meter meter, int chords) {
    double length = meter.lengthBeats();
    double each = length / chords * 2;
    if (chords == 1 || each == Math.rint(each)) {
      return even(length, chords);
    }
    for (int slots : slotCounts(meter)) {
      if (slots >= chords) {
        return spread(ofSlots(meter, slots), chords);
      }
    }
    return new double[0];
  }

  private static int[] slotCounts(Meter meter) {
    int count = meter.count();
    int pulses = meter.groups().size();
    return new int[] {pulses > 1 ? pulses : count, count, count * 2, count * 4};
  }

  private static double[] spread(double[] slots, int chords) {
    double[] beats = new double[chords];
    int slot = 0;
    for (int i = 0; i < chords; i++) {
      beats[i] = slots[slot];
      slot += slots.length / chords + (i < slots.length % chords ? 1 : 0);
    }
    return beats;
  }

  private static double[] even(double length, int parts) {
    double[] beats = new double[parts];
    for (int i = 0; i < parts; i++) {
      beats[i] = length * i / parts;
    }
    return beats;
  }
}
