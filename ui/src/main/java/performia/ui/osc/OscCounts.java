// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.osc;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/// How much came in, and what became of it. Written by the OSC thread, read from any.
final class OscCounts {
  /// What can become of a message.
  enum Fate {
    /// Done, or waiting for its moment.
    TAKEN,
    /// No OSC.
    MALFORMED,
    /// An address nobody knows.
    UNKNOWN,
    /// Arguments that do not fit the address.
    UNFIT,
    /// From someone who may not.
    STRANGER,
    /// More than a second may bring.
    TOO_MANY,
    /// For a moment too far away, or with too many waiting.
    TOO_FAR
  }

  private final Map<Fate, AtomicLong> counts = new EnumMap<>(Fate.class);

  OscCounts() {
    for (Fate fate : Fate.values()) {
      counts.put(fate, new AtomicLong());
    }
  }

  void add(Fate fate) {
    count(fate).getAndIncrement();
  }

  long of(Fate fate) {
    return count(fate).get();
  }

  private AtomicLong count(Fate fate) {
    return Objects.requireNonNull(counts.get(fate));
  }
}
