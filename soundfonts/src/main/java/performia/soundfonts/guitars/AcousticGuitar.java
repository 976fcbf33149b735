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
import performia.soundfonts.waves.Body;
import performia.soundfonts.waves.Tail;
import performia.soundfonts.waves.Tuning;

/// A string on a wooden body, nylon with fingers or steel with a plectrum. Immutable, any thread.
///
/// @param scrape level of finger or plectrum noise
/// @param scrapeHz its centre
/// @param brightness high shelf above 1.5 kHz, dB
/// @param decay slow decay of the low E, time for 60 dB
/// @param tailHz what remains audible late in a note, above its pitch
record AcousticGuitar(
    String name,
    PluckedString string,
    Body body,
    double scrape,
    double scrapeHz,
    double brightness,
    double decay,
    double tailHz)
    implements Tone {

  static AcousticGuitar nylon() {
    PluckedString string = new PluckedString(2.5e-5, 0.12, 0, 0.0065, 1.3, 2.6, 1.1e-6, 0.4);
    Body body =
        Body.of(
            0.8,
            new Body.Resonance[] {
              new Body.Resonance(101, 1.3, 0.30),
              new Body.Resonance(204, 1.5, 0.22),
              new Body.Resonance(292, 0.8, 0.20),
              new Body.Resonance(402, 0.9, 0.16),
              new Body.Resonance(555, 0.7, 0.13)
            },
            new Body.Field(640, 5500, 45, 0.55, 0.10),
            "nylon body");
    return new AcousticGuitar("Nylon Guitar", string, body, 0.05, 2000, 8, 7, 1000);
  }

  static AcousticGuitar steel() {
    PluckedString string = new PluckedString(7e-5, 0.11, 0, 0.0025, 0.9, 2.4, 4.5e-7, 0.4);
    Body body =
        Body.of(
            1,
            new Body.Resonance[] {
              new Body.Resonance(98, 1.1, 0.28),
              new Body.Resonance(187, 1.2, 0.20),
              new Body.Resonance(238, 0.8, 0.18),
              new Body.Resonance(372, 0.7, 0.14)
            },
            new Body.Field(480, 8000, 50, 0.5, 0.10),
            "steel body");
    return new AcousticGuitar("Steel Guitar", string, body, 0.16, 4200, 13, 10, 1500);
  }

  @Override
  public List<KeySplit> keySplits() {
    return KeySplit.every(5, 40, 80, 0, 127);
  }

  @Override
  public List<VelocityLayer> layers() {
    return List.of(
        new VelocityLayer(1, 60, 0.32, 1),
        new VelocityLayer(61, 102, 0.68, 2),
        new VelocityLayer(103, 127, 0.95, 1));
  }

  @Override
  public Playback playback(KeySplit split) {
    return Playback.sustained(-13.5, 0.25)
        .withVelocity(30, 500)
        .withEnvelope(0, 0, decaySeconds(split.root()), 100, 0.25);
  }

  @Override
  public Sound render(int pitch, double velocity, int take, Chance chance) {
    double seconds = Tuning.curve(pitch, 40, 0.8, 64, 0.56, 88, 0.32);
    double[] out = new double[Sound.frames(seconds)];
    string.pluck(pitch, velocity, take, Sound.RATE_HZ, chance).render(out, 0);
    Stroke.release(out, Sound.RATE_HZ, 0.0006);
    Stroke.scrape(out, scrape * (0.5 + velocity), scrapeHz, 0.004, chance);
    double[] heard = body.through(out);
    Biquad.highPass(Sound.RATE_HZ, 70, 0.7).apply(heard);
    Biquad.highShelf(Sound.RATE_HZ, 1500, brightness + 8 * (velocity - 0.7)).apply(heard);
    Tail.darken(heard, tailHz + 1.5 * Tuning.hertz(pitch));
    Tail.lift(heard, decaySeconds(pitch));
    return Tail.loop(heard, Tuning.hertz(pitch), 0.07, Math.min(0.2, seconds * 0.3));
  }

  private double decaySeconds(int pitch) {
    return decay * Tuning.curve(pitch, 40, 1, 64, 0.6, 88, 0.25);
  }
}
