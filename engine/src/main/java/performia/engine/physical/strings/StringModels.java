// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.strings;

import java.util.List;
import performia.engine.physical.Model;
import performia.engine.sound.Instrument;

/// The plucked and bowed instruments that can be chosen. Any thread.
public final class StringModels {
  private StringModels() {}

  /// All of them.
  public static List<Model> all() {
    return List.of(
        new Model("model:steel-guitar", "Steel-string guitar", "guitar", 25, StringModels::steel),
        new Model("model:nylon-guitar", "Nylon-string guitar", "guitar", 24, StringModels::nylon),
        new Model("model:electric-guitar", "Electric guitar", "guitar", 27, StringModels::electric),
        new Model("model:electric-bass", "Electric bass", "bass", 33, StringModels::bass),
        new Model("model:upright-bass", "Upright bass", "bass", 32, StringModels::upright),
        new Model("model:bowed-bass", "Double bass, bowed", "bass", 43, StringModels::bowedBass),
        new Model("model:cello", "Cello", "lead", 42, StringModels::cello),
        new Model("model:violin", "Violin", "lead", 40, StringModels::violin));
  }

  private static Instrument steel(int rate, int frames) {
    var body = new Body(Guitars.steelBody(), rate);
    return new StringedInstrument(Guitars.steel(), null, body, 0.19, rate, frames);
  }

  private static Instrument nylon(int rate, int frames) {
    var body = new Body(Guitars.nylonBody(), rate);
    return new StringedInstrument(Guitars.nylon(), null, body, 0.24, rate, frames);
  }

  private static Instrument electric(int rate, int frames) {
    var coil = new Circuit(4200, 2, 0.15, 1, rate);
    var pickup = new PickupSpec(0.06, 0.25, 0.008);
    return new StringedInstrument(Guitars.electric(), pickup, coil, 0.16, rate, frames);
  }

  private static Instrument bass(int rate, int frames) {
    var coil = new Circuit(3000, 1.4, 0.15, 1, rate);
    var pickup = new PickupSpec(0.07, 0.27, 0.012);
    return new StringedInstrument(Basses.electric(), pickup, coil, 0.25, rate, frames);
  }

  private static Instrument upright(int rate, int frames) {
    var body = new Body(Basses.uprightBody(), rate);
    return new StringedInstrument(Basses.upright(), null, body, 0.3, rate, frames);
  }

  private static Instrument bowedBass(int rate, int frames) {
    var body = new Body(Basses.uprightBody(), rate);
    return new BowedInstrument(Bowed.bass(), body, rate, frames);
  }

  private static Instrument cello(int rate, int frames) {
    var body = new Body(Bowed.celloBody(), rate);
    return new BowedInstrument(Bowed.cello(), body, rate, frames);
  }

  private static Instrument violin(int rate, int frames) {
    var body = new Body(Bowed.violinBody(), rate);
    return new BowedInstrument(Bowed.violin(), body, rate, frames);
  }
}
