// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.concurrent;

/// A piece of a thread's work: a [WorkerThread] runs it live, the offline back end steps it in a
/// fixed order. Always called from one thread at a time.
@FunctionalInterface
public interface Worker {
  /// Does what is there to do now, without waiting.
  ///
  /// @return how much was done; 0 when there was nothing
  int work();
}
