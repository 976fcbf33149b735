// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz.text;

/// One setting of a region under the name by which every spelling of it is known. Immutable; any
/// thread.
///
/// @param name with plain numbers: `lfo3_freq_oncc21`, also where the file says `lfo03_freq_oncc21`
/// @param base with letters for the numbers: `lfoN_freq_onccX`
/// @param n the first number in the name, or -1
/// @param x the second number in the name, or -1
/// @param y the third number in the name, or -1
/// @param text what stands behind the equals sign
/// @param number the same as a number inside its range, note names as keys (`c4` = 60); NaN where
///   it is none
/// @param place where it was written
public record Opcode(
    String name, String base, int n, int x, int y, String text, double number, SfzPlace place) {

  /// Whether it is a number.
  public boolean isNumber() {
    return !Double.isNaN(number);
  }

  /// The last number in the name, the controller of an `oncc`; -1 where there is none.
  public int lastIndex() {
    return y >= 0 ? y : x >= 0 ? x : n;
  }
}
