// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.concurrent;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Blocks of float frames between two threads, each with the number of its first frame, so that a
/// gap never shifts time: one producer calls [#write], one consumer calls [#read]. Neither waits
/// nor allocates; when full, the newest frames are dropped and counted.
public final class AudioRing {
  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int TAIL = 16;
  private static final int DROPPED = 17;
  private static final int HEAD = 32;
  private static final int FRAME = 33;

  private final long[] cursors = new long[48];
  private final float[][] samples;
  private final long[] firstFrames;
  private final int[] lengths;
  private final int blockFrames;
  private final int blocks;

  /// @param channels 1..64
  /// @param blockFrames longest block that is kept in one piece, 1 up to 8192
  /// @param blocks how many it holds: a power of two
  public AudioRing(int channels, int blockFrames, int blocks) {
    if (channels < 1 || channels > 64 || blockFrames < 1 || blockFrames > 8192) {
      throw new IllegalArgumentException(
          channels + " channels (1..64) of " + blockFrames + " frames (1..8192)");
    }
    if (blocks < 2 || blocks > 1 << 16 || Integer.bitCount(blocks) != 1) {
      throw new IllegalArgumentException("ring of " + blocks + " blocks (power of two, 2..65536)");
    }
    this.blockFrames = blockFrames;
    this.blocks = blocks;
    samples = new float[channels][blocks * blockFrames];
    firstFrames = new long[blocks];
    lengths = new int[blocks];
    link();
  }

  private void link() {
    float[][] one = new float[samples.length][blockFrames];
    write(0, one, 1);
    read(one);
    droppedFrames();
  }

  /// Appends a copy of the frames, in several blocks when they are more than fit one. Producer
  /// thread.
  ///
  /// @param firstFrame number of the first frame
  /// @param channels one array a channel, as many as the ring has
  /// @return false when some were dropped
  public boolean write(long firstFrame, float[][] channels, int frames) {
    for (int done = 0; done < frames; done += blockFrames) {
      int length = Math.min(blockFrames, frames - done);
      if (!writeBlock(firstFrame + done, channels, done, length)) {
        LONGS.setOpaque(cursors, DROPPED, cursors[DROPPED] + frames - done);
        return false;
      }
    }
    return true;
  }

  private boolean writeBlock(long firstFrame, float[][] channels, int from, int length) {
    long tail = cursors[TAIL];
    if (tail - (long) LONGS.getAcquire(cursors, HEAD) >= blocks) {
      return false;
    }
    int slot = (int) (tail & (blocks - 1));
    for (int c = 0; c < samples.length; c++) {
      System.arraycopy(channels[c], from, samples[c], slot * blockFrames, length);
    }
    firstFrames[slot] = firstFrame;
    lengths[slot] = length;
    LONGS.setRelease(cursors, TAIL, tail + 1);
    return true;
  }

  /// Takes the oldest block. Consumer thread.
  ///
  /// @param into one array a channel, each at least the block length given at construction
  /// @return its length in frames, 0 when the ring is empty; [#firstFrame] tells where it belongs
  public int read(float[][] into) {
    long head = cursors[HEAD];
    if (head == (long) LONGS.getAcquire(cursors, TAIL)) {
      return 0;
    }
    int slot = (int) (head & (blocks - 1));
    int length = lengths[slot];
    for (int c = 0; c < samples.length; c++) {
      System.arraycopy(samples[c], slot * blockFrames, into[c], 0, length);
    }
    cursors[FRAME] = firstFrames[slot];
    LONGS.setRelease(cursors, HEAD, head + 1);
    return length;
  }

  /// Number of the first frame of the block read last. Consumer thread.
  public long firstFrame() {
    return cursors[FRAME];
  }

  /// How many channels a block has.
  public int channels() {
    return samples.length;
  }

  /// Frames that were dropped since it was built. Any thread.
  public long droppedFrames() {
    return (long) LONGS.getOpaque(cursors, DROPPED);
  }
}
