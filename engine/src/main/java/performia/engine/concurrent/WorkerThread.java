// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.concurrent;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A thread that runs its workers in turn for as long as it is open, and rests when none had
/// anything to do. Built, started and closed by the session thread.
public final class WorkerThread implements AutoCloseable {
  private static final long JOIN_MILLIS = 2_000;

  private final WorkerRound round;
  private final long restNanos;
  private final Thread thread;
  private volatile boolean closed;

  /// @param name of the thread, such as `agents`
  /// @param workers in the order in which they work
  /// @param restNanos how long to rest after a round without work, above 0
  /// @param listener hears, on this thread, of the first failure of each kind
  public WorkerThread(
      String name,
      List<? extends Worker> workers,
      long restNanos,
      WorkerRound.FailureListener listener) {
    if (restNanos <= 0) {
      throw new IllegalArgumentException("rest of " + restNanos + " ns (above 0)");
    }
    round = new WorkerRound(workers, listener);
    this.restNanos = restNanos;
    thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    while (!closed) {
      if (round.work() == 0) {
        LockSupport.parkNanos(this, restNanos);
      }
    }
  }

  /// How often a worker threw. Any thread.
  public long failures() {
    return round.failures();
  }

  /// Whether the thread runs. Any thread.
  public boolean alive() {
    return thread.isAlive();
  }

  /// Lets the round in progress end, then stops; a second call does nothing.
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
