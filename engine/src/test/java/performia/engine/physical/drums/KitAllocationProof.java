// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.drums;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/// Plays blocks with every key and controller of a modelled kit and prints how many bytes the
/// thread allocated from the first block on. Run by [KitAllocationTest] in an interpreted JVM.
final class KitAllocationProof {
  private KitAllocationProof() {}

  public static void main(String[] arguments) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    ModelledKit kit = new ModelledKit(KitStyle.STANDARD, 48_000, 64);
    float[] left = new float[64];
    float[] right = new float[64];
    float heard = 0;
    threads.getCurrentThreadAllocatedBytes();
    long empty = threads.getCurrentThreadAllocatedBytes();
    empty = threads.getCurrentThreadAllocatedBytes() - empty;
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int block = 0; block < 1500; block++) {
      if (block % 3 == 0) {
        kit.noteOn(block % 64, 21 + block / 3 % 64, 0.2f + block % 50 * 0.016f);
        kit.noteOff(block % 64, 21 + block / 3 % 64);
        kit.control(block % 64, block / 3 % 128, block % 7 / 6f);
      }
      if (block % 500 == 499) {
        kit.reset();
      }
      Arrays.fill(left, 0);
      Arrays.fill(right, 0);
      kit.render(left, right, 64);
      heard = Math.max(heard, Math.abs(left[10]));
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before - empty;
    System.out.println("bytes " + bytes + " heard " + (heard > 0.01f));
  }
}
