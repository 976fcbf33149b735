// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.kernel;

import static performia.engine.sampler.kernel.Lanes.BUSES;
import static performia.engine.sampler.kernel.Lanes.LANES;
import static performia.engine.sampler.kernel.Lanes.QUANTUM;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Renders voices that nobody hears with a kernel until the compiler has done with it. On a thread
/// of its own.
///
/// Everything a player may ask for is asked for, on memory of both sorts, since compiled code is
/// thrown away when it meets what was not there when it was compiled.
final class Rehearsal {
  /// As long as this, four seconds of sound, must nothing have been left on the heap.
  private static final int CLEAN_QUANTA = 3000;

  private static final int MOST_QUANTA = 400_000;
  private static final int FRAMES = 1 << 14;
  private static final int GROUPS = 4;

  /// Frames a frame: one for every way of reading, the usual ones more often.
  private static final double[] INCREMENTS = {
    0.9, 1.2, 0.5, 1.6, 2.4, 0.97, 1.05, 4.7, 1.3, 0.7, 3.1, 1, 1.5, 9, 0.8, 1.8
  };

  private final Kernel kernel;
  private final Lanes lanes = new Lanes(GROUPS * LANES);
  private final Sweeps sweeps = new Sweeps(GROUPS * LANES, 48_000);
  private final float[] rows = new float[Kernel.TILE];
  private final float[] tile = new float[Kernel.TILE];
  private final float[][] sums = new float[BUSES][Kernel.TILE];
  private final float[] out = new float[QUANTUM];

  Rehearsal(Kernel kernel) {
    this.kernel = kernel;
    MemorySegment own = Arena.ofAuto().allocate(4L * FRAMES, 64);
    MemorySegment mapped = mapped(own);
    for (int lane = 0; lane < lanes.capacity; lane++) {
      lanes.frames[lane] = lane % 3 == 0 ? own : mapped;
      lanes.wide[lane] = lane % 8 == 5;
      lanes.base[lane] = SincTable.MOST_TAPS;
      lanes.increment[lane] = (long) (INCREMENTS[lane * 5 % LANES] * 0x1p32);
      lanes.b0[0][lane] = 0.1f;
      lanes.a1[0][lane] = -0.5f;
      for (int bus = 0; bus < BUSES; bus++) {
        lanes.gain[bus][lane] = 1e-3f;
      }
    }
  }

  /// Memory that belongs to a file, as most sounds do; where that cannot be had, the other sort.
  private static MemorySegment mapped(MemorySegment other) {
    try {
      Path file = Files.createTempFile("performia", ".frames");
      try (FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE)) {
        return channel.map(FileChannel.MapMode.READ_WRITE, 0, other.byteSize(), Arena.ofAuto());
      }
    } catch (IOException e) {
      return other;
    }
  }

  /// Plays; false if the kernel has not come to rest in a reasonable time.
  boolean succeeds() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long last = threads.getCurrentThreadAllocatedBytes();
    int clean = 0;
    for (int quantum = 0; quantum < MOST_QUANTA; quantum++) {
      play(quantum);
      long bytes = threads.getCurrentThreadAllocatedBytes();
      clean = bytes == last ? clean + 1 : 0;
      last = bytes;
      if (clean == CLEAN_QUANTA) {
        return true;
      }
    }
    return false;
  }

  /// Plays one quantum of every group.
  void play(int quantum) {
    int cut = quantum % 8 == 7 ? 1 + quantum % 63 : QUANTUM;
    for (int group = 0; group < GROUPS; group++) {
      lanes.stages[group] = group % 3;
      lanes.moving[group] = (quantum >> 2 & 1) == 1;
      kernel.read(lanes, group, quantum % 4 == 3 ? 0x7fff : 0xffff, rows);
      kernel.lay(lanes, rows, tile);
      if (cut < QUANTUM) {
        kernel.read(lanes, group * LANES, rows, 0);
        kernel.lay(rows, 0, 0, tile, cut);
        sound(group, 0, cut);
      }
      sound(group, cut == QUANTUM ? 0 : cut, QUANTUM);
      kernel.roll(lanes, group);
      kernel.sweep(lanes, sweeps, group, quantum * QUANTUM);
      still(group * LANES);
    }
    for (int bus = 0; bus < BUSES; bus++) {
      kernel.fold(sums[bus], out, 0, QUANTUM);
    }
  }

  /// Takes back what the sweep did to the filter.
  private void still(int first) {
    for (int lane = first; lane < first + LANES; lane++) {
      lanes.b0[0][lane] = 0.1f;
      lanes.b0Step[0][lane] = 0;
      lanes.b1[0][lane] = 0;
      lanes.b1Step[0][lane] = 0;
      lanes.b2[0][lane] = 0;
      lanes.b2Step[0][lane] = 0;
      lanes.a1Step[0][lane] = 0;
      lanes.a2Step[0][lane] = 0;
    }
  }

  private void sound(int group, int from, int to) {
    kernel.filter(lanes, group, tile, from, to);
    kernel.mix(lanes, group, tile, from, to, sums, from);
  }
}
