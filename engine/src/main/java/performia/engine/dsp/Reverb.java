// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.dsp;

import java.util.Arrays;

/// A stereo room: a feedback delay network of sixteen lines behind a diffuser. Gives the wet sound
/// only. Audio thread; allocates nothing.
///
/// The lines are mixed by a Hadamard matrix, which is orthogonal, so that only the gain and the
/// damping of each line decide how long the room rings (Jot & Chaigne, AES 1991); every line is
/// longer than a block, so all work is done a block at a time. A slow swing of half of the lines
/// keeps the tail from ringing on single tones.
public final class Reverb {
  /// Longest block it takes.
  public static final int MAX_FRAMES = 64;

  private static final int LINES = 16;
  private static final int STAGES = 4;

  // Milliseconds, no two with a small common ratio; the first reflections come early enough for
  // drums and the last late enough for a room.
  private static final double[] LINE_MILLIS = {
    21.31, 23.93, 26.87, 29.77, 32.71, 35.29, 38.41, 41.57,
    44.83, 48.17, 51.31, 55.03, 59.11, 63.67, 68.51, 74.37
  };
  private static final double[][] STAGE_MILLIS = {
    {3.07, 4.13, 6.29, 9.71},
    {3.29, 4.37, 5.93, 10.13},
  };
  private static final float DIFFUSION = 0.62f;
  private static final double PRE_DELAY_MILLIS = 9;
  private static final double SWING_MILLIS = 0.23;
  private static final float TINY = 1e-18f;
  private static final double LN_10 = 2.302585092994046;

  private final int sampleRate;
  private final int[] lengths = new int[LINES];
  private final DelayLine[] lines = new DelayLine[LINES];
  private final float[][] taps = new float[LINES][MAX_FRAMES + 2];
  private final float[] lineGains = new float[LINES];
  private final float[] damped = new float[LINES];
  private final double[] phases = new double[LINES];
  private final double[] swingSteps = new double[LINES];
  private final double swingFrames;
  private final DelayLine[][] stages = new DelayLine[2][STAGES];
  private final int[][] stageLengths = new int[2][STAGES];
  private final DelayLine[] preDelays = new DelayLine[2];
  private final int preDelayFrames;
  private final float[][] feeds = new float[2][MAX_FRAMES];
  private final float[] scratch = new float[MAX_FRAMES + 2];
  private final OnePole[] lowCuts = new OnePole[2];
  private float dampCoefficient;
  private double seconds;

  /// @param seconds time to -60 dB in the middle of the spectrum, 0.1..10
  /// @param dampingHz above this the tail fades faster
  public Reverb(double seconds, double dampingHz, int sampleRate) {
    this.sampleRate = sampleRate;
    swingFrames = SWING_MILLIS * sampleRate / 1000;
    for (int i = 0; i < LINES; i++) {
      lengths[i] = (int) Math.round(LINE_MILLIS[i] * sampleRate / 1000);
      lines[i] = new DelayLine(lengths[i] + (int) swingFrames + MAX_FRAMES + 4);
      swingSteps[i] = 2 * Math.PI * (0.31 + 0.07 * i) / sampleRate;
      phases[i] = phase(i);
    }
    preDelayFrames = Math.max(MAX_FRAMES, (int) Math.round(PRE_DELAY_MILLIS * sampleRate / 1000));
    for (int side = 0; side < 2; side++) {
      for (int s = 0; s < STAGES; s++) {
        stageLengths[side][s] =
            Math.max(MAX_FRAMES, (int) Math.round(STAGE_MILLIS[side][s] * sampleRate / 1000));
        stages[side][s] = new DelayLine(stageLengths[side][s] + MAX_FRAMES);
      }
      preDelays[side] = new DelayLine(preDelayFrames + MAX_FRAMES);
      lowCuts[side] = OnePole.highPass(90, sampleRate);
    }
    dampCoefficient = (float) (1 - StrictMath.exp(-2 * Math.PI * dampingHz / sampleRate));
    seconds(seconds);
  }

  /// The JDK's portable one allocates; this is good to twelve digits for -10..0.
  private static double exp(double x) {
    double y = x / 64;
    double sum = 1 + y * (1 + y / 2 * (1 + y / 3 * (1 + y / 4 * (1 + y / 5 * (1 + y / 6)))));
    for (int i = 0; i < 6; i++) {
      sum *= sum;
    }
    return sum;
  }

  /// The golden angle apart, so that no two lines swing together.
  private static double phase(int line) {
    return line * 2.399963 % (2 * Math.PI);
  }

  /// Sets the time to -60 dB; what rings already goes on with it.
  public void seconds(double newSeconds) {
    seconds = Math.clamp(newSeconds, 0.1, 10.0);
    for (int i = 0; i < LINES; i++) {
      lineGains[i] = (float) exp(-3 * LN_10 * lengths[i] / (seconds * sampleRate));
    }
  }

  /// Time to -60 dB.
  public double seconds() {
    return seconds;
  }

  /// Renders the room's answer.
  ///
  /// @param outLeft overwritten
  /// @param outRight overwritten
  /// @param frames 1 up to [#MAX_FRAMES]
  public void process(
      float[] inLeft, float[] inRight, float[] outLeft, float[] outRight, int frames) {
    diffuse(0, inLeft, frames);
    diffuse(1, inRight, frames);
    readLines(frames);
    sum(outLeft, outRight, frames);
    mixLines(frames);
    feed(frames);
  }

