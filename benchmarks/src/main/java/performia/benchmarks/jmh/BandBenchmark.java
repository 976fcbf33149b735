// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks.jmh;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import performia.agents.Band;
import performia.agents.Performance;
import performia.agents.style.Feels;
import performia.agents.style.Seat;
import performia.benchmarks.BenchSong;
import performia.engine.music.Note;

/// A song of 64 bars, all four seats, rules only.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BandBenchmark {
  /// The feel that is played.
  @Param({"swing", "funk"})
  public String feel = "swing";

  private Performance performance = BenchSong.performance(Feels.shipped().get("swing"), 1);

  @Setup
  public void choose() {
    performance = BenchSong.performance(Feels.shipped().get(feel), 1);
  }

  @Benchmark
  public Map<Seat, List<Note>> song() {
    return Band.perform(BenchSong.agents(), performance);
  }
}
