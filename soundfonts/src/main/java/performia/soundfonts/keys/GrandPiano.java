// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.keys;

import java.util.ArrayList;
import java.util.List;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.KeySplit;
import performia.soundfonts.tone.Playback;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.tone.Tone;
import performia.soundfonts.tone.VelocityLayer;
import performia.soundfonts.waves.Biquad;
import performia.soundfonts.waves.Body;
import performia.soundfonts.waves.Modes;
import performia.soundfonts.waves.Tail;
import performia.soundfonts.waves.Tuning;

/// A grand piano by modal synthesis: stiff strings struck by a felt hammer, heard through a
/// soundboard. Immutable, any thread.
///
/// Each partial is a fast mode (the strings moving together) and two slow, softer, slightly detuned
/// ones (against one another, and sideways): the double decay of G. Weinreich, "Coupled piano
/// strings", JASA 62 (1977). Inharmonicity over the keyboard after F. Rigaud et al., "A parametric
/// model and estimation techniques for the inharmonicity and tuning of the piano", JASA 133 (2013);
/// contact times after A. Askenfelt and E. Jansson, "From touch to string vibrations", JASA 88
/// (1990).
final class GrandPiano implements Tone {
  private static final int PARTIALS = 140;

  private final Body board =
      Body.of(
          1,
          new Body.Resonance[] {
            new Body.Resonance(62, 0.9, 0.5),
            new Body.Resonance(96, 0.9, 0.4),
            new Body.Resonance(137, 0.8, 0.35),
            new Body.Resonance(188, 0.7, 0.3)
          },
          new Body.Field(220, 6000, 24, 0.55, 0.28),
          "piano board");

  @Override
  public String name() {
    return "Grand Piano";
  }

  @Override
  public List<KeySplit> keySplits() {
    List<KeySplit> splits = new ArrayList<>();
    int[] roots = {22, 27, 32, 37, 42, 46, 50, 54, 58, 62, 66, 70, 74, 78, 83, 88, 94, 100, 106};
    int low = 0;
    for (int i = 0; i < roots.length; i++) {
      int high = i + 1 == roots.length ? 127 : (roots[i] + roots[i + 1]) / 2;
      splits.add(new KeySplit(low, high, roots[i]));
      low = high + 1;
    }
    return List.copyOf(splits);
  }

  @Override
  public List<VelocityLayer> layers() {
    return VelocityLayer.upTo(1, 52, 92, 127);
  }

  @Override
  public Playback playback(KeySplit split) {
    int root = split.root();
    // The dampers end at about F6; above, strings ring on.
    double release = root > 89 ? 1.6 : Tuning.curve(root, 21, 0.9, 60, 0.35, 89, 0.25);
    return Playback.sustained(-14 - 2 * (1 - Tuning.curve(root, 21, 1, 90, 1, 108, 0.3)), release)
        .withVelocity(36, 700)
        .withEnvelope(0, 0, decaySeconds(root), 100, release)
        .withPan(0.45 * (root - 63.5) / 44);
  }

  @Override
  public Sound render(int pitch, double velocity, int take, Chance chance) {
    double seconds = Tuning.curve(pitch, 21, 2.0, 45, 1.6, 69, 1.08, 89, 0.58, 108, 0.3);
    double[] out = new double[Sound.frames(seconds)];
    double contact = contactSeconds(pitch, velocity);
    strings(pitch, velocity, contact, chance).render(out, 0);
    knock(out, pitch, velocity, contact, chance);
    double[] heard = board.through(out);
    // A soundboard radiates little below its first modes.
    Biquad.highPass(Sound.RATE_HZ, 45, 0.6).apply(heard);
    Biquad.bell(Sound.RATE_HZ, 2600, 0.6, 3).apply(heard);
    soften(heard);
    Tail.darken(heard, Tuning.curve(pitch, 21, 2400, 60, 1400) + 2 * Tuning.hertz(pitch));
    Tail.lift(heard, decaySeconds(pitch));
    return Tail.loop(heard, Tuning.hertz(pitch), seconds * 0.16, seconds * 0.3);
  }

