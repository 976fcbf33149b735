// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sound;

/// Events that wait for their beat: a heap of fixed size, ordered by beat, then controls before
/// note-offs before note-ons, then by order of arrival. Audio thread; allocates nothing.
public final class EventQueue {
  static final int CONTROL = 0;
  static final int OFF = 1;
  static final int ON = 2;

  private final double[] beats;
  private final long[] orders;
  private final long[] heads;
  private final double[] values;
  private final float[] velocities;
  private int size;
  private long arrivals;

  /// @param capacity events it holds, at least 16
  public EventQueue(int capacity) {
    if (capacity < 16 || capacity > 1 << 20) {
      throw new IllegalArgumentException("event queue of " + capacity + " (16..2^20)");
    }
    beats = new double[capacity];
    orders = new long[capacity];
    heads = new long[capacity];
    values = new double[capacity];
    velocities = new float[capacity];
  }

  /// Adds an event.
  ///
  /// @param head packed by [#head]
  /// @param value length of a note in beats, value of a control, serial number of an off
  /// @return false when it is full and the event was dropped
  boolean add(double beat, long head, double value, float velocity) {
    if (size == beats.length) {
      return false;
    }
    long order = (head >>> 48) << 56 | (arrivals++ & 0xff_ffff_ffff_ffffL);
    int at = size++;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (!isBefore(beat, order, parent)) {
        break;
      }
      move(parent, at);
      at = parent;
    }
    set(at, beat, order, head, value, velocity);
    return true;
  }

  /// Takes away the first event.
  void removeFirst() {
    int last = --size;
    double beat = beats[last];
    long order = orders[last];
    long head = heads[last];
    double value = values[last];
    float velocity = velocities[last];
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && isBefore(beats[child + 1], orders[child + 1], child)) {
        child++;
      }
      if (isBefore(beat, order, child)) {
        break;
      }
      move(child, at);
      at = child;
    }
    set(at, beat, order, head, value, velocity);
  }

  private boolean isBefore(double beat, long order, int other) {
    return beat < beats[other] || beat == beats[other] && order < orders[other];
  }

  private void move(int from, int to) {
    set(to, beats[from], orders[from], heads[from], values[from], velocities[from]);
  }

  private void set(int at, double beat, long order, long head, double value, float velocity) {
    beats[at] = beat;
    orders[at] = order;
    heads[at] = head;
    values[at] = value;
    velocities[at] = velocity;
  }

  /// Packs what an event is.
  ///
  /// @param type [#CONTROL], [#OFF] or [#ON]
  /// @param kind kind of a control event, else 0
  /// @param number pitch or controller
  static long head(int type, int kind, int part, int number) {
    return (long) type << 48 | (long) kind << 32 | (long) part << 16 | number;
  }

  void clear() {
    size = 0;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /// Beat of the first event; only while not empty, as everything below.
  double beat() {
    return beats[0];
  }

  double beat(int i) {
    return beats[i];
  }

  long headAt(int i) {
    return heads[i];
  }

  static int type(long head) {
    return (int) (head >>> 48);
  }

  static int kind(long head) {
    return (int) (head >>> 32 & 0xff);
  }

  static int part(long head) {
    return (int) (head >>> 16 & 0xff);
  }

  static int number(long head) {
    return (int) (head & 0xffff);
  }

  long head() {
    return heads[0];
  }

  double value() {
    return values[0];
  }

  float velocity() {
    return velocities[0];
  }
}
