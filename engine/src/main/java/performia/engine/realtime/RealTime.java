// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.realtime;

/// How a thread is scheduled, and why not better. Immutable; any thread.
///
/// @param granted whether the system gives the thread its time before ordinary ones
/// @param how in words a musician may read, such as `SCHED_FIFO 70` or `plain: not permitted, see
///   the audio group`
public record RealTime(boolean granted, String how) {
  /// Nothing was asked for.
  public static final RealTime PLAIN = new RealTime(false, "plain");
}
