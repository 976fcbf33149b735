// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.compare;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/// `FilterTest FOLDER`: plays the filter test of the AWE32's parameters (S. Christian Collins) with
/// our engine, and prints where the filter stands at every step, by the parameter and by the wheel
/// that imitates it. Run by hand, one thread.
public final class FilterTest {
  private static final int[] STEPS = {0, 13, 25, 38, 51, 64, 76, 89, 102, 114, 127};

  private static final int[] WANTED_HZ = {
    100, 157, 237, 371, 581, 910, 1377, 2156, 3376, 5108, 8000
  };

  /// From a step to its measurement.
  private static final double WITHIN_SECONDS = 0.4;

  private FilterTest() {}

  /// Prints the table to standard output.
  ///
  /// @param args the folder with `filter_NRPN_test.sf2` and its `.mid`
  @SuppressWarnings("SystemOut")
  public static void main(String[] args) {
    if (args.length != 1) {
      System.err.println("usage: FilterTest FOLDER");
      System.exit(2);
    }
    Path folder = Path.of(args[0]);
    Take ours =
        Take.ours(
            folder.resolve("filter_NRPN_test.sf2"),
            folder.resolve("filter_NRPN_test.mid"),
            false,
            0.1f);
    StringBuilder out = new StringBuilder();
    out.append("| value | wanted Hz | ours by NRPN | ours by CC1 |");
    out.append(" its summit rises with Q: wanted dB | ours by NRPN | ours by CC2 |\n");
    out.append("|---|---|---|---|---|---|---|\n");
    for (int i = 0; i < STEPS.length; i++) {
      row(out, i, ours);
    }
    System.out.writeBytes(out.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void row(StringBuilder out, int step, Take ours) {
    double by = 12.25 + 1.5 * step;
    double wheel = 29.25 + 1.5 * step;
    out.append("| ").append(STEPS[step]).append(" | ").append(WANTED_HZ[step]);
    for (double hz : new double[] {summit(ours, by), summit(ours, wheel)}) {
      out.append(" | ").append(String.format(Locale.ROOT, "%.0f", hz));
    }
    out.append(" | ").append(String.format(Locale.ROOT, "%.2f", STEPS[step] * 20 / 128.0));
    for (double start : new double[] {46.25, 80.25}) {
      out.append(" | ")
          .append(String.format(Locale.ROOT, "%.1f", sharpness(ours, start + 3 * step)));
    }
    out.append(" |\n");
  }

  /// Where the noise is strongest, by twelfths of octaves.
  private static double summit(Take take, double at) {
    double[] power = Probe.bands(take.cut(2, at + WITHIN_SECONDS, 0.9));
    double best = 0;
    double bestDb = -1000;
    double[] flat = new double[power.length];
    Arrays.fill(flat, 1);
    for (double hz = 60; hz < 12_000; hz *= StrictMath.pow(2, 1 / 24.0)) {
      double db = Probe.gainDb(power, flat, hz);
      if (db > bestDb) {
        bestDb = db;
        best = hz;
      }
    }
    return best;
  }

  /// How far the summit of a sweep stands above its lows half-way up.
  private static double sharpness(Take take, double at) {
    double[] power = Probe.bands(take.cut(2, at + 0.7, 0.25));
    double[] flat = new double[power.length];
    Arrays.fill(flat, 1);
    double best = -1000;
    for (double hz = 300; hz < 12_000; hz *= StrictMath.pow(2, 1 / 24.0)) {
      best = Math.max(best, Probe.gainDb(power, flat, hz));
    }
    return best - Probe.gainDb(power, flat, 120);
  }
}
