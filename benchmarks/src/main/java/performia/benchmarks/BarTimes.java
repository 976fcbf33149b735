// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import performia.agents.Band;
import performia.agents.Performance;
import performia.agents.style.Feel;
import performia.agents.style.Feels;
import performia.engine.music.Timeline;

/// Prints how long the whole band needs for a bar, and for a song of 64 bars, in every feel: thread
/// CPU time, the first song of the process apart from the warm ones. Started by hand.
public final class BarTimes {
  private static final int SONGS = 12;

  private BarTimes() {}

  public static void main(String[] args) {
    System.out.printf(
        Locale.ROOT,
        "%-10s %12s %10s %10s %10s %14s%n",
        "feel",
        "first song",
        "bar p50",
        "bar p99",
        "bar max",
        "song of 64 bars");
    for (Feel feel : Feels.shipped().all()) {
      double cold = song(BenchSong.performance(feel, 0), new double[64]);
      double[] bars = new double[64 * SONGS];
      double[] songs = new double[SONGS];
      for (int i = 0; i < SONGS; i++) {
        double[] one = new double[64];
        songs[i] = song(BenchSong.performance(feel, i + 1), one);
        System.arraycopy(one, 0, bars, 64 * i, 64);
      }
      Arrays.sort(bars);
      Arrays.sort(songs);
      System.out.printf(
          Locale.ROOT,
          "%-10s %9.1f ms %7.3f ms %7.3f ms %7.3f ms %11.1f ms%n",
          feel.id(),
          cold,
          bars[bars.length / 2],
          bars[bars.length * 99 / 100],
          bars[bars.length - 1],
          songs[SONGS / 2]);
    }
  }

  /// Plays a song bar by bar, as on stage; milliseconds of CPU in all, and of every bar.
  private static double song(Performance performance, double[] bars) {
    Timeline line = performance.timeline();
    long begin = cpu();
    Band band = new Band(BenchSong.agents(), performance);
    long last = cpu();
    for (int bar = 0; bar < bars.length; bar++) {
      band.commit(line.bars().get(bar).end(), (seat, note) -> {});
      long now = cpu();
      bars[bar] = (now - last) / 1e6;
      last = now;
    }
    return (last - begin) / 1e6;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
