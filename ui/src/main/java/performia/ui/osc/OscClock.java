// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.osc;

import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Turns moments of the wall clock into [System#nanoTime], which is what the audio thread counts
/// by. Immutable; any thread.
///
/// @param wall the time of day
/// @param nanos the running count
record OscClock(Supplier<Instant> wall, LongSupplier nanos) {
  private static final long NANOS = 1_000_000_000L;

  static OscClock ofTheSystem() {
    return new OscClock(Instant::now, System::nanoTime);
  }

  /// @return the running count at that moment; 0 for at once, which a past moment means too
  long at(TimeTag tag) {
    return tag.isNow() ? 0 : at(tag.seconds(), tag.nanos());
  }

  /// @param seconds since 1970; whatever is no date after 2001 means at once
  long at(double seconds) {
    if (!(seconds > 1e9 && seconds < 1e10)) {
      return 0;
    }
    double whole = Math.floor(seconds);
    return at((long) whole, (long) ((seconds - whole) * NANOS));
  }

  private long at(long seconds, long fraction) {
    Instant now = wall.get();
    long ahead = (seconds - now.getEpochSecond()) * NANOS + fraction - now.getNano();
    return ahead <= 0 ? 0 : nanos.getAsLong() + ahead;
  }
}