  private static Modes strings(int pitch, double velocity, double contact, Chance chance) {
    double b = inharmonicity(pitch);
    double reference = Tuning.curve(pitch, 21, 4, 45, 2, 69, 1);
    double f0 = Tuning.hertz(pitch) / Math.sqrt(1 + b * reference * reference);
    double strike = Tuning.curve(pitch, 21, 0.122, 60, 0.117, 84, 0.09, 108, 0.06);
    double base =
        Tuning.curve(pitch, 21, 0.5, 36, 0.95, 48, 1.25, 60, 1.6, 72, 2.2, 84, 3.0, 96, 5, 108, 11);
    double loss = Tuning.curve(pitch, 21, 0.9e-7, 45, 2.2e-7, 60, 4.2e-7, 108, 3.5e-7);
    Modes modes = new Modes(Sound.RATE_HZ);
    for (int k = 1; k <= PARTIALS; k++) {
      double f = k * f0 * Math.sqrt(1 + b * k * k);
      double comb = StrictMath.sin(Math.PI * k * strike);
      // A hammer has width: what it cannot feel as a node it still drives a little.
      double driven = comb + Math.copySign(0.15, comb);
      double amplitude = driven * hammer(f, contact, velocity) * chance.around(0.12);
      double decay = (base + loss * f * f) * chance.around(0.15);
      double slow = chance.between(0.10, 0.22);
      double split = chance.between(0.05, 0.16) + f * 0.00012;
      double phase = chance.between(-0.4, 0.4);
      modes.add(amplitude, f, decay, phase);
      modes.add(amplitude * slow, f + split, decay * 0.30, phase + chance.between(-1, 1));
      modes.add(
          amplitude * slow * 0.6, f - split * 1.4, decay * 0.24, phase + chance.between(-1, 1));
      if (f > 16_000) {
        break;
      }
    }
    return modes;
  }

  /// Spectrum of the felt's push: flat up to about the inverse of twice the contact time, then
  /// falling, faster for a soft stroke, whose felt is soft too.
  private static double hammer(double f, double contact, double velocity) {
    double corner = 0.62 / contact;
    double order = 1.2 - 0.5 * velocity;
    return StrictMath.pow(1 + f * f / (corner * corner), -order);
  }

  private static double contactSeconds(int pitch, double velocity) {
    double soft = Tuning.curve(pitch, 21, 0.0034, 60, 0.0026, 84, 0.0013, 108, 0.0006);
    return soft * (1.15 - 0.65 * velocity);
  }

  /// The thump of key, hammer and frame, and the felt's own noise: heard above all in the treble.
  private static void knock(
      double[] out, int pitch, double velocity, double contact, Chance chance) {
    double level = Tuning.curve(pitch, 21, 0.05, 60, 0.12, 84, 0.5, 108, 1.2) * (0.6 + velocity);
    double[] burst = new double[Sound.frames(0.06)];
    double envelope = 1;
    double fall = StrictMath.exp(-1 / (0.006 * Sound.RATE_HZ));
    for (int i = 0; i < burst.length; i++) {
      burst[i] = level * envelope * chance.noise();
      envelope *= fall;
    }
    Biquad.lowPass(Sound.RATE_HZ, Math.min(3500, 0.9 / contact), 0.6).apply(burst);
    Biquad.lowPass(Sound.RATE_HZ, Math.min(3500, 0.9 / contact), 0.6).apply(burst);
    for (int i = 0; i < burst.length && i < out.length; i++) {
      out[i] += burst[i];
    }
  }

  /// The first two milliseconds fade in: the sample must not start with a step.
  private static void soften(double[] x) {
    int frames = Sound.frames(0.0015);
    for (int i = 0; i < frames; i++) {
      double w = (double) i / frames;
      x[i] *= w * w * (3 - 2 * w);
    }
  }

  private static double inharmonicity(int pitch) {
    return StrictMath.exp(0.0926 * pitch - 13.64) + StrictMath.exp(-0.0847 * pitch - 5.82);
  }

  /// The slow decay that remains at the sample's end, time for 60 dB.
  private static double decaySeconds(int pitch) {
    return Tuning.curve(pitch, 21, 16, 48, 11, 60, 9, 72, 7, 84, 5, 96, 2.8, 108, 1.3);
  }
}
