// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.latency;

import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/// How long every stage takes, from the start or the last [#reset] on. Each stage has one recording
/// thread, which neither waits nor allocates; reading belongs to any thread but those.
// An EnumMap boxes and iterates; the order of the stages never leaves this class.
@SuppressWarnings("EnumOrdinal")
public final class LatencyMonitor {
  /// The longest that is told apart, in nanoseconds: 10 seconds.
  public static final long LONGEST_NANOS = 10_000_000_000L;

  private static final int STAGES = Stage.values().length;
  private static final int DIGITS = 3;
  // A unit of 64 ns keeps a histogram small; clocks tell no finer.
  private static final long FINEST_NANOS = 64;

  private final SingleWriterRecorder[] recorders = new SingleWriterRecorder[STAGES];
  private final Histogram[] intervals = new Histogram[STAGES];
  private final Histogram[] sums = new Histogram[STAGES];
  private final AtomicLongArray newest = new AtomicLongArray(STAGES);

  public LatencyMonitor() {
    for (int i = 0; i < STAGES; i++) {
      recorders[i] = new SingleWriterRecorder(FINEST_NANOS, LONGEST_NANOS, DIGITS);
      // Recorded and thrown away here, because the first time links call sites.
      recorders[i].recordValue(1);
      intervals[i] = recorders[i].getIntervalHistogram();
      sums[i] = new Histogram(FINEST_NANOS, LONGEST_NANOS, DIGITS);
    }
    recordTotal();
    reset();
  }

  /// Counts one duration; below 0 counts as 0, above [#LONGEST_NANOS] as that. The stage's thread.
  public void record(Stage stage, long nanos) {
    long within = Math.min(Math.max(nanos, 0), LONGEST_NANOS);
    newest.setOpaque(stage.ordinal(), within);
    recorders[stage.ordinal()].recordValue(within);
  }

  /// Adds up the newest of every stage on the way, and records that as the total. The one thread
  /// that records totals.
  public void recordTotal() {
    long total = 0;
    for (int i = 0; i < STAGES; i++) {
      if (i != Stage.ENTRY.ordinal() && i != Stage.TOTAL.ordinal()) {
        total += newest.getOpaque(i);
      }
    }
    record(Stage.TOTAL, total);
  }

  /// What a stage took so far.
  public synchronized Figures read(Stage stage) {
    Histogram sum = collect(stage.ordinal());
    if (sum.getTotalCount() == 0) {
      return new Figures(0, 0, 0, 0, 0, 0);
    }
    return new Figures(
        sum.getTotalCount(),
        sum.getMean() * 1e-6,
        sum.getValueAtPercentile(95) * 1e-6,
        sum.getValueAtPercentile(99) * 1e-6,
        sum.getValueAtPercentile(99.9) * 1e-6,
        sum.getMaxValue() * 1e-6);
  }

  /// Forgets what was recorded.
  public synchronized void reset() {
    for (int i = 0; i < STAGES; i++) {
      collect(i).reset();
    }
  }

  private Histogram collect(int stage) {
    intervals[stage] = recorders[stage].getIntervalHistogram(intervals[stage]);
    sums[stage].add(intervals[stage]);
    return sums[stage];
  }
}
