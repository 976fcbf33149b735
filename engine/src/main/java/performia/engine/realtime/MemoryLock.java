// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.realtime;

import performia.engine.PerformiaException;

/// Whether the process's memory stays in RAM, and why not. Immutable; any thread.
///
/// @param granted whether no page of the process can be swapped out
/// @param how in words a musician may read
public record MemoryLock(boolean granted, String how) {
  private static final long UNLIMITED = -1;

  /// Locks all memory that the process has and will have (`man 2 mlockall`); before the audio
  /// thread starts. Never throws.
  ///
  /// Refused also under a limit that is not reached yet: a lock on memory to come would end the
  /// process at the limit.
  public static MemoryLock lock() {
    if (!LinuxThreads.here()) {
      return new MemoryLock(false, "not locked: asked for on Linux only");
    }
    try {
      return lockLinux();
    } catch (PerformiaException | LinkageError e) {
      return new MemoryLock(false, "not locked: the C library does not offer it");
    }
  }

  private static MemoryLock lockLinux() {
    long[] limits = new long[2];
    boolean root = LinuxThreads.geteuid() == 0;
    boolean limited =
        LinuxThreads.getrlimit(LinuxThreads.RLIMIT_MEMLOCK, limits) != 0 || limits[0] != UNLIMITED;
    if ((root || !limited) && LinuxThreads.mlockall(LinuxThreads.MCL_CURRENT_AND_FUTURE) == 0) {
      return new MemoryLock(true, "locked in RAM");
    }
    return new MemoryLock(
        false,
        "not locked: not permitted; put `@audio - memlock unlimited` into"
            + " /etc/security/limits.d/audio.conf, join the group audio and log in again");
  }

  /// Lets all memory go again; never throws.
  public static void unlock() {
    if (!LinuxThreads.here()) {
      return;
    }
    try {
      LinuxThreads.munlockall();
    } catch (PerformiaException | LinkageError e) {
      return; // Nothing was locked then.
    }
  }
}
