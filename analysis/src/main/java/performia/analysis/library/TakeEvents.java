// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.library;

import java.util.Arrays;

/// What really sounded, in order of frame, in columns of primitives. Not thread-safe; adding,
/// reading and clearing allocate nothing, so that one log can be filled from a ring for hours.
public final class TakeEvents {
  /// What happened.
  public enum Kind {
    NOTE_ON,
    NOTE_OFF
  }

  private final Kind[] kinds;
  private final byte[] parts;
  private final byte[] pitches;
  private final float[] velocities;
  private final double[] beats;
  private final long[] frames;
  private int size;

  /// @param capacity how many events it can hold, 0 or more
  public TakeEvents(int capacity) {
    kinds = new Kind[capacity];
    Arrays.fill(kinds, Kind.NOTE_ON);
    parts = new byte[capacity];
    pitches = new byte[capacity];
    velocities = new float[capacity];
    beats = new double[capacity];
    frames = new long[capacity];
  }

  /// Notes one event down; false, and nothing noted, when the log is full.
  ///
  /// @param part the seat in the band, 0..127
  /// @param pitch MIDI key number, 0..127
  /// @param velocity 0..1, kept as a float
  /// @param beat where in the song
  /// @param frame where in the take
  public boolean add(Kind kind, int part, int pitch, double velocity, double beat, long frame) {
    if (size == frames.length) {
      return false;
    }
    kinds[size] = kind;
    parts[size] = (byte) (part & 127);
    pitches[size] = (byte) (pitch & 127);
    velocities[size] = (float) velocity;
    beats[size] = beat;
    frames[size] = frame;
    size++;
    return true;
  }

  public int size() {
    return size;
  }

  public int capacity() {
    return frames.length;
  }

  public Kind kind(int index) {
    return kinds[checked(index)];
  }

  public int part(int index) {
    return parts[checked(index)];
  }

  public int pitch(int index) {
    return pitches[checked(index)];
  }

  public double velocity(int index) {
    return velocities[checked(index)];
  }

  public double beat(int index) {
    return beats[checked(index)];
  }

  public long frame(int index) {
    return frames[checked(index)];
  }

  /// Empties the log for the next round.
  public void clear() {
    size = 0;
  }

  private int checked(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("event " + index + " of " + size);
    }
    return index;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TakeEvents that
        && size == that.size
        && Arrays.equals(kinds, 0, size, that.kinds, 0, size)
        && Arrays.equals(parts, 0, size, that.parts, 0, size)
        && Arrays.equals(pitches, 0, size, that.pitches, 0, size)
        && Arrays.equals(velocities, 0, size, that.velocities, 0, size)
        && Arrays.equals(beats, 0, size, that.beats, 0, size)
        && Arrays.equals(frames, 0, size, that.frames, 0, size);
  }

  @Override
  public int hashCode() {
    int hash = size;
    for (int i = 0; i < size; i++) {
      hash = 31 * hash + pitches[i] + 127 * Long.hashCode(frames[i]);
    }
    return hash;
  }

  @Override
  public String toString() {
    return size + " events";
  }
}
