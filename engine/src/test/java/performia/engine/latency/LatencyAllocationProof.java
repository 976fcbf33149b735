// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.latency;

/// Meters 10,000 blocks and prints how many bytes the thread allocated, as [CallbackBytes] counts
/// from the first on. Run by [LatencyTest] in an interpreted JVM.
final class LatencyAllocationProof {
  private static final int BLOCKS = 10_000;
  private static final int FRAMES = 64;

  private LatencyAllocationProof() {}

  public static void main(String[] arguments) {
    var monitor = new LatencyMonitor();
    var probe = new RoundTripCallback(new TestSignal(), 48_000);
    var metered = new MeteredCallback(probe, monitor);
    float[][] inputs = new float[2][FRAMES];
    float[] left = new float[FRAMES];
    float[] right = new float[FRAMES];
    var counted = new CallbackBytes(metered);
    counted.prepare(48_000, FRAMES);
    metered.path(128, 64);
    for (int i = 0; i < BLOCKS; i++) {
      counted.process(inputs, left, right, FRAMES, i);
    }
    System.out.println("bytes " + counted.allocated() + " blocks " + metered.blocks());
  }
}
