// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.compare;

import java.util.function.BiFunction;
import java.util.function.Function;

/// One numbered passage of the specification test. Immutable.
///
/// @param name its number and title
/// @param wanted what must be heard, in figures
/// @param wet 1 where it is heard with effects
/// @param measure a take, and the same without effects, measured
/// @param reading where the two differ, which one the specification supports
record SpecPassage(
    String name, String wanted, int wet, BiFunction<Take, Take, String> measure, String reading) {
  /// One that is heard without effects.
  static SpecPassage dry(String name, String wanted, Function<Take, String> measure) {
    return new SpecPassage(name, wanted, 0, (take, dry) -> measure.apply(take), "both");
  }

  /// The same with what the specification says to a difference.
  SpecPassage reading(String text) {
    return new SpecPassage(name, wanted, wet, measure, text);
  }

  String measured(Take take, Take dry) {
    return measure.apply(take, dry);
  }
}
