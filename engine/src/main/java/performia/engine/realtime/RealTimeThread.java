// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.realtime;

import performia.engine.PerformiaException;

/// Asks the system to run the calling thread before ordinary ones. Called on the thread it
/// concerns, before its loop: the answer is a text.
///
/// On Linux that is `SCHED_FIFO` (`man 7 sched`). Nothing is asked of other systems here: their
/// drivers bring real-time threads of their own.
public final class RealTimeThread {
  /// Above ordinary real-time work, below the threads of JACK's server and the interrupts.
  public static final int PRIORITY = 70;

  private static final long TIMER_SLACK_NANOS = 1;

  private RealTimeThread() {}

  /// Asks for real time for the calling thread; never throws.
  ///
  /// @return what was granted, or why nothing was
  public static RealTime ask() {
    if (!LinuxThreads.here()) {
      return new RealTime(false, "plain: real time is asked for on Linux only");
    }
    try {
      return askLinux();
    } catch (PerformiaException | LinkageError e) {
      return new RealTime(false, "plain: the C library does not offer SCHED_FIFO");
    }
  }

  private static RealTime askLinux() {
    // Sleeps of a plain thread may end 50 microseconds late by default; real-time ones never do.
    LinuxThreads.prctl(LinuxThreads.PR_SET_TIMERSLACK, TIMER_SLACK_NANOS, 0, 0, 0);
    int refused =
        LinuxThreads.pthread_setschedparam(
            LinuxThreads.pthread_self(), LinuxThreads.SCHED_FIFO, new int[] {PRIORITY});
    if (refused == 0) {
      return new RealTime(true, "SCHED_FIFO " + PRIORITY);
    }
    if (refused == LinuxThreads.EPERM) {
      return new RealTime(
          false,
          "plain: not permitted; put `@audio - rtprio 95` into /etc/security/limits.d/audio.conf,"
              + " join the group audio and log in again");
    }
    return new RealTime(false, "plain: SCHED_FIFO refused with error " + refused);
  }

  /// Makes the calling thread an ordinary one again; never throws, allocates a little.
  public static void leave() {
    if (!LinuxThreads.here()) {
      return;
    }
    try {
      LinuxThreads.pthread_setschedparam(
          LinuxThreads.pthread_self(), LinuxThreads.SCHED_OTHER, new int[] {0});
    } catch (PerformiaException | LinkageError e) {
      return; // Without the C library's calls there was nothing to leave.
    }
  }
}
