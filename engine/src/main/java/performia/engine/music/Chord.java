// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.music;

/// One chord: root, the intervals above it, the bass, and how it was spelled. Immutable; any
/// thread.
///
/// @param symbol as spelled in the chart, such as `Bbmaj7/D`; empty for no chord
/// @param root pitch class of the root 0..11 (C = 0), or -1 for no chord (N.C.)
/// @param intervals bit `n` set: a tone `n` semitones above the root, `n` in 0..23, so that a ninth
///   (14) and a second (2) differ; 0 for no chord
/// @param bass pitch class of the bass 0..11, equal to the root unless slashed; -1 for no chord
public record Chord(String symbol, int root, int intervals, int bass) {
  /// No chord: the band is silent or keeps time.
  public static final Chord NONE = new Chord("", -1, 0, -1);

  public Chord {
    boolean none = root == -1 && intervals == 0 && bass == -1;
    boolean some =
        root >= 0 && root < 12 && bass >= 0 && bass < 12 && intervals > 0 && intervals < 1 << 24;
    if (!none && !some) {
      throw new IllegalArgumentException(
          "chord root "
              + root
              + ", bass "
              + bass
              + " (both 0..11), intervals "
              + intervals
              + " (24 bits)");
    }
  }

  public boolean isNone() {
    return root < 0;
  }

  /// Whether a tone stands this many semitones (0..23) above the root.
  public boolean has(int semitones) {
    return (intervals >> semitones & 1) != 0;
  }

  /// The pitch classes that belong to the chord, its bass among them: bit `n` set for pitch class
  /// `n`.
  public int pitchClasses() {
    if (isNone()) {
      return 0;
    }
    int folded = (intervals | intervals >> 12) & 0xfff;
    return (((folded << root) | (folded >> (12 - root))) & 0xfff) | (1 << bass);
  }

  /// The same chord that many semitones higher (or lower); the symbol is respelled by the caller.
  public Chord transposed(int semitones, String newSymbol) {
    return isNone()
        ? this
        : new Chord(
            newSymbol,
            Math.floorMod(root + semitones, 12),
            intervals,
            Math.floorMod(bass + semitones, 12));
  }
}
