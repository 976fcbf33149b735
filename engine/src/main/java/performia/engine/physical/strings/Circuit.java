// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.strings;

import performia.engine.physical.Resonance;

/// A magnetic pickup's coil with its cable and tone knob: a low-pass with a resonance, damped as
/// the knob goes down. Audio thread; allocates nothing.
final class Circuit implements Radiator {
  private final Resonance coil;
  private final Resonance ground;
  private final double coilHz;
  private final double coilQ;
  private final double bend;
  private final double gain;

  /// @param coilHz resonance with the cable, such as 3,000 for a humbucker, 4,500 for a single coil
  /// @param coilQ its quality with the knob up
  /// @param bend how much the field bends large swings, 0 not at all
  /// @param gain of the whole
  Circuit(double coilHz, double coilQ, double bend, double gain, double sampleRate) {
    this.coilHz = coilHz;
    this.coilQ = coilQ;
    this.bend = bend;
    this.gain = gain;
    coil = new Resonance(sampleRate);
    ground = new Resonance(sampleRate);
    ground.set(25, 0.707);
    tick(1);
  }

  @Override
  public void tick(double tone) {
    double open = Math.min(1, tone / 0.7);
    double more = Math.max(0, tone - 0.7) / 0.3;
    coil.set(coilHz * (0.12 + 0.88 * open * open) * (1 + 0.3 * more), 0.6 + (coilQ - 0.6) * open);
  }

  @Override
  public void add(double[] in, double[] left, double[] right, int start, int limit) {
    for (int i = start; i < limit; i++) {
      double x = in[i];
      double y = gain * coil.low(ground.high(x + bend * x * x));
      left[i] += y;
      right[i] += y;
    }
  }

  @Override
  public boolean quiet() {
    return coil.quiet() && ground.quiet();
  }

  @Override
  public void reset() {
    coil.reset();
    ground.reset();
  }
}
