// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.musicxml;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What MusicXML's `kind` of a harmony means (MusicXML 4.0, type `kind-value`): how it is spelled
/// after the root, and which tones it has. Immutable; any thread.
///
/// @param suffix as spelled after the root
/// @param intervals bit `n` set: a tone `n` semitones above the root, 0..23
record ChordKind(String suffix, int intervals) {
  private static final Map<String, ChordKind> KINDS =
      Map.ofEntries(
          kind("major", "", 0, 4, 7),
          kind("minor", "m", 0, 3, 7),
          kind("augmented", "+", 0, 4, 8),
          kind("diminished", "dim", 0, 3, 6),
          kind("dominant", "7", 0, 4, 7, 10),
          kind("major-seventh", "maj7", 0, 4, 7, 11),
          kind("minor-seventh", "m7", 0, 3, 7, 10),
          kind("diminished-seventh", "dim7", 0, 3, 6, 9),
          kind("augmented-seventh", "7#5", 0, 4, 8, 10),
          kind("half-diminished", "m7b5", 0, 3, 6, 10),
          kind("major-minor", "m(maj7)", 0, 3, 7, 11),
          kind("major-sixth", "6", 0, 4, 7, 9),
          kind("minor-sixth", "m6", 0, 3, 7, 9),
          kind("dominant-ninth", "9", 0, 4, 7, 10, 14),
          kind("major-ninth", "maj9", 0, 4, 7, 11, 14),
          kind("minor-ninth", "m9", 0, 3, 7, 10, 14),
          kind("dominant-11th", "11", 0, 4, 7, 10, 14, 17),
          kind("major-11th", "maj11", 0, 4, 7, 11, 14, 17),
          kind("minor-11th", "m11", 0, 3, 7, 10, 14, 17),
          kind("dominant-13th", "13", 0, 4, 7, 10, 14, 21),
          kind("major-13th", "maj13", 0, 4, 7, 11, 14, 21),
          kind("minor-13th", "m13", 0, 3, 7, 10, 14, 21),
          kind("suspended-second", "sus2", 0, 2, 7),
          kind("suspended-fourth", "sus4", 0, 5, 7),
          kind("power", "5", 0, 7),
          // A pedal point names its bass only; a bare fifth is the least the band can add.
          kind("pedal", "5", 0, 7),
          // The chords of the textbook, by what they sound like on their root.
          kind("Neapolitan", "", 0, 4, 7),
          kind("Italian", "7no5", 0, 4, 10),
          kind("French", "7b5", 0, 4, 6, 10),
          kind("German", "7", 0, 4, 7, 10),
          kind("Tristan", "m7b5", 0, 3, 6, 10),
          // Not in the standard, but written by programs.
          kind("minor-major", "m(maj7)", 0, 3, 7, 11),
          kind("augmented-ninth", "9#5", 0, 4, 8, 10, 14),
          kind("suspended", "sus4", 0, 5, 7),
          kind("6", "6", 0, 4, 7, 9),
          kind("7", "7", 0, 4, 7, 10),
          kind("min", "m", 0, 3, 7),
          kind("maj69", "6/9", 0, 4, 7, 9, 14));

  /// The kind of that name; null for an unknown one, and for `none` and `other`.
  static @Nullable ChordKind of(String name) {
    return KINDS.get(name);
  }

  private static Map.Entry<String, ChordKind> kind(String name, String suffix, int... tones) {
    int intervals = 0;
    for (int tone : tones) {
      intervals |= 1 << tone;
    }
    return Map.entry(name, new ChordKind(suffix, intervals));
  }
}
