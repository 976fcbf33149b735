// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.compare;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// `CompareBanks OURS OTHER`: plays the same notes on two banks (SF2 files, or folders of WAV
/// files) and prints a Markdown table of ours, other and their ratio. Run by hand, one thread.
public final class CompareBanks {
  private static final int[] VELOCITIES = {40, 100};

  /// General MIDI programs of the bank, each with the keys to compare.
  private static final int[][] MELODIC = {
    {0, 24, 36, 48, 60, 72, 84, 96},
    {4, 36, 48, 60, 72, 84},
    {16, 36, 48, 60, 72, 84},
    {24, 40, 48, 55, 60, 67, 76, 84},
    {25, 40, 48, 55, 60, 67, 76, 84},
    {26, 40, 48, 60, 72},
    {27, 40, 48, 60, 72, 84},
    {28, 40, 48, 60, 72},
    {29, 40, 48, 60, 72},
    {30, 40, 48, 60, 72},
    {32, 28, 36, 43, 48},
    {33, 28, 36, 43, 48},
    {34, 28, 36, 43, 48},
    {36, 28, 36, 43, 48},
    {48, 36, 48, 60, 72, 84},
    {89, 36, 48, 60, 72, 84}
  };

  private static final int[] DRUM_KEYS = {36, 37, 38, 42, 46, 49, 51, 45, 50};

  private CompareBanks() {}

  /// Prints the table to standard output.
  ///
  /// @param args the two banks
  @SuppressWarnings("SystemOut")
  public static void main(String[] args) {
    if (args.length != 2) {
      System.err.println("usage: CompareBanks OURS OTHER  (SF2 files or folders of WAV files)");
      System.exit(2);
    }
    try (NoteSource ours = NoteSource.open(Path.of(args[0]));
        NoteSource other = NoteSource.open(Path.of(args[1]))) {
      System.out.writeBytes(table(ours, other).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static List<Strike> strikes() {
    List<Strike> strikes = new ArrayList<>();
    for (int velocity : VELOCITIES) {
      for (int[] row : MELODIC) {
        for (int i = 1; i < row.length; i++) {
          strikes.add(new Strike(0, row[0], row[i], velocity));
        }
      }
      for (int key : DRUM_KEYS) {
        strikes.add(new Strike(128, 0, key, velocity));
      }
    }
    strikes.sort(
        Comparator.comparingInt(Strike::bank)
            .thenComparingInt(Strike::program)
            .thenComparingInt(Strike::pitch)
            .thenComparingInt(Strike::velocity));
    return strikes;
  }

  /// The whole table; notes that one of both lacks are left out.
  static String table(NoteSource ours, NoteSource other) {
    StringBuilder out = new StringBuilder();
    out.append(
        "| program | key | vel | attack ms | peak ms | centroid Hz | centroid at 1 s | T60 s |"
            + " T60 low | T60 mid | T60 high | cents | B ×10⁻⁴ | level dB |\n");
    out.append("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
    for (Strike strike : strikes()) {
      float[][] a = ours.play(strike);
      float[][] b = other.play(strike);
      if (a != null && b != null) {
        int pitch = strike.pitched() ? strike.pitch() : -1;
        row(out, strike, NoteFigures.of(a, pitch), NoteFigures.of(b, pitch));
      }
    }
    return out.toString();
  }

  private static void row(StringBuilder out, Strike strike, NoteFigures a, NoteFigures b) {
    out.append(strike.bank() == 0 ? "| " : "| drums ").append(strike.program());
    out.append(" | ").append(strike.pitch()).append(" | ").append(strike.velocity());
    ratio(out, a, b, NoteFigures::attackMs, "%.0f");
    ratio(out, a, b, NoteFigures::peakMs, "%.0f");
    ratio(out, a, b, NoteFigures::centroidHz, "%.0f");
    ratio(out, a, b, NoteFigures::lateCentroidHz, "%.0f");
    ratio(out, a, b, NoteFigures::t60Seconds, "%.1f");
    ratio(out, a, b, NoteFigures::lowSeconds, "%.1f");
    ratio(out, a, b, NoteFigures::midSeconds, "%.1f");
    ratio(out, a, b, NoteFigures::highSeconds, "%.1f");
    pair(out, a.cents(), b.cents(), "%+.1f");
    pair(out, a.inharmonicity() * 1e4, b.inharmonicity() * 1e4, "%.1f");
    pair(out, a.levelDb(), b.levelDb(), "%.1f");
    out.append(" |\n");
  }

  private static void ratio(
      StringBuilder out,
      NoteFigures a,
      NoteFigures b,
      ToDoubleFunction<NoteFigures> figure,
      String format) {
    double x = figure.applyAsDouble(a);
    double y = figure.applyAsDouble(b);
    pair(out, x, y, format);
    if (Double.isFinite(x) && Double.isFinite(y) && y > 0) {
      out.append(String.format(Locale.ROOT, " (%.2f)", x / y));
    }
  }

  private static void pair(StringBuilder out, double x, double y, String format) {
    out.append(" | ").append(text(x, format)).append(" · ").append(text(y, format));
  }

  private static String text(double value, String format) {
    if (Double.isNaN(value)) {
      return "–";
    }
    return Double.isInfinite(value) ? "∞" : String.format(Locale.ROOT, format, value);
  }
}
