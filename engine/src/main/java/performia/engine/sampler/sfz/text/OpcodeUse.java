// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz.text;

/// How often an opcode was met and what becomes of it. Immutable; any thread.
///
/// @param base its name, N, X and Y standing for numbers
/// @param version who brought it (`v1`, `v2`, `aria`, …); empty where nobody knows it
/// @param honoured whether the player does what it says
/// @param count how often it was written
/// @param first where it was first written
public record OpcodeUse(String base, String version, boolean honoured, int count, SfzPlace first) {
  /// Whether the catalogue has it.
  public boolean isKnown() {
    return !version.isEmpty();
  }
}
