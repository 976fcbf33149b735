// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.dsp;

import java.util.Arrays;

/// A tape echo whose repeats cross from side to side and grow darker, softer and a little unsteady.
/// A change of its time makes the tape run faster or slower until it is there, as tape does, so it
/// may follow a tempo. Gives the wet sound only. Audio thread; allocates nothing.
public final class Echo {
  private static final double LONGEST_SECONDS = 2.5;
  private static final double SHORTEST_SECONDS = 0.02;
  private static final double TONE_HZ = 3200;
  private static final double LOW_CUT_HZ = 140;

  /// The tape's speed is right again, to a third, after this long.
  private static final double GLIDE_SECONDS = 0.12;

  private static final double WOW_HZ = 0.7;
  private static final double WOW_SECONDS = 0.00035;
  private static final float TINY = 1e-18f;

  private final int sampleRate;
  private final float[] tapeLeft;
  private final float[] tapeRight;
  private final int mask;
  private final double glide;
  private final double wowStep;
  private final double wowFrames;
  private final float tone;
  private final float lowCut;
  private final Ramp feedback;
  private double targetFrames;
  private double delayFrames;
  private double wow;
  private int at;
  private float toneLeft;
  private float toneRight;
  private float cutLeft;
  private float cutRight;

  public Echo(int sampleRate) {
    this.sampleRate = sampleRate;
    int longest = (int) ((LONGEST_SECONDS + 0.1) * sampleRate);
    tapeLeft = new float[Integer.highestOneBit(longest) * 2];
    tapeRight = new float[tapeLeft.length];
    mask = tapeLeft.length - 1;
    glide = 1 - StrictMath.exp(-1 / (GLIDE_SECONDS * sampleRate));
    wowStep = 2 * WOW_HZ / sampleRate;
    wowFrames = WOW_SECONDS * sampleRate;
    tone = (float) (1 - StrictMath.exp(-2 * Math.PI * TONE_HZ / sampleRate));
    lowCut = (float) (1 - StrictMath.exp(-2 * Math.PI * LOW_CUT_HZ / sampleRate));
    feedback = new Ramp(0.35f, Math.max(1, sampleRate / 50));
    seconds(0.375);
    reset();
  }

  /// @param newSeconds from one repeat to the next; kept within 0.02..2.5, halved until it fits
  public void seconds(double newSeconds) {
    double fitting = newSeconds > 0 ? newSeconds : SHORTEST_SECONDS;
    for (int i = 0; i < 64 && fitting > LONGEST_SECONDS; i++) {
      fitting /= 2;
    }
    targetFrames = Math.clamp(fitting, SHORTEST_SECONDS, LONGEST_SECONDS) * sampleRate;
  }

  /// @param share of each repeat that comes again, 0..0.9
  public void feedback(double share) {
    feedback.to((float) Math.clamp(share, 0, 0.9));
  }

  /// Renders the repeats.
  ///
  /// @param outLeft overwritten; may be `inLeft`
  /// @param outRight overwritten
  public void process(
      float[] inLeft, float[] inRight, float[] outLeft, float[] outRight, int frames) {
    for (int i = 0; i < frames; i++) {
      delayFrames += (targetFrames - delayFrames) * glide;
      wow = wow + wowStep > 1 ? wow + wowStep - 2 : wow + wowStep;
      double delay = delayFrames + wowFrames * (1 + 4 * wow * (1 - Math.abs(wow)));
      int whole = (int) delay;
      float fraction = (float) (delay - whole);
      float left = read(tapeLeft, whole, fraction);
      float right = read(tapeRight, whole, fraction);
      toneLeft += tone * (left - toneLeft) + TINY - TINY;
      toneRight += tone * (right - toneRight) + TINY - TINY;
      cutLeft += lowCut * (toneLeft - cutLeft) + TINY - TINY;
      cutRight += lowCut * (toneRight - cutRight) + TINY - TINY;
      float wetLeft = toneLeft - cutLeft;
      float wetRight = toneRight - cutRight;
      float back = feedback.next();
      // What comes in starts on the left, and every repeat crosses over.
      tapeLeft[at & mask] = soft(0.5f * (inLeft[i] + inRight[i]) + back * wetRight);
      tapeRight[at & mask] = soft(back * wetLeft + 0.35f * (inRight[i] - inLeft[i]));
      at++;
      outLeft[i] = wetLeft;
      outRight[i] = wetRight;
    }
  }

  private float read(float[] tape, int whole, float fraction) {
    int from = at - whole;
    float before = tape[from + 1 & mask];
    float here = tape[from & mask];
    float next = tape[from - 1 & mask];
    float after = tape[from - 2 & mask];
    float c1 = 0.5f * (next - before);
    float c3 = 0.5f * (after - before) + 1.5f * (here - next);
    float c2 = before - here + c1 - c3;
    return ((c3 * fraction + c2) * fraction + c1) * fraction + here;
  }

  /// Tape does not clip, it gives way: straight when soft, never above 1.
  private static float soft(float x) {
    float bounded = Math.max(-1.5f, Math.min(1.5f, x));
    return bounded - bounded * bounded * bounded * (4 / 27f);
  }

  /// Forgets all that repeats; the settings stay.
  public void reset() {
    Arrays.fill(tapeLeft, 0);
    Arrays.fill(tapeRight, 0);
    at = 0;
    wow = 0;
    delayFrames = targetFrames;
    feedback.jump(feedback.target());
    toneLeft = 0;
    toneRight = 0;
    cutLeft = 0;
    cutRight = 0;
  }
}
