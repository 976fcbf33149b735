// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.concurrent;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;

/// Named counters: each is written by one thread and read by any. Adding never allocates.
public final class Counters {
  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

  private final List<String> names;
  private final long[] values;

  /// @param names in order of index, such as `late events`
  public Counters(List<String> names) {
    this.names = List.copyOf(names);
    values = new long[this.names.size()];
    if (values.length > 0) {
      add(0, 0);
      get(0);
    }
  }

  /// Adds to a counter. The one thread that owns it.
  public void add(int index, long amount) {
    LONGS.setOpaque(values, index, values[index] + amount);
  }

  /// The count so far. Any thread.
  public long get(int index) {
    return (long) LONGS.getOpaque(values, index);
  }

  /// The counters' names, by index. Any thread.
  public List<String> names() {
    return names;
  }
}
