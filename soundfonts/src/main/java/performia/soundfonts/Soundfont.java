// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts;

/// One bank that was found: flat, as `soundfonts --json` prints it. Immutable; any thread.
///
/// @param id what to call it by: the file name without its ending, made unique with a number
/// @param name what the bank calls itself, else the file name
/// @param kind `sf2`, `sf3`, `sfz` or `dls`
/// @param path where it is
/// @param bytes size of the file
/// @param presets how many presets or instruments it has (for SFZ, regions); -1 when unknown
/// @param problem why it cannot be used, as a sentence; empty when it can
public record Soundfont(
    String id, String name, String kind, String path, long bytes, int presets, String problem) {
  /// Whether it looked whole.
  public boolean usable() {
    return problem.isEmpty();
  }

  Soundfont withId(String unique) {
    return new Soundfont(unique, name, kind, path, bytes, presets, problem);
  }
}
