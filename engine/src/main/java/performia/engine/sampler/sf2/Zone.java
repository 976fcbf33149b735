// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sf2;

import java.util.List;

/// What one zone sets, in the file's units. Immutable; loader threads.
final class Zone {
  private final long at;
  private final int[] amounts;
  private final long given;
  private final List<Modulator> modulators;

  /// @param at first byte of its generators, for messages
  /// @param amounts one amount a generator number; not to be written afterwards
  /// @param given bit n says that generator n is set
  /// @param modulators its modulators, in order
  Zone(long at, int[] amounts, long given, List<Modulator> modulators) {
    this.at = at;
    this.amounts = amounts;
    this.given = given;
    this.modulators = List.copyOf(modulators);
  }

  long at() {
    return at;
  }

  List<Modulator> modulators() {
    return modulators;
  }

  /// Whether it sets a generator.
  boolean has(Generator generator) {
    return (given >>> generator.number & 1) != 0;
  }

  /// What it sets, or the fallback.
  int amount(Generator generator) {
    return has(generator) ? amounts[generator.number] : generator.fallback;
  }
}
