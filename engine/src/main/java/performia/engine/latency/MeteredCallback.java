// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.latency;

import performia.engine.audio.AudioCallback;

/// Measures another callback: how long it renders, how late it is begun, how much of the period it
/// needs. Audio thread, but for the readers and [#path]; allocates nothing.
public final class MeteredCallback implements AudioCallback {
  // The load follows within about 16 blocks.
  private static final float FOLLOW = 1 / 16f;

  private final AudioCallback inner;
  private final LatencyMonitor monitor;
  private volatile int sampleRate = 48_000;
  private volatile long inputNanos;
  private volatile long outputNanos;
  private volatile float load;
  private volatile long blocks;
  private volatile long overruns;
  private long lastStart;
  private int lastFrames;

  public MeteredCallback(AudioCallback inner, LatencyMonitor monitor) {
    this.inner = inner;
    this.monitor = monitor;
  }

  /// Says how long the device's own parts of the way are. Session thread, once the stream is open.
  ///
  /// @param inputFrames [performia.engine.audio.AudioStream#inputLatencyFrames()]
  /// @param outputFrames [performia.engine.audio.AudioStream#outputLatencyFrames()]
  public void path(int inputFrames, int outputFrames) {
    inputNanos = inputFrames * 1_000_000_000L / sampleRate;
    outputNanos = outputFrames * 1_000_000_000L / sampleRate;
  }

  /// Render time over period, smoothed; 1 is all there is. Any thread.
  public float load() {
    return load;
  }

  /// Blocks so far. Any thread.
  public long blocks() {
    return blocks;
  }

  /// Blocks that took longer than they last. Any thread.
  public long overruns() {
    return overruns;
  }

  @Override
  public void prepare(int newSampleRate, int maxFrames) {
    sampleRate = newSampleRate;
    lastFrames = 0;
    inner.prepare(newSampleRate, maxFrames);
  }

  @Override
  // One thread writes these counters; volatile only shows them.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  public void process(float[][] inputs, float[] left, float[] right, int frames, long nanos) {
    long start = System.nanoTime();
    if (lastFrames > 0) {
      monitor.record(Stage.ENTRY, start - lastStart - lastFrames * 1_000_000_000L / sampleRate);
    }
    lastStart = start;
    lastFrames = frames;
    inner.process(inputs, left, right, frames, nanos);
    long taken = System.nanoTime() - start;
    long period = frames * 1_000_000_000L / sampleRate;
    monitor.record(Stage.INPUT, inputNanos);
    monitor.record(Stage.RENDER, taken);
    monitor.record(Stage.OUTPUT, outputNanos);
    monitor.recordTotal();
    load += ((float) taken / period - load) * FOLLOW;
    if (taken > period) {
      overruns++;
    }
    blocks++;
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
