// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.harmony;

import java.util.ArrayList;
import java.util.List;
import performia.engine.music.Chord;
import performia.engine.music.Key;

/// The tones of a chord by their role, and the choice of those worth playing. Immutable; any
/// thread.
///
/// All values are pitch classes 0..11, or -1 where the chord has no such tone.
///
/// @param root the root
/// @param third major or minor third, or the tone that is suspended in its place
/// @param fifth perfect, diminished or augmented fifth
/// @param seventh seventh or sixth
/// @param colours ninths, elevenths, thirteenths and added tones, in order of size
public record ChordTones(int root, int third, int fifth, int seventh, List<Integer> colours) {
  /// How a part likes its chords.
  public enum Flavour {
    /// Root, third, fifth, and what else the chart says: rock, pop, reggae.
    PLAIN,
    /// Third and seventh first, root left to the bass, diatonic ninths welcome: jazz, bossa, soul.
    ROOTLESS,
    /// Root and fifth, the third only when there is room: driven guitar.
    POWER
  }

  /// The tones of a chord that is not N.C.
  public static ChordTones of(Chord chord) {
    int third = first(chord, 4, 3, 5, 2);
    int fifth = first(chord, 7, 6, 8);
    int seventh = first(chord, 11, 10, 9);
    List<Integer> colours = new ArrayList<>();
    for (int semitones = 1; semitones < 24; semitones++) {
      int tone = semitones % 12;
      if (chord.has(semitones)
          && tone != 0
          && tone != third
          && tone != fifth
          && tone != seventh
          && !colours.contains(tone)) {
        colours.add(tone);
      }
    }
    int root = chord.root();
    return new ChordTones(
        root,
        above(root, third),
        above(root, fifth),
        above(root, seventh),
        colours.stream().map(tone -> above(root, tone)).toList());
  }

  /// The pitch classes to play, most telling first, each once.
  ///
  /// @param size how many are wanted; fewer come back when the chord has no more
  /// @param key decides which ninths are diatonic
  public List<Integer> choose(Flavour flavour, int size, Key key) {
    List<Integer> order = new ArrayList<>();
    switch (flavour) {
      case PLAIN -> add(order, third, root, seventh, colour(), fifth);
      case ROOTLESS -> {
        add(order, third, seventh, colour());
        if (size > 3 && colours.isEmpty()) {
          add(order, fifth, diatonicNinth(key));
        }
        add(order, fifth, root);
      }
      case POWER -> add(order, root, fifth, third, seventh);
    }
    colours.forEach(tone -> add(order, tone));
    return List.copyOf(order.subList(0, Math.min(size, order.size())));
  }

  private int colour() {
    return colours.isEmpty() ? -1 : colours.getLast();
  }

  /// The natural ninth of a plain major, minor or dominant chord when the key has it, else -1.
  private int diatonicNinth(Key key) {
    boolean plain = fifth == above(root, 7) && seventh >= 0 && third >= 0;
    int ninth = (root + 2) % 12;
    return plain && ninth != third && (key.scale() >> ninth & 1) != 0 ? ninth : -1;
  }

  private static void add(List<Integer> order, int... tones) {
    for (int tone : tones) {
      if (tone >= 0 && !order.contains(tone)) {
        order.add(tone);
      }
    }
  }

  private static int first(Chord chord, int... candidates) {
    for (int semitones : candidates) {
      if (chord.has(semitones)) {
        return semitones;
      }
    }
    return -1;
  }

  private static int above(int root, int semitones) {
    return semitones < 0 ? -1 : (root + semitones) % 12;
  }
}
