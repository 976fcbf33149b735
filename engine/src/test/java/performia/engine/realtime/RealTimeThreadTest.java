// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Real time may be granted or not; what is said of it must agree with the kernel.
@Timeout(10)
final class RealTimeThreadTest {
  private static <T> T onAThreadOfItsOwn(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofPlatform().start(task);
    return task.get();
  }

  /// Policy and priority of the calling thread, as the C library tells them.
  private static int[] scheduling() {
    int[] policy = new int[1];
    int[] priority = new int[1];
    assertThat(LinuxThreads.pthread_getschedparam(LinuxThreads.pthread_self(), policy, priority))
        .isZero();
    return new int[] {policy[0], priority[0]};
  }

  @Test
  void whatIsSaidOfTheThreadIsWhatTheKernelSays() throws Exception {
    Assumptions.assumeTrue(LinuxThreads.here(), "not Linux");
    int[] told = new int[2];
    RealTime answer =
        onAThreadOfItsOwn(() -> {
          RealTime granted = RealTimeThread.ask();
          System.arraycopy(scheduling(), 0, told, 0, 2);
          return granted;
        });
    if (answer.granted()) {
      assertThat(answer.how()).isEqualTo("SCHED_FIFO 70");
      assertThat(told).containsExactly(LinuxThreads.SCHED_FIFO, RealTimeThread.PRIORITY);
    } else {
      assertThat(answer.how()).startsWith("plain: ");
      assertThat(told).containsExactly(LinuxThreads.SCHED_OTHER, 0);
    }
  }

  @Test
  void afterLeavingTheThreadIsAnOrdinaryOne() throws Exception {
    Assumptions.assumeTrue(LinuxThreads.here(), "not Linux");
    int[] told =
        onAThreadOfItsOwn(() -> {
          RealTimeThread.ask();
          RealTimeThread.leave();
          return scheduling();
        });
    assertThat(told).containsExactly(LinuxThreads.SCHED_OTHER, 0);
  }

  @Test
  void lockedMemoryIsLockedAndARefusalSaysWhatToDo() throws Exception {
    Assumptions.assumeTrue(LinuxThreads.here(), "not Linux");
    MemoryLock lock = MemoryLock.lock();
    try {
      String status = java.nio.file.Files.readString(java.nio.file.Path.of("/proc/self/status"));
      if (lock.granted()) {
        assertThat(status).containsPattern("VmLck:\\s+[1-9]");
      } else {
        assertThat(lock.how()).startsWith("not locked: ").contains("memlock");
        assertThat(status).containsPattern("VmLck:\\s+0 kB");
      }
    } finally {
      MemoryLock.unlock();
    }
  }
}
