// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.keys;

import java.util.List;
import performia.engine.physical.Model;

/// The instruments with keys or mallets that can be chosen. Any thread.
public final class KeyModels {
  private static final String SEAT = "keys";

  private KeyModels() {}

  /// All of them.
  public static List<Model> all() {
    return List.of(
        new Model("model:piano", "Grand piano", SEAT, 0, Piano::new),
        new Model("model:tine-piano", "Electric piano (tines)", SEAT, 4, tines(TineSpec.tines())),
        new Model("model:reed-piano", "Electric piano (reeds)", SEAT, 5, tines(TineSpec.reeds())),
        new Model("model:celesta", "Celesta", SEAT, 8, bars(BarSpec.celesta())),
        new Model("model:glockenspiel", "Glockenspiel", SEAT, 9, bars(BarSpec.glockenspiel())),
        new Model("model:vibraphone", "Vibraphone", SEAT, 11, bars(BarSpec.vibraphone())),
        new Model("model:marimba", "Marimba", SEAT, 12, bars(BarSpec.marimba())),
        new Model("model:xylophone", "Xylophone", SEAT, 13, bars(BarSpec.xylophone())));
  }

  private static Model.Maker bars(BarSpec spec) {
    return (rate, frames) -> new Bars(spec, rate, frames);
  }

  private static Model.Maker tines(TineSpec spec) {
    return (rate, frames) -> new TinePiano(spec, rate, frames);
  }
}
