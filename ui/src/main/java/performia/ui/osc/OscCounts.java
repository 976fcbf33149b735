// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.osc;

import java.util.concurrent.atomic.AtomicLongArray;

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

  private final AtomicLongArray counts = new AtomicLongArray(Fate.values().length);

  void add(Fate fate) {
    counts.getAndIncrement(fate.ordinal());
  }

  long of(Fate fate) {
    return counts.get(fate.ordinal());
  }
}
