// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz.text;

/// A line of a text. Immutable; any thread.
///
/// @param file name of the file, as shown to people
/// @param line 1 and above
public record SfzPlace(String file, int line) {
  @Override
  public String toString() {
    return file + ", line " + line;
  }
}
