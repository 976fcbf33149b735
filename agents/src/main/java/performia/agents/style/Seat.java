// SPDX-License-Identifier: GPL-3.0-or-later
package performia.agents.style;

import java.util.Locale;

/// A chair in the band, in seating order: each sees what those before it planned. Immutable; any
/// thread.
public enum Seat {
  DRUMS(0),
  BASS(1),
  KEYS(2),
  GUITAR(3);

  private final int index;

  Seat(int index) {
    this.index = index;
  }

  /// Place in the seating order, 0 first; part of what a seed means, so it never changes.
  public int index() {
    return index;
  }

  /// The lower-case word used in files and options, such as `drums`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
