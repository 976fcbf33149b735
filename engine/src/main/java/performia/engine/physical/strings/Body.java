// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.strings;

import performia.engine.physical.Elementary;
import performia.engine.physical.ModalBank;
import performia.engine.physical.Noise;
import performia.engine.physical.Resonance;

/// A wooden body as the sum of its modes and of what the bridge radiates by itself. Audio thread;
/// allocates nothing.
final class Body implements Radiator {
  private static final double QUIET = 1e-7;

  /// Seconds to -60 dB of quality 1 at 1 Hz: ln(1000) / pi.
  private static final double RING = 2.198806796637603;

  private final ModalBank modes;
  private final BodySpec spec;
  private final double sampleRate;
  private final Resonance ground;
  private final double rise;
  private double openness;
  private double low;
  private double smooth;

  Body(BodySpec spec, double sampleRate) {
    this.spec = spec;
    this.sampleRate = sampleRate;
    modes = new ModalBank(spec.modes().size() + spec.crowd(), sampleRate);
    int at = 0;
    for (BodySpec.BodyMode mode : spec.modes()) {
      set(at++, mode.hz(), mode.q(), mode.gain(), mode.side());
    }
    Noise chance = new Noise(spec.seed());
    double steps = spec.crowd();
    for (int i = 0; i < spec.crowd(); i++) {
      double place = (i + 0.5 + 0.4 * chance.next()) / steps;
      double hz = spec.crowdFromHz() * Elementary.pow(spec.crowdToHz() / spec.crowdFromHz(), place);
      double gain = spec.crowdGain() * (0.6 + 0.4 * chance.next()) * (i % 2 == 0 ? 1 : -1);
      set(at++, hz, spec.crowdQ() * (1 + 0.3 * chance.next()), gain, 0.8 * chance.next());
    }
    rise = 1 - Elementary.exp(-2 * Math.PI * spec.directFromHz() / sampleRate);
    ground = new Resonance(sampleRate);
    ground.set(0.8 * spec.modes().getFirst().hz(), 0.707);
    tick(1);
  }

  /// Peak gain at the mode's frequency, whatever its quality and the rate.
  private void set(int at, double hz, double q, double gain, double side) {
    double seconds = RING * q / hz;
    double in = gain * spec.gain() * 13.815510557964274 / (seconds * sampleRate);
    modes.set(at, hz, seconds, in, 1 - Math.max(0, side), 1 + Math.min(0, side));
  }

  @Override
  public void tick(double tone) {
    double cut = spec.directToHz() * Elementary.two(2 * (tone - 0.7));
    openness = 1 - Elementary.exp(-2 * Math.PI * Math.min(0.45, cut / sampleRate));
  }

  @Override
  public void add(double[] in, double[] left, double[] right, int start, int limit) {
    double direct = spec.direct() * spec.gain();
    for (int i = start; i < limit; i++) {
      double x = ground.high(in[i]);
      in[i] = x;
      low += rise * (x - low);
      smooth += openness * (x - low - smooth);
      left[i] += direct * smooth;
      right[i] += direct * smooth;
    }
    modes.add(in, left, right, start, limit);
  }

  @Override
  public boolean quiet() {
    return modes.level() < QUIET && Math.abs(smooth) < QUIET;
  }

  @Override
  public void reset() {
    modes.reset();
    ground.reset();
    low = 0;
    smooth = 0;
  }
}
