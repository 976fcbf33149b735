// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical;

/// A second-order filter with low-, band- and high-pass outputs whose cut-off may move while it
/// works (trapezoidal state variables: stable at every setting). Audio thread; allocates nothing.
public final class Resonance {
  private final double sampleRate;
  private double g;
  private double damping = 1;
  private double scale;
  private double first;
  private double second;

  /// @param sampleRate frames a second
  public Resonance(double sampleRate) {
    this.sampleRate = sampleRate;
    set(sampleRate / 8, 0.7);
  }

  /// Sets cut-off and quality; what rings goes on.
  ///
  /// @param hz cut-off, held below 0.45 of the rate
  /// @param q quality, 0.3 or above; 0.707 is flat
  public void set(double hz, double q) {
    double angle = Math.PI * Math.max(5, Math.min(0.45 * sampleRate, hz)) / sampleRate;
    g = Elementary.sin(angle) / Elementary.cos(angle);
    damping = 1 / Math.max(0.3, q);
    scale = 1 / (1 + g * (g + damping));
  }

  /// The low-passed next sample; of the three, use one for each sample.
  public double low(double sample) {
    double high = (sample - (g + damping) * first - second) * scale;
    double band = g * high + first;
    double low = g * band + second;
    first = g * high + band;
    second = g * band + low;
    return low;
  }

  /// The band-passed next sample, of gain 1 at the cut-off.
  public double band(double sample) {
    double high = (sample - (g + damping) * first - second) * scale;
    double band = g * high + first;
    double low = g * band + second;
    first = g * high + band;
    second = g * band + low;
    return band * damping;
  }

  /// The high-passed next sample.
  public double high(double sample) {
    double high = (sample - (g + damping) * first - second) * scale;
    double band = g * high + first;
    double low = g * band + second;
    first = g * high + band;
    second = g * band + low;
    return high;
  }

  /// Whether it has come to rest.
  public boolean quiet() {
    return Math.abs(first) + Math.abs(second) < 1e-9;
  }

  /// Forgets all state.
  public void reset() {
    first = 0;
    second = 0;
  }
}
