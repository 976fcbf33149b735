// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz.text;

import java.util.List;

/// What is known of an opcode. Immutable; any thread.
///
/// @param base its name, N, X and Y standing for numbers
/// @param version `v1`, `v2`, `aria`, `linuxsampler`, `calfbox` or `sfizz`: who brought it
/// @param type how its value reads
/// @param least smallest value; -1,000,000 where nothing is stated
/// @param greatest largest value; 1,000,000 where nothing is stated
/// @param absent its value where it is not written, as text; empty where nothing is stated
/// @param modulated version in which controllers may move it; empty where nothing is stated
/// @param others further spellings
record OpcodeFact(
    String base,
    String version,
    Type type,
    double least,
    double greatest,
    String absent,
    String modulated,
    List<String> others) {

  /// What no value is meant to go beyond where the format sets no bound.
  private static final double WIDEST = 1e6;

  /// How a value reads.
  enum Type {
    NUMBER,
    NOTE,
    TEXT
  }

  /// Reads one line of the table.
  static OpcodeFact parse(String line) {
    String[] words = line.split(" ");
    return new OpcodeFact(
        words[0],
        words[1],
        switch (words[2]) {
          case "note" -> Type.NOTE;
          case "text" -> Type.TEXT;
          default -> Type.NUMBER;
        },
        words[3].equals("-") ? -WIDEST : Double.parseDouble(words[3]),
        words[4].equals("-") ? WIDEST : Double.parseDouble(words[4]),
        words[5].equals("-") ? "" : words[5],
        words[6].equals("-") ? "" : words[6],
        words[7].equals("-") ? List.of() : List.of(words[7].split(",")));
  }

  /// What moves it: a controller's amount, curve, smoothing or steps, which share its numbers.
  OpcodeFact modulation(String suffix, String moved) {
    boolean amount = suffix.equals("_oncc");
    return new OpcodeFact(
        moved,
        amount
            ? (modulated.isEmpty() ? "aria" : modulated)
            : suffix.equals("_curvecc") ? "aria" : "v2",
        Type.NUMBER,
        amount ? -WIDEST : 0,
        amount ? WIDEST : suffix.equals("_curvecc") ? 255 : 1e6,
        "",
        "",
        List.of());
  }
}