  private void diffuse(int side, float[] in, int frames) {
    float[] feed = feeds[side];
    System.arraycopy(in, 0, feed, 0, frames);
    lowCuts[side].process(feed, frames);
    preDelays[side].read(preDelayFrames, scratch, frames);
    preDelays[side].write(feed, frames);
    System.arraycopy(scratch, 0, feed, 0, frames);
    for (int s = 0; s < STAGES; s++) {
      stages[side][s].read(stageLengths[side][s], scratch, frames);
      for (int i = 0; i < frames; i++) {
        float held = feed[i] - DIFFUSION * scratch[i] + TINY - TINY;
        feed[i] = scratch[i] + DIFFUSION * held;
        scratch[i] = held;
      }
      stages[side][s].write(scratch, frames);
    }
  }

  private void readLines(int frames) {
    for (int i = 0; i < LINES; i++) {
      float[] tap = taps[i];
      if ((i & 1) == 0) {
        lines[i].read(lengths[i], tap, frames);
      } else {
        readSwinging(i, tap, frames);
      }
    }
    for (int i = 0; i < LINES; i += 4) {
      damp(i, frames);
    }
  }

  /// Four lines at once: each waits for its own last sample, so one alone would leave the core
  /// idle.
  private void damp(int first, int frames) {
    float[] a = taps[first];
    float[] b = taps[first + 1];
    float[] c = taps[first + 2];
    float[] d = taps[first + 3];
    float stateA = damped[first];
    float stateB = damped[first + 1];
    float stateC = damped[first + 2];
    float stateD = damped[first + 3];
    float in = dampCoefficient;
    float keep = 1 - in;
    for (int n = 0; n < frames; n++) {
      stateA = keep * stateA + in * a[n];
      stateB = keep * stateB + in * b[n];
      stateC = keep * stateC + in * c[n];
      stateD = keep * stateD + in * d[n];
      a[n] = stateA * lineGains[first];
      b[n] = stateB * lineGains[first + 1];
      c[n] = stateC * lineGains[first + 2];
      d[n] = stateD * lineGains[first + 3];
    }
    damped[first] = stateA + TINY - TINY;
    damped[first + 1] = stateB + TINY - TINY;
    damped[first + 2] = stateC + TINY - TINY;
    damped[first + 3] = stateD + TINY - TINY;
  }

  private void readSwinging(int line, float[] tap, int frames) {
    double from = swing(phases[line]);
    double phase = phases[line] + swingSteps[line] * frames;
    phases[line] = phase > 2 * Math.PI ? phase - 2 * Math.PI : phase;
    double to = swing(phases[line]);
    int whole = (int) Math.ceil(Math.max(from, to));
    lines[line].read(lengths[line] + whole, scratch, frames + 2);
    float start = (float) (whole - from);
    float step = (float) ((from - to) / frames);
    for (int n = 0; n < frames; n++) {
      float fraction = start + step * n;
      int skip = (int) fraction;
      fraction -= skip;
      float a = scratch[n + skip];
      tap[n] = a + fraction * (scratch[n + skip + 1] - a);
    }
  }

  /// Frames a line is longer than written: 0 up to twice the swing.
  private double swing(double phase) {
    // A parabola instead of a sine: no library call, and nobody hears the difference at 1 Hz.
    double x = phase / Math.PI - 1;
    double wave = 4 * x * (1 - Math.abs(x));
    return swingFrames * (1 + wave);
  }

  private void sum(float[] outLeft, float[] outRight, int frames) {
    Arrays.fill(outLeft, 0, frames, 0);
    Arrays.fill(outRight, 0, frames, 0);
    for (int i = 0; i < LINES; i += 4) {
      float[] a = taps[i];
      float[] b = taps[i + 1];
      float[] c = taps[i + 2];
      float[] d = taps[i + 3];
      for (int n = 0; n < frames; n++) {
        outLeft[n] += 0.5f * (a[n] + b[n] - c[n] - d[n]);
        outRight[n] += 0.5f * (a[n] - b[n] - c[n] + d[n]);
      }
    }
  }

  /// Fast Walsh-Hadamard transform over the lines.
  private void mixLines(int frames) {
    for (int half = 1; half < LINES; half *= 2) {
      for (int i = 0; i < LINES; i += 2 * half) {
        for (int j = i; j < i + half; j++) {
          butterfly(taps[j], taps[j + half], frames);
        }
      }
    }
  }

  private static void butterfly(float[] a, float[] b, int frames) {
    for (int n = 0; n < frames; n++) {
      float x = a[n];
      float y = b[n];
      a[n] = x + y;
      b[n] = x - y;
    }
  }

  private void feed(int frames) {
    float scale = 0.25f; // 1 / sqrt(16) makes the Hadamard matrix orthogonal
    for (int i = 0; i < LINES; i++) {
      float[] tap = taps[i];
      float[] in = feeds[i >> 1 & 1];
      for (int n = 0; n < frames; n++) {
        tap[n] = tap[n] * scale + 0.25f * in[n] + TINY - TINY;
      }
      lines[i].write(tap, frames);
    }
  }

  /// Forgets all that rings.
  public void reset() {
    for (int i = 0; i < LINES; i++) {
      lines[i].reset();
      damped[i] = 0;
      phases[i] = phase(i);
    }
    for (int side = 0; side < 2; side++) {
      for (DelayLine stage : stages[side]) {
        stage.reset();
      }
      preDelays[side].reset();
      lowCuts[side].reset();
    }
  }
}
