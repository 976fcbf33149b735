// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.concurrent;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// A queue of fixed-size records of longs between two threads: one producer calls [#offer], one
/// consumer calls [#poll]. Neither waits nor allocates; when full, the newest record is dropped and
/// counted.
public final class EventRing {
  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

  // The producer's and the consumer's cursors lie two cache lines apart.
  private static final int TAIL = 16;
  private static final int DROPPED = 17;
  private static final int HEAD = 32;

  private final long[] cursors = new long[48];
  private final long[] records;
  private final int recordLongs;
  private final int capacity;

  /// @param capacity records it holds: a power of two, 2 up to 2^20
  /// @param recordLongs longs in a record, 1..16
  public EventRing(int capacity, int recordLongs) {
    if (capacity < 2 || capacity > 1 << 20 || Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("ring capacity " + capacity + " (power of two, 2..2^20)");
    }
    if (recordLongs < 1 || recordLongs > 16) {
      throw new IllegalArgumentException("record of " + recordLongs + " longs (1..16)");
    }
    this.capacity = capacity;
    this.recordLongs = recordLongs;
    records = new long[capacity * recordLongs];
    link();
  }

  /// The first call of each VarHandle site allocates; let that happen here and not on the audio
  /// thread.
  private void link() {
    long[] record = new long[recordLongs];
    offer(record);
    poll(record);
    dropped();
    size();
  }

  /// Appends a copy of the record. Producer thread.
  ///
  /// @return false when the ring is full and the record was dropped
  public boolean offer(long[] record) {
    long tail = cursors[TAIL];
    if (tail - (long) LONGS.getAcquire(cursors, HEAD) >= capacity) {
      LONGS.setOpaque(cursors, DROPPED, cursors[DROPPED] + 1);
      return false;
    }
    System.arraycopy(record, 0, records, (int) (tail & (capacity - 1)) * recordLongs, recordLongs);
    LONGS.setRelease(cursors, TAIL, tail + 1);
    return true;
  }

  /// Takes the oldest record. Consumer thread.
  ///
  /// @return false, with the array untouched, when the ring is empty
  public boolean poll(long[] record) {
    long head = cursors[HEAD];
    if (head == (long) LONGS.getAcquire(cursors, TAIL)) {
      return false;
    }
    System.arraycopy(records, (int) (head & (capacity - 1)) * recordLongs, record, 0, recordLongs);
    LONGS.setRelease(cursors, HEAD, head + 1);
    return true;
  }

  /// Records that were dropped since it was built. Any thread.
  public long dropped() {
    return (long) LONGS.getOpaque(cursors, DROPPED);
  }

  /// Records waiting, as far as this thread can see. Any thread.
  public int size() {
    long head = (long) LONGS.getAcquire(cursors, HEAD);
    long tail = (long) LONGS.getAcquire(cursors, TAIL);
    return (int) Math.max(0, Math.min(capacity, tail - head));
  }

  public int capacity() {
    return capacity;
  }

  public int recordLongs() {
    return recordLongs;
  }
}
