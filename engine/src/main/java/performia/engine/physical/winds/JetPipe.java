// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.winds;

import java.util.Arrays;
import performia.engine.physical.Lagrange;
import performia.engine.physical.LoopLoss;

/// An air jet on an open pipe as a waveguide: the jet, bent by what swings in the pipe, reaches the
/// edge a while later and goes in or out, in as a cubic bends (P. Cook, "A meta-wind-instrument
/// physical model", ICMC 1992; the delay of the jet after N. Fletcher and T. Rossing, "The Physics
/// of Musical Instruments", section 16.4). Audio thread; allocates nothing.
final class JetPipe implements Pipe {
  private static final double MOST = 3;
  private static final double SHORTEST = 8;
  private static final double TURNED_BACK = 0.5;
  private static final double END = 0.5;
  private static final double OCTAVE = 0.9;

  private final double sampleRate;
  private final double[] bore;
  private final double[] jet;
  private final Lagrange boreReader = new Lagrange();
  private final Lagrange jetReader = new Lagrange();
  private final LoopLoss end = new LoopLoss();
  private final double still;
  private int at;
  private double period;
  private double slope;
  private double way = 0.32;
  private double before;
  private double moving;
  private double inside;

  JetPipe(double lowestHz, double endHz, double sampleRate) {
    this.sampleRate = sampleRate;
    int longest = (int) (2 * sampleRate / lowestHz) + 64;
    bore = new double[Integer.highestOneBit(longest) * 2];
    jet = new double[bore.length];
    end.lowPass(0.98, Math.min(endHz, 0.35 * sampleRate), sampleRate);
    still = 1 - 40 / sampleRate;
    tune(lowestHz * 2, 0);
  }

  @Override
  public double highestHz() {
    return sampleRate / SHORTEST;
  }

  @Override
  public void tune(double hz, int frames) {
    double omega = 2 * Math.PI * hz / sampleRate;
    double wanted = 1.5 * sampleRate / hz - end.phaseDelay(omega);
    wanted = Math.max(SHORTEST, Math.min(bore.length - 8.0, wanted));
    if (frames == 0) {
      period = wanted;
      slope = 0;
    } else {
      slope = (wanted - period) / frames;
    }
    place();
  }

  private void place() {
    boreReader.delay(period);
    jetReader.delay(Math.max(Lagrange.LEAST, period * way));
  }

  @Override
  public void lips(double embouchure) {
    way = 0.32 + 0.06 * (0.5 - embouchure);
  }

  @Override
  public double next(double breath) {
    if (slope != 0) {
      period = Math.max(SHORTEST - 2, period + slope);
      place();
    }
    int mask = bore.length - 1;
    double arriving = boreReader.read(bore, at);
    double back = -end.next(arriving);
    // Without this the pipe would fill with still air.
    moving = back - before + still * moving;
    before = back;
    jet[at & mask] = breath - TURNED_BACK * moving;
    double x = jetReader.read(jet, at);
    double edge = Math.max(-1, Math.min(1, x * (x * x - 1)));
    bore[at & mask] = Math.max(-MOST, Math.min(MOST, edge + END * moving));
    inside = arriving;
    at = at + 1 & mask;
    // The jet blows more out than in, which the ear hears as the octave.
    return arriving + OCTAVE * arriving * arriving;
  }

  @Override
  public double inside() {
    return inside;
  }

  @Override
  public void reset() {
    Arrays.fill(bore, 0);
    Arrays.fill(jet, 0);
    end.reset();
    at = 0;
    slope = 0;
    before = 0;
    moving = 0;
    inside = 0;
  }
}
