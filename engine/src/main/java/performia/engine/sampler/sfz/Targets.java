// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz;

import java.util.ArrayList;
import java.util.List;
import performia.engine.sampler.articulation.Slots;
import performia.engine.sampler.articulation.Wire;

/// What the generators of SFZ 2 can move, by the word behind their number. Stateless; loader
/// threads.
final class Targets {
  private static final float PERCENT = 0.01f;

  /// A target: `pitch`, or `eqXgain` with a number in the middle.
  private record Target(String name, int slot, float scale, boolean numbered) {}

  private static final List<Target> ALL =
      List.of(
          new Target("volume", Slots.VOLUME, 1, false),
          new Target("amplitude", Slots.AMPLITUDE, PERCENT, false),
          new Target("pan", Slots.PAN, PERCENT, false),
          new Target("width", Slots.WIDTH, PERCENT, false),
          new Target("position", Slots.POSITION, PERCENT, false),
          new Target("pitch", Slots.PITCH, 1, false),
          new Target("cutoff", Slots.CUTOFF, 1, false),
          new Target("cutoff2", Slots.CUTOFF + 1, 1, false),
          new Target("resonance", Slots.RESONANCE, 1, false),
          new Target("resonance2", Slots.RESONANCE + 1, 1, false),
          new Target("eqXfreq", Slots.BAND_FREQUENCY, 1, true),
          new Target("eqXbw", Slots.BAND_WIDTH, 1, true),
          new Target("eqXgain", Slots.BAND_GAIN, 1, true));

  private Targets() {}

  /// Wires a generator to everything its opcodes name.
  ///
  /// @param prefix `lfoN_` or `egN_`
  /// @param n its number
  /// @param index its index among those of its kind
  static void connect(
      Settings settings, SlotTable slots, Wire.Source source, String prefix, int n, int index) {
    for (Target target : ALL) {
      for (int x : target.numbered ? List.of(1, 2, 3) : List.of(-1)) {
        String base = prefix + target.name;
        if (settings.mentions(base, n, x)) {
          int depth = depth(settings, slots, base, n, x, target.scale);
          slots.wire(new Wire(source, index, depth, target.slot + Math.max(0, x - 1)));
        }
      }
    }
  }

  /// A slot for a depth that controllers may move.
  static int depth(Settings settings, SlotTable slots, String base, int n, int x, float scale) {
    int depth = slots.add(settings.number(Settings.concrete(base, n, x), 0) * scale);
    settings.controls(base, n, x, depth, scale).forEach(slots::control);
    return depth;
  }

  /// The second numbers under which a family's opcodes of a generator speak of others.
  static List<Integer> others(Settings settings, String base, int n) {
    List<Integer> others = new ArrayList<>();
    for (String family : List.of(base, base + "_onccY")) {
      settings.region().family(family).stream()
          .filter(o -> o.n() == n && o.x() >= 0 && !others.contains(o.x()))
          .forEach(o -> others.add(o.x()));
    }
    return others;
  }
}
