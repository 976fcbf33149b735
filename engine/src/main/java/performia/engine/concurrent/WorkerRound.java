// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.concurrent;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Several workers as one, stepped in a fixed order. What one throws is caught, counted and told
/// once per kind; the others go on. Called from one thread.
public final class WorkerRound implements Worker {
  /// Hears of a worker that threw. Called on the worker's thread, once per kind of exception and
  /// worker.
  @FunctionalInterface
  public interface FailureListener {
    void failed(Worker worker, RuntimeException first);
  }

  private final List<Worker> workers;
  private final FailureListener listener;
  private final Set<String> told = new HashSet<>();
  private final Counters failures = new Counters(List.of("worker failures"));

  /// @param workers in the order in which they work
  /// @param listener hears of the first failure of each kind
  public WorkerRound(List<? extends Worker> workers, FailureListener listener) {
    this.workers = List.copyOf(workers);
    this.listener = listener;
  }

  @Override
  public int work() {
    int done = 0;
    for (int i = 0; i < workers.size(); i++) {
      Worker worker = workers.get(i);
      try {
        done += worker.work();
      } catch (RuntimeException e) {
        failures.add(0, 1);
        if (told.add(i + " " + e.getClass().getName())) {
          listener.failed(worker, e);
        }
      }
    }
    return done;
  }

  /// How often a worker threw. Any thread.
  public long failures() {
    return failures.get(0);
  }
}
