// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.dsp;

/// An amplifier and its loudspeaker cabinet: two tube-like stages that bend the signal at four
/// times the rate, a tone control, and a closed-back cabinet made of filters (resonance at 110 Hz,
/// the cone's presence at 2.6 kHz, nothing to speak of above 5 kHz). Mono, as amplifiers are. Audio
/// thread; allocates nothing.
public final class Amplifier {
  private static final double RAMP_SECONDS = 0.03;
  private static final double MOST_DRIVE_DB = 42;

  /// What a strong signal has gained in level once it is squeezed flat.
  private static final double SATURATION_DB = -17;

  private static final double BIAS = 0.22;
  private static final float TINY = 1e-18f;

  private final Ramp mix;
  private final Ramp driveDb;
  private final Oversampler first = new Oversampler();
  private final Oversampler second = new Oversampler();
  private final float[] fine = new float[Oversampler.FACTOR];
  private final float[] mono = new float[Reverb.MAX_FRAMES];
  private final float[] wet = new float[Reverb.MAX_FRAMES];
  private final float[] side = new float[Reverb.MAX_FRAMES];
  private final Biquad tightness;
  private final Biquad treble;
  private final Biquad box;
  private final Biquad hollow;
  private final Biquad presence;
  private final Biquad roof;
  private final Biquad roof2;
  private final float coupling;
  private float couplingState;

  public Amplifier(int sampleRate) {
    int ramp = Math.max(1, (int) Math.round(RAMP_SECONDS * sampleRate));
    mix = new Ramp(0, ramp);
    driveDb = new Ramp(0, ramp);
    tightness = new Biquad(Biquad.Kind.HIGH_PASS, sampleRate);
    treble = new Biquad(Biquad.Kind.HIGH_SHELF, sampleRate);
    box = new Biquad(Biquad.Kind.PEAK, sampleRate);
    hollow = new Biquad(Biquad.Kind.PEAK, sampleRate);
    presence = new Biquad(Biquad.Kind.PEAK, sampleRate);
    roof = new Biquad(Biquad.Kind.LOW_PASS, sampleRate);
    roof2 = new Biquad(Biquad.Kind.LOW_PASS, sampleRate);
    coupling = (float) (1 - StrictMath.exp(-2 * Math.PI * 30 / sampleRate));
    box.set(110, 1.1, 3);
    hollow.set(420, 0.9, -4);
    presence.set(2600, 1.0, 5);
    roof.set(5000, 0.55, 0);
    roof2.set(5600, 1.1, 0);
    tone(0.5);
    drive(0);
    reset();
  }

  /// @param share of the sound that goes through the amplifier, 0..1
  public void mix(double share) {
    mix.to((float) Math.clamp(share, 0, 1));
  }

  /// @param amount 0 clean .. 1 full of distortion
  public void drive(double amount) {
    double bounded = Math.clamp(amount, 0, 1);
    driveDb.to((float) (bounded * MOST_DRIVE_DB));
    // The more it bends, the less of the lows may go in, or it turns to mud.
    tightness.set(45 + 110 * bounded, 0.6, 0);
  }

  /// @param brightness 0 dark .. 1 bright
  public void tone(double brightness) {
    treble.set(1800, 0.6, (Math.clamp(brightness, 0, 1) - 0.5) * 20);
  }

  /// Amplifies in place; both sides are the same after it, as far as it is mixed in.
  public void process(float[] left, float[] right, int frames) {
    if (mix.settled() && mix.value() == 0) {
      return;
    }
    for (int i = 0; i < frames; i++) {
      mono[i] = 0.5f * (left[i] + right[i]);
    }
    filter(tightness, mono, frames);
    bend(frames);
    filter(treble, wet, frames);
    filter(box, wet, frames);
    filter(hollow, wet, frames);
    filter(presence, wet, frames);
    filter(roof, wet, frames);
    filter(roof2, wet, frames);
    for (int i = 0; i < frames; i++) {
      float share = mix.next();
      left[i] += share * (wet[i] - left[i]);
      right[i] += share * (wet[i] - right[i]);
    }
  }

  private void filter(Biquad biquad, float[] samples, int frames) {
    System.arraycopy(samples, 0, side, 0, frames);
    biquad.process(samples, side, frames);
  }

  private void bend(int frames) {
    for (int i = 0; i < frames; i++) {
      double db = driveDb.next();
      float gain = (float) Elementary.gain(db);
      // What drive adds in loudness is taken back, so that the knob changes colour, not level.
      float level = (float) Elementary.gain(SATURATION_DB * (1 - Elementary.exp2(-db / 7)));
      first.up(mono[i] * gain, fine);
      for (int k = 0; k < Oversampler.FACTOR; k++) {
        fine[k] = tube(fine[k]);
      }
      float between = first.down(fine);
      couplingState += coupling * (between - couplingState) + TINY - TINY;
      second.up((between - couplingState) * (1 + 0.05f * (float) db), fine);
      for (int k = 0; k < Oversampler.FACTOR; k++) {
        fine[k] = soft(fine[k]);
      }
      wet[i] = second.down(fine) * level;
    }
  }

  /// A triode: bends one half sooner than the other, so that even harmonics come in.
  private static float tube(float x) {
    double biased = soft((float) (x + BIAS));
    return (float) ((biased - soft((float) BIAS)) * 1.05);
  }

  /// Close to a hyperbolic tangent, by a fraction; never beyond 1.
  private static float soft(float x) {
    float bounded = Math.max(-3, Math.min(3, x));
    float xx = bounded * bounded;
    return bounded * (27 + xx) / (27 + 9 * xx);
  }

  /// Forgets all state; the settings stay.
  public void reset() {
    mix.jump(mix.target());
    driveDb.jump(driveDb.target());
    first.reset();
    second.reset();
    tightness.reset();
    treble.reset();
    box.reset();
    hollow.reset();
    presence.reset();
    roof.reset();
    roof2.reset();
    couplingState = 0;
  }
}
