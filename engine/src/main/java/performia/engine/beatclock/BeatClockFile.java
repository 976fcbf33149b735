// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.beatclock;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import performia.engine.PerformiaException;

/// A memory-mapped file that says where the song is, as `docs/beat-clock.md` lays it out: little
/// endian, 128 bytes, under a sequence lock, so that a reader in another program never takes half
/// of a state for a whole one. Opened and closed by the session, written by one thread; [#write]
/// neither waits, nor makes a system call, nor allocates, also under `-Xint`.
public final class BeatClockFile implements AutoCloseable {
  /// The file's length.
  public static final int BYTES = 128;

  /// The layout's number; it grows when an old reader would misread the file.
  public static final int VERSION = 1;

  /// The letters `PERFBEAT`, read as a little-endian long.
  static final long MAGIC = 0x5441_4542_4652_4550L;

  static final int AT_VERSION = 8;
  static final int AT_LENGTH = 12;
  static final int AT_SEQUENCE = 16;
  static final int AT_BEAT = 24;
  static final int AT_TEMPO = 32;
  static final int AT_BEAT_IN_BAR = 40;
  static final int AT_SONG_LENGTH = 48;
  static final int AT_FRAME = 56;
  static final int AT_NANOS = 64;
  static final int AT_BAR = 72;
  static final int AT_CHORD = 76;
  static final int AT_PLAYING = 80;
  static final int AT_EPOCH = 84;
  static final int AT_SAMPLE_RATE = 88;
  static final int AT_OPEN = 92;
  static final int AT_PROCESS = 96;

  private final Path file;
  private final MappedByteBuffer memory;
  private long sequence;

  /// Makes the file anew; programs that still look at an older one see that it was closed.
  ///
  /// @throws PerformiaException when it cannot be made
  public BeatClockFile(Path file) {
    this.file = file;
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    try {
      farewell(file);
      Files.deleteIfExists(aside);
      try (FileChannel channel =
          FileChannel.open(
              aside,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE)) {
        memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, BYTES);
      }
      memory.order(ByteOrder.LITTLE_ENDIAN);
      memory.putLong(0, MAGIC).putInt(AT_VERSION, VERSION).putInt(AT_LENGTH, BYTES);
      memory.putLong(AT_PROCESS, ProcessHandle.current().pid());
      // The first write touches every method of the buffer, which allocates while it is linked.
      write(new BeatClockState());
      move(aside, file);
    } catch (IOException | UnsupportedOperationException e) {
      throw new PerformiaException(
          "the beat clock cannot be made", file.toString(), "make its folder writable", e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Marks a file that an earlier process left open, for those who still have it mapped.
  private static void farewell(Path old) throws IOException {
    if (Files.isRegularFile(old) && Files.size(old) == BYTES) {
      try (FileChannel channel =
          FileChannel.open(old, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        MappedByteBuffer memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, BYTES);
        memory.order(ByteOrder.LITTLE_ENDIAN);
        if (memory.getLong(0) == MAGIC) {
          memory.putInt(AT_PLAYING, 0).putInt(AT_OPEN, 0);
        }
      }
    }
  }

  /// Where it lies.
  public Path file() {
    return file;
  }

  /// Publishes a state. One thread: the audio thread.
  public void write(BeatClockState state) {
    long odd = sequence + 1;
    memory.putLong(AT_SEQUENCE, odd);
    // No field may be seen before the odd number that announces it.
    VarHandle.storeStoreFence();
    memory.putDouble(AT_BEAT, state.beat);
    memory.putDouble(AT_TEMPO, state.tempo);
    memory.putDouble(AT_BEAT_IN_BAR, state.beatInBar);
    memory.putDouble(AT_SONG_LENGTH, state.songLength);
    memory.putLong(AT_FRAME, state.frame);
    memory.putLong(AT_NANOS, state.nanos);
    memory.putInt(AT_BAR, state.bar);
    memory.putInt(AT_CHORD, state.chord);
    memory.putInt(AT_PLAYING, state.playing ? 1 : 0);
    memory.putInt(AT_EPOCH, state.epoch);
    memory.putInt(AT_SAMPLE_RATE, state.sampleRate);
    memory.putInt(AT_OPEN, 1);
    // And the even number not before the last field.
    VarHandle.releaseFence();
    sequence = odd + 1;
    memory.putLong(AT_SEQUENCE, sequence);
  }

  /// Says that nobody writes any more; the file stays, for those who have it mapped. Session
  /// thread, after the audio thread has ended.
  @Override
  public void close() {
    memory.putLong(AT_SEQUENCE, sequence + 1);
    VarHandle.storeStoreFence();
    memory.putInt(AT_PLAYING, 0).putInt(AT_OPEN, 0);
    VarHandle.releaseFence();
    sequence += 2;
    memory.putLong(AT_SEQUENCE, sequence);
  }
}
