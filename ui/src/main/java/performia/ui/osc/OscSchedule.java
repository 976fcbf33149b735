// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.osc;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Actions that wait for their moment; equal moments keep their order. OSC thread.
final class OscSchedule {
  private static final int MOST = 4096;

  private record Waiting(long nanos, long order, Runnable action) implements Comparable<Waiting> {
    @Override
    public int compareTo(Waiting other) {
      // The running count may wrap, so only differences mean something.
      int by = Long.signum(nanos - other.nanos);
      return by != 0 ? by : Long.compare(order, other.order);
    }
  }

  private final PriorityQueue<Waiting> waiting = new PriorityQueue<>();
  private long order;

  /// @return whether there was room
  boolean add(long nanos, Runnable action) {
    return waiting.size() < MOST && waiting.add(new Waiting(nanos, order++, action));
  }

  /// Does what is due.
  void run(long now) {
    for (Waiting next = waiting.peek();
        next != null && next.nanos - now <= 0;
        next = waiting.peek()) {
      waiting.remove();
      next.action.run();
    }
  }

  /// Nanoseconds until something is due, 0 and above; `most` when nothing is before.
  long untilNext(long now, long most) {
    @Nullable Waiting next = waiting.peek();
    return next == null ? most : Math.clamp(next.nanos - now, 0, most);
  }
}
