// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.dsp;

import java.util.Arrays;

/// A delay read and written in blocks. Audio thread; allocates nothing.
public final class DelayLine {
  private final float[] samples;
  private int at;

  /// @param maxDelayFrames longest delay that will be read, the longest block counted in
  public DelayLine(int maxDelayFrames) {
    if (maxDelayFrames < 1 || maxDelayFrames > 1 << 24) {
      throw new IllegalArgumentException("delay of " + maxDelayFrames + " frames (1..2^24)");
    }
    samples = new float[maxDelayFrames + 1];
  }

  /// Appends a block.
  public void write(float[] in, int frames) {
    int first = Math.min(frames, samples.length - at);
    System.arraycopy(in, 0, samples, at, first);
    System.arraycopy(in, first, samples, 0, frames - first);
    at += frames;
    if (at >= samples.length) {
      at -= samples.length;
    }
  }

  /// Reads a block whose first frame was written `delayFrames` before the frame written next.
  ///
  /// @param delayFrames `frames` up to the longest delay
  public void read(int delayFrames, float[] out, int frames) {
    int from = at - delayFrames;
    if (from < 0) {
      from += samples.length;
    }
    int first = Math.min(frames, samples.length - from);
    System.arraycopy(samples, from, out, 0, first);
    System.arraycopy(samples, 0, out, first, frames - first);
  }

  /// Forgets all it holds.
  public void reset() {
    Arrays.fill(samples, 0);
    at = 0;
  }
}
