// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.latency;

import performia.engine.audio.AudioCallback;

/// A bare callback: sends the test signal once, records what comes in from that frame on, and is
/// silent for the rest. Audio thread; the recording is read when [#done] says so.
public final class RoundTripCallback implements AudioCallback {
  /// The longest way that is looked for, in seconds.
  private static final int LONGEST_SECONDS = 1;

  private final TestSignal signal;
  private final long from;
  private final float[] heard;
  private volatile long frame;
  private volatile boolean input;

  /// @param sampleRate frames a second that will be granted, or about that
  public RoundTripCallback(TestSignal signal, int sampleRate) {
    this.signal = signal;
    // A tenth of a second first: a device may swallow its first blocks.
    from = sampleRate / 10;
    heard = new float[TestSignal.FRAMES + LONGEST_SECONDS * sampleRate];
  }

  /// Frames so far. Any thread.
  public long frames() {
    return frame;
  }

  /// Frames that it needs before it is [#done].
  public long needed() {
    return from + heard.length;
  }

  /// Whether the recording is whole. Any thread.
  public boolean done() {
    return frame >= needed();
  }

  /// After how many frames the signal came back; [TestSignal#NONE] when it did not, or nothing was
  /// recorded. Not on the audio thread; takes a second or so.
  public int roundTripFrames() {
    int length = Math.clamp(frame - from, 0, heard.length);
    return input ? signal.find(heard, length) : TestSignal.NONE;
  }

  @Override
  public void prepare(int sampleRate, int maxFrames) {}

  @Override
  // One thread writes the frame; volatile hands the recording over with it.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  public void process(float[][] inputs, float[] left, float[] right, int frames, long nanos) {
    long at = frame - from;
    for (int i = 0; i < frames; i++) {
      long place = at + i;
      boolean sounding = place >= 0 && place < TestSignal.FRAMES;
      float value = sounding ? signal.at((int) place) : 0;
      left[i] = value;
      right[i] = value;
    }
    if (inputs.length > 0) {
      input = true;
      record(inputs, frames, at);
    }
    frame += frames;
  }

  private void record(float[][] inputs, int frames, long at) {
    for (int i = 0; i < frames; i++) {
      long place = at + i;
      if (place >= 0 && place < heard.length) {
        float sum = 0;
        for (int channel = 0; channel < inputs.length; channel++) {
          sum += inputs[channel][i];
        }
        heard[(int) place] = sum;
      }
    }
  }
}
