// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.audio;

import performia.engine.dsp.Resampler;

/// Lets a callback that was prepared for one sample rate go on at a device that runs at another:
/// what it plays and hears is resampled. Built off the audio thread; [#process] runs on it and
/// allocates nothing.
///
/// The callback is called in blocks of 64 frames, as often as the device's block needs, so that it
/// adds about a block and the filter's length to the latency.
final class RateBridge implements AudioCallback {
  private static final int BLOCK_FRAMES = 64;
  private static final int MOST_MIDI = 256;

  private final AudioCallback callback;
  private final int rate;
  private final float[] left = new float[BLOCK_FRAMES];
  private final float[] right = new float[BLOCK_FRAMES];
  private final float[][] heard;
  private final float[][] none = new float[0][];
  private final long[] midi = new long[MOST_MIDI];
  private Resampler[] hearing = new Resampler[0];
  private Resampler leftOut;
  private Resampler rightOut;
  private double ratio = 1;
  private int midiCount;
  private int midiSent;

  /// @param callback prepared for `rate` already
  /// @param rate frames a second that the callback goes on with
  /// @param inputs channels that the device brings
  RateBridge(AudioCallback callback, int rate, int inputs) {
    this.callback = callback;
    this.rate = rate;
    heard = new float[inputs][BLOCK_FRAMES];
    leftOut = new Resampler(rate, rate, BLOCK_FRAMES);
    rightOut = leftOut;
  }

  /// Takes the device's rate; the callback keeps its own.
  @Override
  public void prepare(int deviceRate, int maxFrames) {
    ratio = (double) deviceRate / rate;
    int room = 2 * BLOCK_FRAMES;
    leftOut = new Resampler(rate, deviceRate, room);
    rightOut = new Resampler(rate, deviceRate, room);
    hearing = new Resampler[heard.length];
    for (int c = 0; c < hearing.length; c++) {
      hearing[c] = new Resampler(deviceRate, rate, maxFrames + (int) (8 * BLOCK_FRAMES * ratio));
      // One block in hand, so that no block of the callback's begins before its input is there.
      hearing[c].write(new float[room], 0, (int) Math.ceil(BLOCK_FRAMES * ratio));
    }
  }

  @Override
  public void process(float[][] inputs, float[] outLeft, float[] outRight, int frames, long nanos) {
    midiCount = 0;
    midiSent = 0;
    for (int c = 0; c < hearing.length && c < inputs.length; c++) {
      hearing[c].write(inputs[c], 0, frames);
    }
    int done = 0;
    while (done < frames) {
      int ready = Math.min(frames - done, leftOut.available());
      if (ready == 0) {
        block(nanos, done, frames);
      } else {
        leftOut.read(outLeft, done, ready);
        rightOut.read(outRight, done, ready);
        done += ready;
      }
    }
  }

  private void block(long nanos, int done, int frames) {
    for (int c = 0; c < hearing.length; c++) {
      int got = hearing[c].read(heard[c], 0, BLOCK_FRAMES);
      for (int i = got; i < BLOCK_FRAMES; i++) {
        heard[c][i] = 0;
      }
    }
    callback.process(hearing.length == 0 ? none : heard, left, right, BLOCK_FRAMES, nanos);
    leftOut.write(left, 0, BLOCK_FRAMES);
    rightOut.write(right, 0, BLOCK_FRAMES);
    for (int i = 0; i < MOST_MIDI; i++) {
      long out = callback.nextMidiOut();
      if (out == NO_MIDI) {
        return;
      }
      if (midiCount < MOST_MIDI) {
        long offset = Math.min(frames - 1, done + (long) ((out >>> 32) * ratio));
        midi[midiCount++] = offset << 32 | out & 0xffff_ffffL;
      }
    }
  }

  @Override
  public void midiIn(int offset, int message) {
    callback.midiIn(Math.min(BLOCK_FRAMES - 1, (int) (offset / ratio)), message);
  }

  @Override
  public long nextMidiOut() {
    return midiSent < midiCount ? midi[midiSent++] : NO_MIDI;
  }
}
