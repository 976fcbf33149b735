// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio.jack;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import performia.engine.audio.AudioCallback;

/// Plays noise and a message every few blocks, and notes what it played, what came in, and how many
/// bytes its thread allocated from the first block on. Audio thread; read when the stream is
/// closed.
final class Loop implements AudioCallback {
  static final int FRAMES = 200_000;
  static final int EVENTS = 1_000;

  final float[] played = new float[FRAMES];
  final float[] heard = new float[FRAMES];
  final long[] sent = new long[EVENTS];
  final long[] received = new long[EVENTS];
  int sentCount;
  int receivedCount;
  volatile int frames;
  volatile int blocks;
  volatile int longest;
  volatile long bytes;
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private long firstBytes;
  private int block;
  private int count;
  private boolean due;
  private int random = 1;

  Loop() {
    threads.getCurrentThreadAllocatedBytes();
    threads.getCurrentThreadAllocatedBytes();
  }

  @Override
  public void prepare(int sampleRate, int maxFrames) {}

  @Override
  public void midiIn(int offset, int message) {
    if (receivedCount < EVENTS) {
      received[receivedCount++] = (long) (frames + offset) << 32 | message;
    }
  }

  @Override
  public void process(float[][] inputs, float[] left, float[] right, int length, long nanos) {
    if (count == 0) {
      firstBytes = threads.getCurrentThreadAllocatedBytes();
    }
    int start = frames;
    for (int i = 0; i < length; i++) {
      random = random * 1_664_525 + 1_013_904_223;
      left[i] = random * 0x1p-31f;
      right[i] = -left[i];
      if (start + i < FRAMES) {
        played[start + i] = left[i];
        heard[start + i] = inputs.length == 0 ? 0 : inputs[0][i];
      }
    }
    block = start;
    due = count % 8 == 0 && sentCount < EVENTS;
    longest = Math.max(longest, length);
    frames = start + length;
    bytes = threads.getCurrentThreadAllocatedBytes() - firstBytes;
    blocks = ++count;
  }

  @Override
  public long nextMidiOut() {
    if (!due) {
      return NO_MIDI;
    }
    due = false;
    int offset = sentCount % 16;
    int message = 0x90 | (sentCount % 128) << 8 | 64 << 16;
    sent[sentCount++] = (long) (block + offset) << 32 | message;
    return (long) offset << 32 | message;
  }

  /// Waits until that many blocks have passed.
  void await(int wanted) {
    for (int i = 0; i < 2_000 && blocks < wanted; i++) {
      JackServer.sleep(10);
    }
  }
}
