// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.bank;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// One zone of a preset or instrument: generator amounts in file order, and modulators. Immutable
/// once built.
record Zone(Map<Generator, Integer> amounts, List<Modulator> modulators) {
  /// Amounts of an empty zone, to be filled.
  static EnumMap<Generator, Integer> empty() {
    return new EnumMap<>(Generator.class);
  }

  static Zone of(Map<Generator, Integer> amounts) {
    return new Zone(amounts, List.of());
  }

  /// A range as the file packs it: low byte and high byte.
  static int range(int low, int high) {
    return low | high << 8;
  }
}
