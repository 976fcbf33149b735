// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.music;

import java.util.List;

/// A written part of the form. Immutable; any thread.
///
/// @param label what kind of part it is, such as `A`, `Verse`, `Chorus`; equal labels are related
/// @param bars at least one
public record Section(String label, List<Bar> bars) {
  public Section {
    bars = List.copyOf(bars);
    if (bars.isEmpty()) {
      throw new IllegalArgumentException("section \"" + label + "\" has no bars");
    }
  }
}
