// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;

/// `CompareRenders BANK MIDI…`: every different note of the files, alone and dry, with our engine
/// and with FluidSynth: pitch, onset, level and spectrum, by instrument, and every note that stands
/// out. Prints Markdown. Run by hand, one thread.
public final class CompareRenders {
  /// One note alone is as loud as 16 bits allow: FluidSynth's dither would hide its highs.
  private static final float GAIN = 0.8f;

  private static final int MOST_NOTES = 150;
  private static final int RATE = Take.RATE_HZ;

  private CompareRenders() {}

  /// How one note of ours stands to theirs.
  ///
  /// @param cents ours above theirs, by the strongest partial of theirs
  /// @param onsetMs ours after theirs
  /// @param levelDb ours above theirs, root mean square of the held second
  /// @param spectrumDb mean difference of the thirds of octaves within 50 dB of the strongest, the
  ///   level taken out
  private record Figures(
      Strike strike, double cents, double onsetMs, double levelDb, double spectrumDb) {}

  /// Prints the tables to standard output.
  ///
  /// @param args the bank and the MIDI files
  @SuppressWarnings("SystemOut")
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      System.err.println("usage: CompareRenders BANK MIDI…");
      System.exit(2);
    }
    StringBuilder out = new StringBuilder();
    for (int i = 1; i < args.length; i++) {
      Path midi = Path.of(args[i]);
      out.append("\n**").append(midi.getFileName()).append("**\n\n");
      tables(out, figures(Path.of(args[0]), midi));
    }
    System.out.writeBytes(out.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static List<Figures> figures(Path bank, Path midi) throws IOException {
    NoteRoll roll = NoteRoll.of(midi, MOST_NOTES);
    Path rolled = Files.createTempFile("roll", ".mid");
    try {
      roll.write(rolled);
      Take ours = Take.ours(bank, rolled, false, GAIN);
      Take theirs = Take.fluidSynth(bank, rolled, false, GAIN);
      List<Figures> all = new ArrayList<>();
      for (int i = 0; i < roll.strikes().size(); i++) {
        Figures figures = figures(roll.strikes().get(i), i, ours, theirs);
        if (figures != null) {
          all.add(figures);
        }
      }
      if (all.isEmpty()) {
        throw new PerformiaException("no note of it sounds", midi.toString(), "try another bank");
      }
      return all;
    } finally {
      Files.deleteIfExists(rolled);
    }
  }

  private static @Nullable Figures figures(Strike strike, int index, Take ours, Take theirs) {
    double at = index * NoteRoll.SLOT_SECONDS;
    double levelA = level(ours, at);
    double levelB = level(theirs, at);
    if (levelB < -90 && levelA < -90) {
      return null;
    }
    double[] a = ours.cut(2, at, NoteRoll.HELD_SECONDS);
    double[] b = theirs.cut(2, at, NoteRoll.HELD_SECONDS);
    return new Figures(
        strike,
        strike.pitched() ? cents(a, b) : Double.NaN,
        onsetMs(ours, at) - onsetMs(theirs, at),
        levelA - levelB,
        distance(bands(ours, at), bands(theirs, at)));
  }

  private static double level(Take take, double at) {
    double left = Probe.levelDb(take.cut(0, at, NoteRoll.HELD_SECONDS));
    double right = Probe.levelDb(take.cut(1, at, NoteRoll.HELD_SECONDS));
    return 10
        * StrictMath.log10(StrictMath.pow(10, left / 10) / 2 + StrictMath.pow(10, right / 10) / 2);
  }

  private static double cents(double[] ours, double[] theirs) {
    double there = Probe.pitchHz(theirs);
    double here = Probe.peak(ours, there * 0.97, there * 1.03)[0];
    return Probe.cents(here, there);
  }

  /// Where the sound first reaches a hundredth of its peak.
  private static double onsetMs(Take take, double at) {
    double[] left = take.cut(0, at, NoteRoll.HELD_SECONDS);
    double[] right = take.cut(1, at, NoteRoll.HELD_SECONDS);
    double peak = 0;
    for (int i = 0; i < left.length; i++) {
      peak = Math.max(peak, Math.max(Math.abs(left[i]), Math.abs(right[i])));
    }
    int first = 0;
    while (first < left.length - 1
        && Math.max(Math.abs(left[first]), Math.abs(right[first])) < 0.02 * peak) {
      first++;
    }
    return first * 1000.0 / RATE;
  }

  /// Power in thirds of octaves from 50 Hz to 16 kHz, both channels.
  private static double[] bands(Take take, double at) {
    int size = 1 << 16;
    double[] left = Spectrum.power(take.cut(0, at, NoteRoll.HELD_SECONDS), 0, RATE, size);
    double[] right = Spectrum.power(take.cut(1, at, NoteRoll.HELD_SECONDS), 0, RATE, size);
    double[] out = new double[25];
    for (int band = 0; band < out.length; band++) {
      double low = 50 * StrictMath.pow(2, band / 3.0);
      int from = (int) (low * size / RATE);
      int to = (int) (low * StrictMath.pow(2, 1 / 3.0) * size / RATE);
      for (int i = from; i < to; i++) {
        out[band] += left[i] + right[i];
      }
      out[band] = 10 * StrictMath.log10(out[band] + 1e-12);
    }
    return out;
  }

  private static double distance(double[] a, double[] b) {
    double strongest = -1000;
    for (double db : b) {
      strongest = Math.max(strongest, db);
    }
    double mean = 0;
    int n = 0;
    for (int i = 0; i < b.length; i++) {
      if (b[i] > strongest - 50) {
        mean += a[i] - b[i];
        n++;
      }
    }
    double sum = 0;
    for (int i = 0; i < b.length; i++) {
      sum += b[i] > strongest - 50 ? Math.abs(a[i] - b[i] - mean / n) / n : 0;
    }
    return sum;
  }

  private static void tables(StringBuilder out, List<Figures> all) {
    double usual = middle(all, Figures::levelDb);
    double late = middle(all, Figures::onsetMs);
    out.append(
        "Ours stands %s dB above FluidSynth's and begins %s ms after it (taken out below).\n\n"
            .formatted(text(usual), text(late)));
    out.append("| program | notes | cents | onset ms | level dB | spectrum dB |\n");
    out.append("|---|---|---|---|---|---|\n");
    Map<String, List<Figures>> programs = new TreeMap<>();
    for (Figures f : all) {
      String name = f.strike().bank() == 0 ? "%03d".formatted(f.strike().program()) : "drums";
      programs.computeIfAbsent(name, n -> new ArrayList<>()).add(f);
    }
    programs.forEach((name, list) -> row(out, name, list, usual, late));
    out.append("\nStanding out (more than 1 cent, 2 ms, 1.5 dB of level or 2 dB of spectrum):\n\n");
    for (Figures f : all) {
      if (Math.abs(f.cents()) > 1
          || Math.abs(f.onsetMs() - late) > 2
          || Math.abs(f.levelDb() - usual) > 1.5
          || f.spectrumDb() > 2) {
        out.append(
            "* %s %d, key %d, velocity %d: %s cents, %s ms, %s dB, spectrum %s dB\n"
                .formatted(
                    f.strike().bank() == 0 ? "program" : "kit",
                    f.strike().program(),
                    f.strike().pitch(),
                    f.strike().velocity(),
                    text(f.cents()),
                    text(f.onsetMs() - late),
                    text(f.levelDb() - usual),
                    text(f.spectrumDb())));
      }
    }
  }

  private static void row(
      StringBuilder out, String name, List<Figures> list, double usual, double late) {
    out.append("| ").append(name).append(" | ").append(list.size());
    cell(out, list, Figures::cents);
    cell(out, list, f -> f.onsetMs() - late);
    cell(out, list, f -> f.levelDb() - usual);
    cell(out, list, Figures::spectrumDb);
    out.append(" |\n");
  }

  /// Median and the one farthest from nothing.
  private static void cell(
      StringBuilder out, List<Figures> list, ToDoubleFunction<Figures> figure) {
    double worst = 0;
    for (Figures f : list) {
      double value = figure.applyAsDouble(f);
      worst = Math.abs(value) > Math.abs(worst) ? value : worst;
    }
    out.append(" | ").append(text(middle(list, figure))).append(" (").append(text(worst));
    out.append(')');
  }

  private static double middle(List<Figures> list, ToDoubleFunction<Figures> figure) {
    double[] sorted = list.stream().mapToDouble(figure).filter(Double::isFinite).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  private static String text(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f", value);
  }
}
