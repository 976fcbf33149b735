// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical.winds;

import java.util.Arrays;
import performia.engine.physical.Lagrange;
import performia.engine.physical.LoopLoss;

/// A single reed on an air column as a waveguide: the reed lets the less air in the more the
/// pressure in the column falls behind that in the mouth (J. O. Smith, "Efficient simulation of the
/// reed-bore and bow-string mechanisms", ICMC 1986). On a cylinder the wave comes back turned over
/// from the open end (clarinet: odd harmonics); a cone, cut off at the reed, answers as a string
/// bowed at the length that was cut off, with all harmonics (saxophone). Audio thread; allocates
/// nothing.
final class ReedPipe implements Pipe {
  private static final double MOST = 3;
  private static final double SHORTEST = 7;
  private static final double OPEN = 4;

  private final double sampleRate;
  private final boolean conical;
  private final double cut;
  private final double[] body;
  private final double[] head;
  private final Lagrange bodyReader = new Lagrange();
  private final Lagrange headReader = new Lagrange();
  private final LoopLoss bell = new LoopLoss();
  private final double bellHz;
  private final double bellGain;
  private int at;
  private double period;
  private double slope;
  private double rest = 0.7;
  private double stiff = 0.3;
  private double inside;

  /// @param conical whether the column is a cone
  /// @param cut share of the cone that is cut off at the reed
  /// @param bellHz above this the open end lets the wave out
  /// @param bellGain how much of a low wave comes back, below 1
  ReedPipe(
      boolean conical,
      double cut,
      double bellHz,
      double bellGain,
      double lowestHz,
      double sampleRate) {
    this.conical = conical;
    this.cut = cut;
    this.sampleRate = sampleRate;
    int longest = (int) (sampleRate / lowestHz) + 64;
    body = new double[Integer.highestOneBit(longest) * 2];
    head = new double[body.length];
    this.bellGain = bellGain;
    this.bellHz = bellHz;
    tune(lowestHz * 2, 0);
  }

  @Override
  public double highestHz() {
    return sampleRate / (2 * SHORTEST);
  }

  @Override
  public void tune(double hz, int frames) {
    double omega = 2 * Math.PI * hz / sampleRate;
    // Open holes let out less of a high note: they are nearer to one another than its waves.
    bell.lowPass(bellGain, Math.min(Math.max(bellHz, OPEN * hz), 0.3 * sampleRate), sampleRate);
    double whole = conical ? sampleRate / hz : 0.5 * sampleRate / hz;
    double wanted =
        Math.max(SHORTEST - 2, Math.min(body.length - 8.0, whole - bell.phaseDelay(omega)));
    if (frames == 0) {
      period = wanted;
      slope = 0;
    } else {
      slope = (wanted - period) / frames;
    }
    place();
  }

  private void place() {
    if (conical) {
      double front = Math.max(Lagrange.LEAST + 0.5, cut * period);
      headReader.delay(front);
      bodyReader.delay(Math.max(Lagrange.LEAST + 0.5, period - front));
    } else {
      bodyReader.delay(period);
    }
  }

  @Override
  public void lips(double embouchure) {
    rest = 0.69 + 0.05 * embouchure;
    stiff = 0.28 + 0.06 * embouchure;
  }

  @Override
  public double next(double breath) {
    if (slope != 0) {
      period = Math.max(SHORTEST - 3, period + slope);
      place();
    }
    int mask = body.length - 1;
    double arriving = bodyReader.read(body, at);
    double back = -bell.next(arriving);
    double radiated = arriving + back;
    if (conical) {
      double answer = back - headReader.read(head, at);
      double difference = answer - breath;
      head[at & mask] = back;
      body[at & mask] = bounded(breath + difference * reed(difference) - back);
      inside = answer;
    } else {
      double difference = back - breath;
      body[at & mask] = bounded(breath + difference * reed(difference));
      inside = back;
    }
    at = at + 1 & mask;
    return radiated;
  }

  /// How much of a pressure difference the reed turns back.
  private double reed(double difference) {
    double share = rest - stiff * difference;
    return Math.max(-1, Math.min(1, share));
  }

  private static double bounded(double x) {
    return Math.max(-MOST, Math.min(MOST, x));
  }

  @Override
  public double inside() {
    return inside;
  }

  @Override
  public void reset() {
    Arrays.fill(body, 0);
    Arrays.fill(head, 0);
    bell.reset();
    at = 0;
    slope = 0;
    inside = 0;
  }
}
