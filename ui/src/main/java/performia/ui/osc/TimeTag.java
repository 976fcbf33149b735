// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.osc;

/// A moment as OSC writes it: seconds since 1900 in 32.32 fixed point (OSC 1.0, NTP era 0, which
/// ends in 2036). Immutable; any thread.
///
/// @param bits seconds in the upper half, 2^-32 seconds in the lower
record TimeTag(long bits) {
  /// The tag that means at once.
  static final TimeTag NOW = new TimeTag(1);

  /// From 1900 to 1970: seventy years with seventeen leap days.
  private static final long EPOCH_SECONDS = 2_208_988_800L;

  private static final long NANOS = 1_000_000_000L;

  /// @param seconds since 1970, -2208988800 up to 2085978495
  /// @param nanos 0..999999999
  static TimeTag of(long seconds, long nanos) {
    // Rounded up, so that the way back, which rounds down, finds the same nanosecond.
    long fraction = ((nanos << 32) + NANOS - 1) / NANOS;
    return new TimeTag((seconds + EPOCH_SECONDS << 32) + fraction);
  }

  boolean isNow() {
    return bits == 1 || bits == 0;
  }

  /// Whole seconds since 1970.
  long seconds() {
    return (bits >>> 32) - EPOCH_SECONDS;
  }

  /// The rest, 0..999999999, rounded down.
  long nanos() {
    return (bits & 0xffff_ffffL) * NANOS >>> 32;
  }
}
