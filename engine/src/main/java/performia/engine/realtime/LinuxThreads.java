// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.realtime;

import com.sun.jna.Platform;
import performia.engine.foreign.Libraries;

/// The C library's scheduling and memory calls; Linux on 64 bits only. Any thread, but a scheduling
/// call concerns its caller.
final class LinuxThreads {
  static final int SCHED_OTHER = 0;
  static final int SCHED_FIFO = 1;
  static final int EPERM = 1;
  static final int MCL_CURRENT_AND_FUTURE = 3;
  static final int RLIMIT_MEMLOCK = 8;
  static final int PR_SET_TIMERSLACK = 29;

  static {
    Libraries.bind(LinuxThreads.class, "c");
  }

  private LinuxThreads() {}

  /// Whether this class may be touched at all.
  static boolean here() {
    return Platform.isLinux() && Platform.is64Bit();
  }

  static native long pthread_self();

  static native int pthread_setschedparam(long thread, int policy, int[] priority);

  static native int pthread_getschedparam(long thread, int[] policy, int[] priority);

  static native int prctl(int option, long value, long third, long fourth, long fifth);

  static native int mlockall(int flags);

  static native int munlockall();

  static native int getrlimit(int resource, long[] softAndHard);

  static native int geteuid();
}
