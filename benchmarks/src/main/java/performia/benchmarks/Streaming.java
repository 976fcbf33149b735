// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import performia.engine.concurrent.WorkerThread;
import performia.engine.sampler.recording.Prefetch;
import performia.engine.sampler.recording.ReadingPlaces;
import performia.engine.sampler.recording.Recording;
import performia.engine.sampler.recording.Recordings;

/// Plays many long recordings at once that memory has no room for, from a file that the system has
/// forgotten, and counts how often the playing thread meets a page that is not in memory: without
/// and with [Prefetch]. Linux, since it has to make the system forget. Prints; `Streaming FOLDER
/// [MiB]`.
public final class Streaming {
  private static final int RATE = 48_000;
  private static final int BLOCK = 64;
  private static final int VOICES = 32;
  private static final int SECONDS = 8;
  private static final long PAGE = 4096;
  private static final long AHEAD_BYTES = 512 << 10;
  private static final long REST_NANOS = 5_000_000;

  private final Path file;
  private final long framesAVoice;

  private Streaming(Path file, int mebibytes) {
    this.file = file;
    framesAVoice = ((long) mebibytes << 20) / 2 / VOICES;
  }

  public static void main(String[] arguments) throws Throwable {
    Path folder = Path.of(arguments[0]);
    int mebibytes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 512;
    Path file = folder.resolve("streaming.wav");
    try {
      Streaming streaming = new Streaming(file, mebibytes);
      streaming.write(mebibytes);
      System.out.println(
          "| reads ahead | blocks | pages first met | of them not in memory | reading a block:"
              + " median µs | p99 | worst |\n"
              + "|---|---|---|---|---|---|---|");
      for (int round = 0; round < 3; round++) {
        streaming.play(false);
        streaming.play(true);
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void write(int mebibytes) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
    int bytes = mebibytes << 20;
    head.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
    head.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    head.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    head.putShort((short) 2).putShort((short) 16);
    head.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    byte[] piece = new byte[1 << 20];
    new java.util.Random(1).nextBytes(piece);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(head.array());
      for (int i = 0; i < mebibytes; i++) {
        out.write(piece);
      }
    }
  }

  /// Writes the file out and makes the system forget its pages (posix_fadvise,
  /// POSIX_FADV_DONTNEED).
  private void forget() throws Throwable {
    Linker linker = Linker.nativeLinker();
    try (Arena arena = Arena.ofConfined()) {
      MethodHandle open = call(linker, "open", ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
      MethodHandle sync = call(linker, "fdatasync", ValueLayout.JAVA_INT);
      MethodHandle close = call(linker, "close", ValueLayout.JAVA_INT);
      MethodHandle advise =
          call(
              linker,
              "posix_fadvise",
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT);
      int descriptor = (int) open.invoke(arena.allocateFrom(file.toString()), 2);
      int done = (int) sync.invoke(descriptor) | (int) advise.invoke(descriptor, 0L, 0L, 4);
      done |= (int) close.invoke(descriptor);
      if (done != 0) {
        throw new IOException("the system does not forget " + file);
      }
    }
  }

  @SuppressWarnings("restricted") // asking the system is what this is for
  private static MethodHandle call(
      Linker linker, String name, java.lang.foreign.MemoryLayout... arguments) {
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments));
  }

  private void play(boolean ahead) throws Throwable {
    forget();
    try (Recordings recordings = new Recordings(0, null)) {
      Recording recording = recordings.open(file);
      MemorySegment[] voices = new MemorySegment[VOICES];
      for (int v = 0; v < VOICES; v++) {
        voices[v] = recording.left().asSlice(2L * v * framesAVoice, 2 * framesAVoice);
        // What opening a bank does for every sound of it.
        voices[v].asSlice(0, Math.min(2 * framesAVoice, 256 << 10)).load();
      }
      ReadingPlaces places = new ReadingPlaces(VOICES);
      Prefetch prefetch = new Prefetch(List.of(places), List.of(), AHEAD_BYTES);
      WorkerThread thread =
          new WorkerThread("prefetch", List.of(prefetch), REST_NANOS, (worker, e) -> {});
      if (ahead) {
        thread.start();
      }
      run(voices, places, ahead);
      thread.close();
    }
  }

  private void run(MemorySegment[] voices, ReadingPlaces places, boolean ahead) {
    for (int v = 0; v < VOICES; v++) {
      places.start(v, voices[v], 0);
    }
    int blocks = SECONDS * RATE / BLOCK;
    long[] nanos = new long[blocks];
    long met = 0;
    long absent = 0;
    long sum = 0;
    long begin = System.nanoTime();
    for (int b = 0; b < blocks; b++) {
      // Half the voices an octave up: twice the pages.
      for (int v = 0; v < VOICES; v++) {
        long from = 2L * BLOCK * b * (1 + v % 2);
        long to = from + 2L * BLOCK * (1 + v % 2);
        if (from / PAGE != to / PAGE || b == 0) {
          met++;
          absent += voices[v].asSlice(to / PAGE * PAGE, 1).isLoaded() ? 0 : 1;
        }
      }
      long before = System.nanoTime();
      for (int v = 0; v < VOICES; v++) {
        long step = 2L * BLOCK * (1 + v % 2);
        for (long at = step * b; at < step * (b + 1); at += 2) {
          sum += voices[v].get(ValueLayout.JAVA_SHORT_UNALIGNED, at);
        }
        places.move(v, step * (b + 1));
      }
      nanos[b] = System.nanoTime() - before;
      long due = begin + (b + 1L) * BLOCK * 1_000_000_000L / RATE;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
    }
    Arrays.sort(nanos);
    System.out.printf(
        "| %s | %d | %d | %d | %.1f | %.1f | %.1f |%s%n",
        ahead ? "yes" : "no",
        blocks,
        met,
        absent,
        nanos[blocks / 2] / 1e3,
        nanos[blocks * 99 / 100] / 1e3,
        nanos[blocks - 1] / 1e3,
        sum == 1 ? " " : "");
  }
}
