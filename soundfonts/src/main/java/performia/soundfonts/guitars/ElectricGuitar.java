// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.guitars;

import java.util.List;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.KeySplit;
import performia.soundfonts.tone.Playback;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.tone.Tone;
import performia.soundfonts.tone.VelocityLayer;
import performia.soundfonts.waves.Biquad;
import performia.soundfonts.waves.Tail;
import performia.soundfonts.waves.Tuning;

/// A string over a magnetic pickup, through a clean amplifier. Immutable, any thread.
///
/// @param pickupHz resonance of pickup and cable
/// @param pickupQ its height
/// @param toneHz where tone control and loudspeaker begin to close
/// @param scrape level of plectrum noise
/// @param decay slow decay of the low E, time for 60 dB
/// @param seconds length of the low E's sample
/// @param layers velocity layers
record ElectricGuitar(
    String name,
    PluckedString string,
    double pickupHz,
    double pickupQ,
    double toneHz,
    double scrape,
    double decay,
    double seconds,
    List<VelocityLayer> layers)
    implements Tone {

  static ElectricGuitar clean() {
    return new ElectricGuitar(
        "Clean Guitar",
        new PluckedString(6e-5, 0.09, 0.09, 0.002, 0.75, 2.4, 4.5e-7, 0.35),
        4200,
        1.8,
        5200,
        0.05,
        11,
        0.8,
        List.of(
            new VelocityLayer(1, 60, 0.32, 1),
            new VelocityLayer(61, 102, 0.68, 2),
            new VelocityLayer(103, 127, 0.95, 1)));
  }

  static ElectricGuitar jazz() {
    return new ElectricGuitar(
        "Jazz Guitar",
        new PluckedString(8e-5, 0.15, 0.17, 0.007, 1.3, 2.2, 8e-7, 0.35),
        2800,
        1.0,
        3300,
        0.02,
        8,
        0.7,
        VelocityLayer.upTo(1, 70, 127));
  }

  static ElectricGuitar muted() {
    return new ElectricGuitar(
        "Muted Guitar",
        new PluckedString(6e-5, 0.08, 0.10, 0.004, 13, 1.6, 2.2e-6, 0.12),
        3600,
        1.3,
        4200,
        0.09,
        0.9,
        0.42,
        List.of(new VelocityLayer(1, 76, 0.45, 1), new VelocityLayer(77, 127, 0.85, 2)));
  }

  @Override
  public List<KeySplit> keySplits() {
    return KeySplit.every(5, 40, 80, 0, 127);
  }

  @Override
  public Playback playback(KeySplit split) {
    double slow = decaySeconds(split.root());
    return Playback.sustained(-14, 0.2)
        .withVelocity(28, 400)
        .withEnvelope(0, 0, slow, 100, Math.min(0.2, slow / 4))
        .withSends(0.1, 0.08);
  }

  @Override
  public Sound render(int pitch, double velocity, int take, Chance chance) {
    double[] out = new double[Sound.frames(seconds * Tuning.curve(pitch, 40, 1, 88, 0.55))];
    string.pluck(pitch, velocity, take, Sound.RATE_HZ, chance).render(out, 0);
    Stroke.release(out, Sound.RATE_HZ, 0.0008);
    Stroke.scrape(out, scrape * (0.5 + velocity), 3000, 0.003, chance);
    Biquad.lowPass(Sound.RATE_HZ, pickupHz, pickupQ).apply(out);
    push(out, velocity);
    Biquad.highPass(Sound.RATE_HZ, 80, 0.7).apply(out);
    Biquad.highShelf(Sound.RATE_HZ, 1400, 8).apply(out);
    Biquad.bell(Sound.RATE_HZ, 420, 0.8, -3).apply(out);
    Biquad.lowPass(Sound.RATE_HZ, toneHz, 0.75).apply(out);
    Biquad.lowPass(Sound.RATE_HZ, toneHz * 1.25, 0.7).apply(out);
    Tail.darken(out, 1600 + 1.5 * Tuning.hertz(pitch));
    Tail.lift(out, decaySeconds(pitch));
    return Tail.loop(
        out, Tuning.hertz(pitch), 0.07, Math.min(0.2, out.length * 0.3 / Sound.RATE_HZ));
  }

  /// The valve's gentle bend, stronger for a hard stroke: even harmonics, no audible folding
  /// because the pickup has closed far below half the rate.
  private static void push(double[] x, double velocity) {
    double peak = 1e-9;
    for (double v : x) {
      peak = Math.max(peak, Math.abs(v));
    }
    double gain = 0.7 * velocity / peak;
    for (int i = 0; i < x.length; i++) {
      double y = gain * x[i];
      x[i] = (y + 0.12 * y * y) / Math.sqrt(1 + 0.6 * y * y);
    }
  }

  private double decaySeconds(int pitch) {
    return decay * Tuning.curve(pitch, 40, 1, 64, 0.65, 88, 0.3);
  }
}
