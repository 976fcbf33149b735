// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import performia.engine.sampler.region.LoopMode;
import performia.engine.sampler.region.Sound;

/// Where one voice reads its sound, in steps of 2^-32 frames, and what it reads there by four-point
/// Hermite interpolation. Audio thread.
///
/// The frames under the next piece are first laid out straight in a window: loops are unrolled
/// there, so the interpolating loop tests nothing and the bank is never written.
final class Playhead {
  /// The longest piece read at once, in frames.
  static final int MAX_PIECE = 64;

  /// Six octaves up is as fast as a sound is read.
  static final double MAX_RATIO = 64;

  private static final int MARGIN = 4;
  private static final int WINDOW = MAX_PIECE * (int) MAX_RATIO + 2 * MARGIN;
  private static final double ONE = 0x1p32;
  private static final ValueLayout.OfShort FRAME =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static final ValueLayout.OfFloat WIDE_FRAME =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Window window;
  private Sound sound;
  private MemorySegment frames;
  private int end;
  private int loopStart;
  private int loopLength;
  private boolean looping;
  private long position;
  private long increment;

  /// Memory for one piece; all voices of a thread share one.
  static final class Window {
    private final short[] raw = new short[WINDOW];
    private final float[] straight = new float[WINDOW];
  }

  Playhead(Window window, Sound silence) {
    this.window = window;
    this.sound = silence;
    this.frames = silence.frames();
  }

  /// Goes to the start of a sound.
  void start(Sound next) {
    sound = next;
    frames = next.frames();
    looping = next.loop() != LoopMode.NONE;
    loopStart = next.loopStart();
    loopLength = next.loopEnd() - next.loopStart();
    end = looping ? next.loopEnd() : next.frameCount();
    position = 0;
  }

  /// Sets the speed, in frames of the sound a frame of output.
  void ratio(double ratio) {
    increment = (long) (Math.min(MAX_RATIO, ratio) * ONE);
  }

  /// The key was let go: a loop that lasts only while it is held is left at its end.
  void release() {
    if (looping && sound.loop() == LoopMode.WHILE_HELD) {
      long whole = position >>> 32;
      if (whole >= end) {
        position -= (whole - loopStart) / loopLength * loopLength << 32;
      }
      looping = false;
      end = sound.frameCount();
    }
  }

  /// Whether the sound has been read to its end.
  boolean isOver() {
    return !looping && position >>> 32 >= end;
  }

  /// Reads the next `n` frames of output, up to [#MAX_PIECE], into `out`, in units of the 16-bit
  /// recording.
  void read(float[] out, int n) {
    int first = (int) (position >>> 32) - 1;
    long p = position & 0xffff_ffffL;
    int count = (int) (p + increment * (n - 1) >>> 32) + MARGIN;
    lay(first, count);
    interpolate(window.straight, out, n, p, increment);
    position += increment * n;
    // Far past the loop's end, go back by whole rounds; staying past it says "has looped".
    long over = (position >>> 32) - end - loopLength;
    if (looping && over > loopLength) {
      position -= over / loopLength * loopLength << 32;
    }
  }

  private static void interpolate(float[] w, float[] out, int n, long from, long increment) {
    long p = from;
    for (int i = 0; i < n; i++) {
      int j = (int) (p >>> 32);
      float t = ((int) (p >>> 8) & 0xff_ffff) * 0x1p-24f;
      float before = w[j];
      float here = w[j + 1];
      float next = w[j + 2];
      float after = w[j + 3];
      float c1 = 0.5f * (next - before);
      float c3 = 0.5f * (after - before) + 1.5f * (here - next);
      float c2 = before - here + c1 - c3;
      out[i] = ((c3 * t + c2) * t + c1) * t + here;
      p += increment;
    }
  }

  /// Lays `count` frames from `first` on into the window: silence before the start and after the
  /// end, the loop as often as needed.
  private void lay(int first, int count) {
    int done = 0;
    if (first < 0) {
      window.straight[0] = 0; // only ever one: interpolation looks back by a frame
      done = 1;
    }
    if (first + done < end) {
      int n = Math.min(count - done, end - first - done);
      copy(first + done, done, n);
      done += n;
    }
    if (looping) {
      layLoop(first, done, count);
    } else {
      while (done < count) {
        window.straight[done++] = 0;
      }
    }
  }

  private void layLoop(int first, int from, int count) {
    int done = from;
    int at = loopStart + (first + done - loopStart) % loopLength;
    while (done < count && done - from < loopLength) {
      int n = Math.min(Math.min(count - done, end - at), loopLength - (done - from));
      copy(at, done, n);
      done += n;
      at = loopStart;
    }
    float[] straight = window.straight;
    while (done < count) {
      straight[done] = straight[done - loopLength];
      done++;
    }
  }

  private void copy(int source, int target, int n) {
    short[] raw = window.raw;
    float[] straight = window.straight;
    if (sound.wide()) {
      MemorySegment.copy(frames, WIDE_FRAME, 4L * source, straight, target, n);
      for (int i = target; i < target + n; i++) {
        straight[i] *= 32768;
      }
      return;
    }
    MemorySegment.copy(frames, FRAME, 2L * source, raw, target, n);
    for (int i = target; i < target + n; i++) {
      straight[i] = raw[i];
    }
  }
}
