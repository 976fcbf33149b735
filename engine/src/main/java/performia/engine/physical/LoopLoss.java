// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.physical;

/// What a wave loses on its way round a loop: a first-order low-pass fitted to two decay times (V.
/// Välimäki et al., "Physical modeling of plucked string instruments with application to real-time
/// sound synthesis", J. Audio Eng. Soc. 44, 1996, use the same filter). Its gain never reaches 1,
/// so the loop around it is stable whatever it is told. Audio thread; allocates nothing.
public final class LoopLoss {
  /// No loop gain comes closer to 1 than this.
  private static final double MOST = 0.999999;

  private static final double MOST_POLE = 0.995;
  private static final double LN_1000_OVER_LN_2 = 9.965784284662087;

  private double gain;
  private double pole;
  private double state;

  /// Fits the loss to two decay times.
  ///
  /// @param loopHz how often a second the wave goes round
  /// @param lowSeconds time to -60 dB at `lowHz`
  /// @param lowHz the lower frequency
  /// @param highSeconds time to -60 dB at `highHz`
  /// @param highHz the higher frequency
  /// @param sampleRate frames a second
  public void design(
      double loopHz,
      double lowSeconds,
      double lowHz,
      double highSeconds,
      double highHz,
      double sampleRate) {
    double low = perLoop(loopHz, lowSeconds);
    double high = Math.min(low, perLoop(loopHz, highSeconds));
    double top = Math.min(highHz, 0.45 * sampleRate);
    if (top < 1.2 * lowHz || high > 0.999999 * low) {
      set(low, 0);
      return;
    }
    double c1 = Elementary.cos(2 * Math.PI * lowHz / sampleRate);
    double c2 = Elementary.cos(2 * Math.PI * top / sampleRate);
    double ratio = low * low / (high * high);
    // Equal ratio of |1 - p e^-jw|^2 at the two frequencies: p^2 - 2 m p + 1 = 0.
    double m = (ratio * c1 - c2) / (ratio - 1);
    double p = m >= 1 ? m - Math.sqrt(m * m - 1) : MOST_POLE;
    p = Math.min(p, MOST_POLE);
    double atLow = Math.sqrt(1 + p * p - 2 * p * c1);
    set(low * atLow, p);
  }

  /// Gain that gives so long a decay, going round so often.
  private static double perLoop(double loopHz, double seconds) {
    return Elementary.two(-LN_1000_OVER_LN_2 / Math.max(1e-3, seconds * loopHz));
  }

  /// Sets numerator and pole, held within what is stable.
  private void set(double numerator, double newPole) {
    pole = newPole;
    gain = Math.min(numerator, MOST * (1 - newPole));
  }

  /// Sets it as a plain low-pass.
  ///
  /// @param lowGain at 0 Hz, below 1
  /// @param cutHz where about 3 dB are lost
  public void lowPass(double lowGain, double cutHz, double sampleRate) {
    double p = Elementary.exp(-2 * Math.PI * cutHz / sampleRate);
    set(lowGain * (1 - p), p);
  }

  /// Takes the loss of another, shared by loops that lose alike.
  public void like(LoopLoss other) {
    gain = other.gain;
    pole = other.pole;
  }

  /// Frames by which it delays a sinusoid.
  ///
  /// @param omega radians a frame, above 0
  public double phaseDelay(double omega) {
    return Elementary.atan2(pole * Elementary.sin(omega), 1 - pole * Elementary.cos(omega)) / omega;
  }

  /// Gain at a frequency.
  ///
  /// @param omega radians a frame
  public double gainAt(double omega) {
    return gain / Math.sqrt(1 + pole * pole - 2 * pole * Elementary.cos(omega));
  }

  /// Filters in place.
  public void process(double[] samples, int frames) {
    double g = gain;
    double p = pole;
    double y = state;
    for (int i = 0; i < frames; i++) {
      y = g * samples[i] + p * y;
      samples[i] = y;
    }
    state = y;
  }

  /// Filters one sample.
  public double next(double sample) {
    state = gain * sample + pole * state;
    return state;
  }

  /// Forgets all state.
  public void reset() {
    state = 0;
  }
}
