// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks.jmh;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import performia.engine.sampler.kernel.Interpolation;
import performia.engine.sampler.kernel.Kernel;
import performia.engine.sampler.kernel.KernelSource;
import performia.engine.sampler.kernel.Lanes;

/// Each function of a kernel by itself, in nanoseconds a voice and frame, for a full group.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class KernelBenchmark {
  private static final int FRAMES = 16_384;

  /// How sounds are read.
  @Param({"LINEAR", "CUBIC", "STUDIO"})
  public Interpolation interpolation = Interpolation.CUBIC;

  /// Whether the machine's vectors are used.
  @Param({"true", "false"})
  public boolean vectors;

  private Kernel kernel = KernelSource.plain(Interpolation.CUBIC).kernel();
  private final Lanes lanes = new Lanes(Lanes.LANES);
  private final float[] rows = new float[Kernel.TILE];
  private final float[] tile = new float[Kernel.TILE];
  private final float[][] sums = new float[Lanes.BUSES][Kernel.TILE];
  private final float[] out = new float[Lanes.QUANTUM];

  /// Seats sixteen voices within half an octave of their recordings.
  @Setup
  public void seat() {
    KernelSource source =
        vectors ? KernelSource.settled(interpolation) : KernelSource.plain(interpolation);
    kernel = source.kernel();
    MemorySegment sound = Arena.ofAuto().allocate(2L * FRAMES, 64);
    for (int i = 0; i < FRAMES; i++) {
      sound.setAtIndex(ValueLayout.JAVA_SHORT, i, (short) (9000 * Math.sin(i * 0.07)));
    }
    for (int lane = 0; lane < Lanes.LANES; lane++) {
      lanes.frames[lane] = sound;
      lanes.base[lane] = 200 + 16 * lane;
      lanes.increment[lane] = (long) (Math.pow(2, (lane - 8) / 16.0) * 0x1p32);
      lanes.gain[0][lane] = 0.1f;
      lanes.gain[1][lane] = 0.1f;
      lanes.b0[0][lane] = 0.1f;
      lanes.b1[0][lane] = 0.2f;
      lanes.b2[0][lane] = 0.1f;
      lanes.a1[0][lane] = -1;
      lanes.a2[0][lane] = 0.4f;
    }
    lanes.stages[0] = 1;
  }

  /// Reading between frames.
  @Benchmark
  @OperationsPerInvocation(Kernel.TILE)
  public float[] read() {
    kernel.read(lanes, 0, 0xffff, rows);
    return rows;
  }

  /// Rows to a tile.
  @Benchmark
  @OperationsPerInvocation(Kernel.TILE)
  public float[] lay() {
    kernel.lay(lanes, rows, tile);
    return tile;
  }

  /// A low-pass that stays.
  @Benchmark
  @OperationsPerInvocation(Kernel.TILE)
  public float[] filter() {
    Arrays.fill(tile, 1);
    lanes.moving[0] = false;
    kernel.filter(lanes, 0, tile, 0, Lanes.QUANTUM);
    return tile;
  }

  /// A low-pass that moves.
  @Benchmark
  @OperationsPerInvocation(Kernel.TILE)
  public float[] movingFilter() {
    Arrays.fill(tile, 1);
    lanes.moving[0] = true;
    kernel.filter(lanes, 0, tile, 0, Lanes.QUANTUM);
    return tile;
  }

  /// Two buses and their sum over the lanes.
  @Benchmark
  @OperationsPerInvocation(Kernel.TILE)
  public float[] mixAndFold() {
    kernel.mix(lanes, 0, tile, 0, Lanes.QUANTUM, sums, 0);
    kernel.fold(sums[0], out, 0, Lanes.QUANTUM);
    kernel.fold(sums[1], out, 0, Lanes.QUANTUM);
    Arrays.fill(out, 0);
    return out;
  }
}
