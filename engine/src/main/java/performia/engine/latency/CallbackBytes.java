// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.latency;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;
import performia.engine.audio.AudioCallback;

/// Counts what the callback's thread allocates from its first callback on, the back end's own work
/// between the callbacks included. Audio thread, but for [#allocated].
public final class CallbackBytes implements AudioCallback {
  private final AudioCallback inner;
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final long own;
  private @Nullable Thread thread;
  private long last;
  private volatile long allocated;

  public CallbackBytes(AudioCallback inner) {
    this.inner = inner;
    // Asking may itself allocate the first time, and a little each time in an old JVM.
    threads.getCurrentThreadAllocatedBytes();
    long before = threads.getCurrentThreadAllocatedBytes();
    own = threads.getCurrentThreadAllocatedBytes() - before;
  }

  /// Bytes so far. Any thread.
  public long allocated() {
    return allocated;
  }

  @Override
  public void prepare(int sampleRate, int maxFrames) {
    inner.prepare(sampleRate, maxFrames);
  }

  @Override
  // One thread counts; volatile only shows it.
  @SuppressWarnings({"NonAtomicVolatileUpdate", "ReferenceEquality"})
  public void process(float[][] inputs, float[] left, float[] right, int frames, long nanos) {
    Thread current = Thread.currentThread();
    if (thread != current) {
      // A device that came back may call from another thread.
      thread = current;
      last = threads.getCurrentThreadAllocatedBytes();
    }
    inner.process(inputs, left, right, frames, nanos);
    long now = threads.getCurrentThreadAllocatedBytes();
    allocated += Math.max(0, now - last - own);
    last = now;
  }

  @Override
  public void midiIn(int offset, int message) {
    inner.midiIn(offset, message);
  }

  @Override
  public long nextMidiOut() {
    return inner.nextMidiOut();
  }
}
