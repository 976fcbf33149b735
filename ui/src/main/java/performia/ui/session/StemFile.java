// SPDX-License-Identifier: GPL-3.0-or-later
package performia.ui.session;

import java.util.Arrays;
import performia.engine.audio.offline.WavWriter;

/// The WAV of one stem. The mix comes out of the limiter a little later than the stems go into it,
/// so a stem is held back until the mix has come as far: the files end on the same frame. Session
/// thread.
final class StemFile implements AutoCloseable {
  private final WavWriter writer;
  private float[] left = new float[1024];
  private float[] right = new float[1024];
  private int held;

  StemFile(WavWriter writer) {
    this.writer = writer;
  }

  /// Takes a block of the stem.
  void take(float[] l, float[] r, int frames) {
    if (held + frames > left.length) {
      left = Arrays.copyOf(left, 2 * (held + frames));
      right = Arrays.copyOf(right, 2 * (held + frames));
    }
    System.arraycopy(l, 0, left, held, frames);
    System.arraycopy(r, 0, right, held, frames);
    held += frames;
  }

  /// Writes so many frames of what is held, as the mix did.
  void write(int frames) {
    int n = Math.min(frames, held);
    writer.write(left, right, n);
    held -= n;
    System.arraycopy(left, n, left, 0, held);
    System.arraycopy(right, n, right, 0, held);
  }

  void finish() {
    writer.finish();
  }

  @Override
  public void close() {
    writer.close();
  }
}
