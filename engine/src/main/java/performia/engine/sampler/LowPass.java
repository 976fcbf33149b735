// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import performia.engine.sampler.region.Parameter;

/// The resonant low-pass of one voice: two poles, transposed direct form II, coefficients (R.
/// Bristow-Johnson's cookbook) that move in straight lines from tick to tick. Audio thread.
final class LowPass {
  private static final int RESONANCE = Parameter.RESONANCE_DB.slot();

  /// Below this a state can only head for denormals.
  private static final float SILENCE = 1e-10f;

  /// At this cutoff, 19.9 kHz, the format calls the filter open; log2 of Hz.
  private static final double OPEN_OCTAVES = 14.27;

  private final FilterTable table;
  private boolean on;
  private boolean fresh;
  private double octaves;
  private float resonanceDb;
  private float b0;
  private float a1;
  private float a2;
  private float b0Step;
  private float a1Step;
  private float a2Step;
  private float b0Aim;
  private float a1Aim;
  private float a2Aim;
  private float s1;
  private float s2;

  LowPass(FilterTable table) {
    this.table = table;
  }

  /// Starts anew, with nothing in it.
  void start() {
    on = false;
    fresh = true;
    octaves = Double.NaN;
    s1 = 0;
    s2 = 0;
  }

  /// Whether [#process] has anything to do.
  boolean isOn() {
    return on;
  }

  /// Aims at a cutoff, octaves above 1 Hz, to be reached in `frames`.
  void aim(double cutoffOctaves, float[] values, int frames) {
    float resonance = Math.max(0, Math.min(96, values[RESONANCE]));
    if (!on && cutoffOctaves >= OPEN_OCTAVES && resonance < 0.01f) {
      fresh = false;
      return;
    }
    settle();
    if (cutoffOctaves != octaves || resonance != resonanceDb) {
      octaves = cutoffOctaves;
      resonanceDb = resonance;
      coefficients(frames);
    }
  }

  /// Arrives where the last aim was, and forgets rounding and what is too small to hear.
  private void settle() {
    b0 = b0Aim;
    a1 = a1Aim;
    a2 = a2Aim;
    b0Step = 0;
    a1Step = 0;
    a2Step = 0;
    if (Math.abs(s1) < SILENCE && Math.abs(s2) < SILENCE) {
      s1 = 0;
      s2 = 0;
    }
  }

  /// Stays where it is in the middle of a tick; the next aim starts there.
  void stop() {
    b0Aim = b0;
    a1Aim = a1;
    a2Aim = a2;
    octaves = Double.NaN;
  }

  private void coefficients(int frames) {
    double position = table.position(octaves);
    double fall = table.oneMinusCosine(position);
    // 0 dB of resonance is a Butterworth filter; its peak then grows by half, the rest goes down.
    double q = Math.sqrt(0.5) * Power.two(resonanceDb * Power.OCTAVES_PER_DB);
    double alpha = table.sine(position) / (2 * q);
    double scale = 1 / (1 + alpha);
    b0Aim = (float) (0.5 * fall * scale * Power.gain(resonanceDb / 2));
    a1Aim = (float) (-2 * (1 - fall) * scale);
    a2Aim = (float) ((1 - alpha) * scale);
    if (on) {
      b0Step = (b0Aim - b0) / frames;
      a1Step = (a1Aim - a1) / frames;
      a2Step = (a2Aim - a2) / frames;
    } else {
      b0 = b0Aim;
      a1 = a1Aim;
      a2 = a2Aim;
      on = true;
    }
  }

  /// Takes over at mid-sound as if the first frame had come for ever; a jump would click.
  private void prime(float x) {
    float gain = 4 * b0 / (1 + a1 + a2);
    s1 = (gain - b0) * x;
    s2 = (b0 - a2 * gain) * x;
    fresh = true;
  }

  /// Filters `n` frames in place.
  void process(float[] frames, int n) {
    if (!fresh) {
      prime(frames[0]);
    }
    float b = b0;
    float c1 = a1;
    float c2 = a2;
    float z1 = s1;
    float z2 = s2;
    for (int i = 0; i < n; i++) {
      float in = b * frames[i];
      float out = in + z1;
      z1 = (in + in + z2) - c1 * out;
      z2 = in - c2 * out;
      frames[i] = out;
      b += b0Step;
      c1 += a1Step;
      c2 += a2Step;
    }
    b0 = b;
    a1 = c1;
    a2 = c2;
    s1 = z1;
    s2 = z2;
  }
}
