// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.drums;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import performia.soundfonts.tone.Placement;
import performia.soundfonts.tone.Preset;

/// The drum kits: which drum lies on which key of the General MIDI percussion map. Every kit starts
/// as the rock kit and puts its own drums over it, so no key is ever silent. One thread.
public final class Kits {
  private final Map<Integer, Placement> rock = new TreeMap<>();

  private Kits() {
    drums();
    cymbals();
    percussion();
  }

  /// All kits.
  public static List<Preset> all() {
    Kits kits = new Kits();
    List<Placement> electronic = kits.electronic();
    Map<Integer, Placement> jazz = kits.jazz();
    return List.of(
        kit(0, "Rock Kit", List.copyOf(kits.rock.values())),
        kit(24, "Electronic Kit", electronic),
        kit(25, "Drum Machine", electronic),
        kit(32, "Jazz Kit", List.copyOf(jazz.values())),
        kit(40, "Brush Kit", brush(jazz)));
  }

  private static Preset kit(int program, String name, List<Placement> pads) {
    return new Preset(Preset.DRUMS, program, name, pads);
  }

  private static void put(Map<Integer, Placement> pads, Drum drum, int... keys) {
    for (int key : keys) {
      pads.put(key, Placement.pad(drum, key));
    }
  }

  /// Moves a placement: `change` of the pad that is there.
  private static void tune(
      Map<Integer, Placement> pads, int key, double cents, double softer, double darker) {
    Placement pad = pads.get(key);
    if (pad != null) {
      pads.put(key, pad.tuned(cents).softer(softer).darker(darker));
    }
  }

  private void drums() {
    put(rock, Kicks.felt(), 35);
    put(rock, Kicks.rock(), 36);
    put(rock, Snares.sideStick(), 37);
    put(rock, Snares.rock(), 38);
    put(rock, Snares.rimshot(), 40);
    put(rock, HandDrums.clap(), 39);
    put(rock, Toms.floor(), 41, 43);
    tune(rock, 43, 250, 0, 0);
    put(rock, Toms.middle(), 45, 47);
    tune(rock, 45, -100, 0, 0);
    tune(rock, 47, 100, 0, 0);
    put(rock, Toms.high(), 48, 50);
    tune(rock, 48, -100, 0, 0);
    tune(rock, 50, 180, 0, 0);
  }

  private void cymbals() {
    put(rock, HiHats.closed(), 42);
    put(rock, HiHats.loose(), 22, 26);
    put(rock, HiHats.pedal(), 44);
    put(rock, HiHats.open(), 46);
    put(rock, Cymbals.crash(), 49);
    put(rock, Cymbals.darkCrash(), 57);
    put(rock, Cymbals.ride(), 51);
    put(rock, Cymbals.secondRide(), 59);
    put(rock, Cymbals.bell(), 53);
    put(rock, Cymbals.china(), 52);
    put(rock, Cymbals.splash(), 55);
  }

  private void percussion() {
    put(rock, Shakers.tambourine(), 54);
    put(rock, Percussion.cowbell(), 56);
    put(rock, HandDrums.highBongo(), 60);
    put(rock, HandDrums.lowBongo(), 61);
    put(rock, HandDrums.mutedConga(), 62);
    put(rock, HandDrums.openConga(), 63);
    put(rock, HandDrums.lowConga(), 64);
    put(rock, HandDrums.highTimbale(), 65);
    put(rock, HandDrums.lowTimbale(), 66);
    put(rock, Percussion.highAgogo(), 67);
    put(rock, Percussion.lowAgogo(), 68);
    put(rock, Shakers.cabasa(), 69);
    put(rock, Shakers.maracas(), 70);
    put(rock, Shakers.shaker(), 82);
    put(rock, Percussion.claves(), 75);
    put(rock, Percussion.highBlock(), 76);
    put(rock, Percussion.lowBlock(), 77);
    put(rock, Percussion.mutedTriangle(), 80);
    put(rock, Percussion.triangle(), 81);
  }

  private List<Placement> electronic() {
    Map<Integer, Placement> pads = new TreeMap<>(rock);
    put(pads, Machine.kick(), 35, 36);
    tune(pads, 35, -200, 0, 0);
    put(pads, Machine.snare(), 38, 40);
    tune(pads, 40, 200, 0, 0);
    put(pads, Machine.rim(), 37);
    put(pads, Machine.clap(), 39);
    put(pads, Machine.closedHat(), 42, 44);
    tune(pads, 44, -150, 2, 0);
    put(pads, Machine.openHat(), 46, 22, 26);
    put(pads, Machine.tom(), 41, 43, 45, 47, 48, 50);
    int[] cents = {-600, -350, -100, 150, 400, 650};
    int[] keys = {41, 43, 45, 47, 48, 50};
    for (int i = 0; i < keys.length; i++) {
      tune(pads, keys[i], cents[i], 0, 0);
    }
    put(pads, Machine.cymbal(), 49, 51, 57, 59);
    tune(pads, 51, 300, 5, 0);
    tune(pads, 57, -200, 0, 0);
    tune(pads, 59, 200, 5, 0);
    put(pads, Machine.cowbell(), 56);
    return List.copyOf(pads.values());
  }

  private Map<Integer, Placement> jazz() {
    Map<Integer, Placement> pads = new TreeMap<>(rock);
    put(pads, Kicks.jazz(), 35, 36);
    tune(pads, 35, -150, 0, 0);
    put(pads, Snares.jazz(), 38, 40);
    tune(pads, 40, 120, 0, 0);
    put(pads, Cymbals.jazzRide(), 51);
    for (int tom : new int[] {41, 43, 45, 47, 48, 50}) {
      tune(pads, tom, 300, 3, 1200);
    }
    for (int hat : new int[] {22, 26, 42, 44, 46}) {
      tune(pads, hat, -120, 1, 500);
    }
    tune(pads, 49, -150, 3, 500);
    tune(pads, 57, -200, 3, 700);
    tune(pads, 59, -150, 1, 0);
    tune(pads, 53, -150, 2, 0);
    return pads;
  }

  private static List<Placement> brush(Map<Integer, Placement> jazz) {
    Map<Integer, Placement> pads = new TreeMap<>(jazz);
    tune(pads, 35, 0, 3, 2400);
    tune(pads, 36, 0, 3, 2400);
    put(pads, Brushes.tap(), 38);
    put(pads, Brushes.slap(), 39);
    put(pads, Brushes.sweep(), 40);
    for (int tom : new int[] {41, 43, 45, 47, 48, 50}) {
      tune(pads, tom, 0, 3, 1500);
    }
    for (int cymbal : new int[] {42, 44, 46, 49, 51, 53, 57, 59}) {
      tune(pads, cymbal, 0, 3, 700);
    }
    return List.copyOf(pads.values());
  }
}
