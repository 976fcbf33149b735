// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.concurrent;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// The newest state of something, as longs: one thread writes, any number read. The writer never
/// waits; a reader never waits for a writer that was interrupted half-way, because it reads the
/// last finished slot of four and tries again only when the writer lapped it.
public final class Snapshot {
  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int SLOTS = 4;
  private static final int BEGUN = 16;
  private static final int FINISHED = 32;

  private final long[] cursors = new long[48];
  private final long[] slots;
  private final int longs;

  /// @param longs how many values a state has, 1..4096; all are 0 until the first write
  public Snapshot(int longs) {
    if (longs < 1 || longs > 4096) {
      throw new IllegalArgumentException("snapshot of " + longs + " longs (1..4096)");
    }
    this.longs = longs;
    slots = new long[SLOTS * longs];
    long[] zeros = new long[longs];
    write(zeros);
    read(zeros);
  }

  /// Publishes a copy of the values. Writer thread.
  public void write(long[] values) {
    long version = cursors[BEGUN] + 1;
    LONGS.setOpaque(cursors, BEGUN, version);
    // Nothing below may be seen before the version that announces it.
    VarHandle.storeStoreFence();
    int base = (int) (version & (SLOTS - 1)) * longs;
    for (int i = 0; i < longs; i++) {
      LONGS.setOpaque(slots, base + i, values[i]);
    }
    LONGS.setRelease(cursors, FINISHED, version);
  }

  /// Copies the newest state. Any thread.
  ///
  /// @return its version, which grows with every write
  public long read(long[] into) {
    while (true) {
      long version = (long) LONGS.getAcquire(cursors, FINISHED);
      int base = (int) (version & (SLOTS - 1)) * longs;
      for (int i = 0; i < longs; i++) {
        into[i] = (long) LONGS.getOpaque(slots, base + i);
      }
      VarHandle.loadLoadFence();
      if ((long) LONGS.getOpaque(cursors, BEGUN) < version + SLOTS) {
        return version;
      }
      Thread.onSpinWait();
    }
  }

  /// How many values a state has.
  public int longs() {
    return longs;
  }
}
