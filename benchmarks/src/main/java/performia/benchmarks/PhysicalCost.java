// SPDX-License-Identifier: GPL-3.0-or-later
package performia.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import performia.engine.physical.Model;
import performia.engine.physical.catalogue.PhysicalInstruments;
import performia.engine.sound.Instrument;

/// What each modelled instrument costs while it plays all it can: the share of one core at 48 kHz,
/// by the processor time of the thread, best of several seconds. Arguments choose models by parts
/// of their ids.
public final class PhysicalCost {
  private static final int RATE = 48_000;
  private static final int FRAMES = 64;
  private static final int ROUNDS = 8;

  private PhysicalCost() {}

  public static void main(String[] args) {
    List<String> wanted = Arrays.asList(args);
    System.out.println("| model | sounding | percent of a core | peak | ms to make |");
    System.out.println("|---|---|---|---|---|");
    for (Model model : PhysicalInstruments.all()) {
      if (wanted.isEmpty() || wanted.stream().anyMatch(model.id()::contains)) {
        System.out.println(line(model));
      }
    }
  }

  private static String line(Model model) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begun = System.nanoTime();
    Instrument instrument = model.create(RATE, FRAMES);
    double made = (System.nanoTime() - begun) / 1e6;
    float[] left = new float[FRAMES];
    float[] right = new float[FRAMES];
    double best = Double.MAX_VALUE;
    float peak = 0;
    int sounding = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (int key : keys(model)) {
        instrument.noteOff(0, key);
        instrument.noteOn(0, key, 0.8f);
      }
      long before = threads.getCurrentThreadCpuTime();
      for (int block = 0; block < RATE / FRAMES; block++) {
        Arrays.fill(left, 0);
        instrument.render(left, right, FRAMES);
        peak = Math.max(peak, Math.abs(left[0]));
        sounding = Math.max(sounding, instrument.activeVoices());
      }
      best = Math.min(best, (threads.getCurrentThreadCpuTime() - before) / 1e9);
    }
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.2f | %.2f | %.0f |",
        model.id(),
        sounding,
        100 * best,
        peak,
        made);
  }

  /// A hand full, every string, a whole kit, or one note.
  private static int[] keys(Model model) {
    return switch (model.seat()) {
      case "bass" -> new int[] {28, 33, 38, 43};
      case "guitar" -> new int[] {40, 47, 52, 56, 59, 64};
      case "keys" -> new int[] {36, 43, 48, 52, 55, 60, 64, 67, 71, 74, 76, 79};
      case "drums" -> new int[] {36, 38, 42, 45, 48, 49, 50, 51};
      default -> new int[] {62};
    };
  }
}
