// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/// Prints what each piece of the modelled kit costs while it sounds, and a whole kit at work, as
/// processor time of this thread over frames. Run by hand, one thread.
final class KitCost {
  private static final int RATE = 48_000;
  private static final int BLOCKS = 4_000;
  private static final int WARM = 1_000;

  /// A stroke every eighth of a second, round and round.
  private static final int[] GROOVE = {
    36, 42, 38, 42, 36, 46, 38, 51, 45, 49, 36, 53, 41, 44, 57, 48
  };

  private static final int[][] PIECES = {
    {36}, {38}, {45}, {42}, {46}, {49}, {51}, {53}, {54}, {56}, {63}, {82}
  };

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final float[] left = new float[64];
  private final float[] right = new float[64];

  private KitCost() {}

  public static void main(String[] arguments) {
    KitCost cost = new KitCost();
    cost.measure(GROOVE, 94);
    for (int[] keys : PIECES) {
      cost.print("key " + keys[0], cost.measure(keys, 94));
    }
    cost.print("groove on sixteen keys", cost.measure(GROOVE, 94));
    cost.print("all of it at once", cost.measure(GROOVE, 1));
  }

  private void print(String what, double nanoseconds) {
    System.out.printf(
        Locale.ROOT,
        "%-24s %7.1f ns a frame, %5.2f %% of a core at %d Hz%n",
        what,
        nanoseconds,
        nanoseconds * RATE * 1e-7,
        RATE);
  }

  private double measure(int[] keys, int every) {
    ModelledKit kit = new ModelledKit(KitStyle.STANDARD, RATE, 64);
    long begun = 0;
    for (int block = 0; block < BLOCKS + WARM; block++) {
      if (block == WARM) {
        begun = threads.getCurrentThreadCpuTime();
      }
      if (block % every == 0) {
        kit.noteOn(block % 64, keys[block / every % keys.length], 0.9f);
      }
      Arrays.fill(left, 0);
      Arrays.fill(right, 0);
      kit.render(left, right, 64);
    }
    return (threads.getCurrentThreadCpuTime() - begun) / (BLOCKS * 64.0);
  }
}
