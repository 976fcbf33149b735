// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

import java.util.ArrayList;
import java.util.List;

/// Which piece a General MIDI drum key strikes, and how. Filled off the audio thread, read on it.
final class KeyTable {
  private final List<Piece> pieces = new ArrayList<>();
  private final Piece[] byKey = new Piece[128];
  private final int[] ways = new int[128];

  /// All kits of this style.
  static KeyTable of(KitStyle style, int sampleRate) {
    KeyTable table = new KeyTable();
    boolean jazz = style != KitStyle.STANDARD;
    Drums drums = new Drums(sampleRate);
    table.put(jazz ? drums.jazzKick() : drums.kick(), 0, 35, 36);
    table.toms(drums, jazz ? 1.19 : 1);
    // After the drums that shake its wires.
    table.snare(jazz ? drums.jazzSnare() : drums.snare(), style == KitStyle.BRUSHES);
    table.cymbals(new Cymbals(sampleRate), jazz);
    table.hands(drums);
    table.percussion(new Percussion(sampleRate));
    return table;
  }

  Piece[] pieces() {
    return pieces.toArray(Piece[]::new);
  }

  /// The piece of each key; a key of none has the first.
  Piece[] byKey() {
    return byKey.clone();
  }

  int[] ways() {
    return ways.clone();
  }

  private void put(Piece piece, int way, int... keys) {
    if (!pieces.contains(piece)) {
      pieces.add(piece);
    }
    for (int key : keys) {
      byKey[key] = piece;
      ways[key] = way;
    }
  }

  private void snare(Snare snare, boolean brushes) {
    put(snare, Snare.CROSS_STICK, 37);
    put(snare, brushes ? Snare.BRUSH_TAP : Snare.HEAD, 38);
    put(snare, brushes ? Snare.BRUSH_SWEEP : Snare.RIMSHOT, 40);
    if (brushes) {
      put(snare, Snare.BRUSH_SLAP, 39);
    }
  }

  private void toms(Drums drums, double up) {
    put(drums.tom(16, 72 * up, 1.15, 0.45, 41), 0, 41);
    put(drums.tom(14, 86 * up, 1.05, 0.3, 43), 0, 43);
    put(drums.tom(13, 104 * up, 1.0, 0.1, 45), 0, 45);
    put(drums.tom(12, 119 * up, 0.9, -0.05, 47), 0, 47);
    put(drums.tom(10, 140 * up, 0.8, -0.2, 48), 0, 48);
    put(drums.tom(8, 165 * up, 0.7, -0.35, 50), 0, 50);
  }

  private void cymbals(Cymbals cymbals, boolean jazz) {
    HiHat hats = cymbals.hats();
    put(hats, HiHat.CLOSED, 22, 42);
    put(hats, HiHat.FOOT, 44);
    put(hats, HiHat.OPEN, 46);
    put(hats, HiHat.LOOSE, 26);
    put(hats, HiHat.SPLASH, 21);
    put(cymbals.crash(), 0, 49);
    put(cymbals.darkCrash(), 0, 57);
    Cymbal ride = cymbals.ride(jazz ? 2550 : 3450, jazz ? 1.2 : 0, 51);
    put(ride, Cymbal.BOW, 51);
    put(ride, Cymbal.BELL, 53);
    put(ride, Cymbal.EDGE, 59);
    put(cymbals.splash(), 0, 55);
    put(cymbals.china(), 0, 52);
  }

  private void hands(Drums drums) {
    put(drums.hand(430, 0.18, 0.25, 0.6, 0.6, 0.3, 3.2, 60), 0, 60);
    put(drums.hand(300, 0.21, 0.32, 0.6, 0.5, 0.35, 1.7, 61), 0, 61);
    put(drums.hand(262, 0.28, 0.14, 0.3, 0.9, -0.3, 1.6, 62), 0, 62);
    put(drums.hand(262, 0.28, 0.50, 0.7, 0.3, -0.3, 1.65, 63), 0, 63);
    put(drums.hand(196, 0.30, 0.60, 0.7, 0.3, -0.2, 1.2, 64), 0, 64);
    put(drums.hand(420, 0.33, 0.42, 0.4, 1.2, 0.2, 2.3, 65), 0, 65);
    put(drums.hand(315, 0.36, 0.50, 0.4, 1.2, 0.25, 1.9, 66), 0, 66);
  }

  private void percussion(Percussion around) {
    if (byKey[39] == null) {
      put(around.clap(), 0, 39);
    }
    put(around.tambourine(), 0, 54);
    put(around.cowbell(), 0, 56);
    put(around.agogo(1050, 67), 0, 67);
    put(around.agogo(780, 68), 0, 68);
    put(around.shaker(6300, 0.012, 0.16, 0.3, 69), 0, 69);
    put(around.shaker(5200, 0.004, 0.12, 0.35, 70), 0, 70);
    put(around.claves(), 0, 75);
    put(around.block(1020, 76), 0, 76);
    put(around.block(720, 77), 0, 77);
    put(around.triangle(0.25, 80), 0, 80);
    put(around.triangle(3.2, 81), 0, 81);
    put(around.shaker(4600, 0.02, 0.22, -0.4, 82), 0, 82);
  }
}
