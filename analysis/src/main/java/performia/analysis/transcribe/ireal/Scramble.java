// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.ireal;

/// The reordering that `irealb` links hide their chart behind. Pure; any thread.
///
/// Of every block of 50 characters that more than one character follows, the first five trade
/// places with the last five, mirrored, and so do the characters 10 to 23 with those opposite;
/// three common patterns are abbreviated. The scheme is its own inverse.
final class Scramble {
  /// What a scrambled chart begins with.
  static final String PREFIX = "1r34LbKcu7";

  private static final int BLOCK = 50;

  private Scramble() {}

  /// The chart in plain tokens.
  ///
  /// @param music begins with [#PREFIX]
  static String plain(String music) {
    String plain = swap(music.substring(PREFIX.length()));
    return plain.replace("Kcl", "| x").replace("LZ", " |").replace("XyQ", "   ");
  }

  /// Trades the places; twice gives back the same.
  static String swap(String text) {
    char[] swapped = text.toCharArray();
    // A last block that all but fills the text stays as it is.
    for (int block = 0; swapped.length - block > BLOCK + 1; block += BLOCK) {
      for (int i = 0; i < 24; i++) {
        if (i < 5 || i >= 10) {
          int here = block + i;
          int opposite = block + BLOCK - 1 - i;
          char moved = swapped[here];
          swapped[here] = swapped[opposite];
          swapped[opposite] = moved;
        }
      }
    }
    return new String(swapped);
  }
}
