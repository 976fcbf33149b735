// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.dsp;

import java.util.Arrays;

/// A rotary loudspeaker: a horn above and a drum below 800 Hz turn at their own speeds, so that
/// pitch (Doppler), level and colour swing, heard by two microphones. Speeds, run-up times and
/// radii are those measured on Leslie cabinets (Smith, Serafin, Abel & Berners, DAFx 2002). Audio
/// thread; allocates nothing.
public final class Rotary {
  private static final double CROSSOVER_HZ = 800;
  private static final double HORN_SLOW_HZ = 0.8;
  private static final double HORN_FAST_HZ = 6.7;
  private static final double DRUM_SLOW_HZ = 0.66;
  private static final double DRUM_FAST_HZ = 5.7;
  private static final double HORN_RUN_UP_SECONDS = 0.7;
  private static final double DRUM_RUN_UP_SECONDS = 2.2;

  /// Radius over the speed of sound.
  private static final double HORN_SECONDS = 0.19 / 343;

  private static final double DRUM_SECONDS = 0.12 / 343;
  private static final float TINY = 1e-18f;

  private final int sampleRate;
  private final Rotor horn;
  private final Rotor drum;
  private final Ramp mix;
  private final float split;
  private float low;
  private float low2;

  public Rotary(int sampleRate) {
    this.sampleRate = sampleRate;
    horn = new Rotor(HORN_SECONDS, HORN_RUN_UP_SECONDS, 0.55f);
    drum = new Rotor(DRUM_SECONDS, DRUM_RUN_UP_SECONDS, 0.3f);
    mix = new Ramp(0, Math.max(1, sampleRate / 50));
    split = (float) (1 - StrictMath.exp(-2 * Math.PI * CROSSOVER_HZ / sampleRate));
    speed(0);
    reset();
  }

  /// @param share of the sound that comes from the cabinet, 0..1
  public void mix(double share) {
    mix.to((float) Math.clamp(share, 0, 1));
  }

  /// @param newSpeed 0 slow (chorale) .. 1 fast (tremolo); the rotors take their time to get there
  public void speed(double newSpeed) {
    double s = Math.clamp(newSpeed, 0, 1);
    horn.targetHz = HORN_SLOW_HZ + s * (HORN_FAST_HZ - HORN_SLOW_HZ);
    drum.targetHz = DRUM_SLOW_HZ + s * (DRUM_FAST_HZ - DRUM_SLOW_HZ);
  }

  /// Turns in place; what comes out is stereo, whatever goes in.
  public void process(float[] left, float[] right, int frames) {
    if (mix.settled() && mix.value() == 0) {
      return;
    }
    for (int i = 0; i < frames; i++) {
      float in = 0.5f * (left[i] + right[i]);
      low += split * (in - low) + TINY - TINY;
      low2 += split * (low - low2) + TINY - TINY;
      horn.turn(in - low2);
      drum.turn(low2);
      float wet = mix.next();
      left[i] += wet * (horn.left + drum.left - left[i]);
      right[i] += wet * (horn.right + drum.right - right[i]);
    }
  }

  /// Forgets all state; the settings stay.
  public void reset() {
    horn.reset();
    drum.reset();
    mix.jump(mix.target());
    low = 0;
    low2 = 0;
  }

  /// One turning source and the two microphones, a quarter turn apart.
  private final class Rotor {
    private final float[] line;
    private final int mask;
    private final double radiusFrames;
    private final double runUp;
    private final float beam;
    private double targetHz;
    private double hz;
    private double phase;
    private int at;
    private float left;
    private float right;

    /// @param beam how much softer it is when it looks away, 0..1
    private Rotor(double radiusSeconds, double runUpSeconds, float beam) {
      radiusFrames = radiusSeconds * sampleRate;
      line = new float[Integer.highestOneBit((int) (2 * radiusFrames) + 8) * 2];
      mask = line.length - 1;
      runUp = 1 - StrictMath.exp(-1 / (runUpSeconds * sampleRate));
      this.beam = beam;
    }

    private void turn(float in) {
      line[at & mask] = in;
      hz += (targetHz - hz) * runUp;
      phase += 2 * hz / sampleRate;
      phase = phase > 1 ? phase - 2 : phase;
      left = hear(phase);
      double beside = phase + 0.5;
      right = hear(beside > 1 ? beside - 2 : beside);
      at++;
    }

    /// @param angle in half turns, -1..1
    private float hear(double angle) {
      // A parabola close to a sine: 1 towards the microphone, -1 away from it.
      double towards = 4 * angle * (1 - Math.abs(angle));
      double delay = 2 + radiusFrames * (1 - towards);
      int whole = (int) delay;
      float fraction = (float) (delay - whole);
      float near = line[at - whole & mask];
      float far = line[at - whole - 1 & mask];
      float gain = 1 - beam * 0.5f * (1 - (float) towards);
      return gain * (near + fraction * (far - near));
    }

    private void reset() {
      Arrays.fill(line, 0);
      at = 0;
      phase = 0;
      hz = targetHz;
      left = 0;
      right = 0;
    }
  }
}
