// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.keys;

import java.util.List;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.KeySplit;
import performia.soundfonts.tone.Playback;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.tone.Tone;
import performia.soundfonts.tone.VelocityLayer;
import performia.soundfonts.waves.Biquad;
import performia.soundfonts.waves.Decimator;
import performia.soundfonts.waves.Modes;
import performia.soundfonts.waves.Tail;
import performia.soundfonts.waves.Tuning;

/// An electric piano: a clamped tine with its tone bar swings before a magnetic pickup. Immutable,
/// any thread.
///
/// The tine's modes are nearly pure; the growl comes from the pickup, whose flux is a bell curve of
/// the distance (M. Muenster and F. Pfeifle, "Non-linear behaviour in sound production of the
/// Rhodes piano", ISMA 2014): the wider the swing, the richer the sound, so velocity needs no
/// filter.
final class TinePiano implements Tone {
  private static final int OVERSAMPLING = 2;

  @Override
  public String name() {
    return "Tine Piano";
  }

  @Override
  public List<KeySplit> keySplits() {
    return KeySplit.every(5, 31, 96, 0, 127);
  }

  @Override
  public List<VelocityLayer> layers() {
    return VelocityLayer.upTo(1, 56, 96, 127);
  }

  @Override
  public Playback playback(KeySplit split) {
    return Playback.sustained(-13.5 - 2.5 * Math.max(0, (46 - split.root()) / 15.0), 0.35)
        .withVelocity(30, 500)
        .withEnvelope(0, 0, decaySeconds(split.root()), 100, 0.35)
        .withPan(0.2 * (split.root() - 63.6) / 34)
        .withSends(0.12, 0.1);
  }

  @Override
  public Sound render(int pitch, double velocity, int take, Chance chance) {
    double seconds = Tuning.curve(pitch, 31, 0.9, 60, 0.64, 96, 0.38);
    double rate = Sound.RATE_HZ * OVERSAMPLING;
    double[] swing = new double[(int) (seconds * rate)];
    tine(pitch, velocity, rate, chance).render(swing, 0);
    double[] heard = Decimator.down(pickUp(swing, rate, Tuning.hertz(pitch)), OVERSAMPLING);
    thump(heard, velocity, pitch, chance);
    Biquad.highPass(Sound.RATE_HZ, 65, 0.7).apply(heard);
    Biquad.bell(Sound.RATE_HZ, 320, 0.7, -2).apply(heard);
    Biquad.highShelf(Sound.RATE_HZ, 2200, 0.5).apply(heard);
    Biquad.lowPass(Sound.RATE_HZ, 8500, 0.6).apply(heard);
    Tail.lift(heard, decaySeconds(pitch));
    return Tail.loop(heard, Tuning.hertz(pitch), 0.08, 0.22);
  }

  /// Displacement of the tine's tip, in widths of the pickup's field.
  private static Modes tine(int pitch, double velocity, double rate, Chance chance) {
    double f0 = Tuning.hertz(pitch);
    double decay = 6.908 / decaySeconds(pitch);
    double reach = Tuning.curve(pitch, 31, 3.0, 48, 1.8, 60, 0.95, 84, 0.42, 96, 0.3);
    double swing = reach * (0.26 + 0.74 * velocity * velocity);
    // A hammer tip of rubber, harder towards the treble, excites high modes only when it hits hard.
    double bite = 0.05 + 0.30 * velocity * velocity;
    Modes modes = new Modes(rate);
    modes.add(swing, f0, decay, 0);
    // The bar, almost in tune, takes energy and gives it back.
    modes.add(swing * 0.10, f0 * 1.0007, decay * 1.8, Math.PI);
    modes.add(swing * bite * 0.17, f0 * 6.27 * chance.around(0.01), decay * 6 + 7, 0.4);
    modes.add(swing * bite * 0.11, f0 * 17.55 * chance.around(0.01), decay * 12 + 16, 0.9);
    modes.add(swing * bite * 0.20, f0 * 2.73, decay * 10 + 22, 1.3);
    return modes;
  }

  /// Voltage: the change of flux as the tip crosses the field, a little off centre.
  private static double[] pickUp(double[] swing, double rate, double f0) {
    double offset = 0.42;
    double scale = rate / (2 * Math.PI * f0);
    double before = flux(-offset);
    int onset = (int) (0.0012 * rate);
    for (int i = 0; i < swing.length; i++) {
      double rise = i < onset ? (double) i / onset : 1;
      double now = flux(swing[i] * rise * rise * (3 - 2 * rise) - offset);
      swing[i] = (now - before) * scale;
      before = now;
    }
    return swing;
  }

  private static double flux(double distance) {
    double d = distance * distance;
    return 1 / (1 + d * (1 + 0.35 * d));
  }

  /// Key and damper felt, through the harp.
  private static void thump(double[] out, double velocity, int pitch, Chance chance) {
    Modes modes = new Modes(Sound.RATE_HZ);
    double level = 0.012 + 0.02 * velocity;
    for (int i = 0; i < 14; i++) {
      double f = chance.between(70, 900) * (1 + pitch / 200.0);
      modes.add(level * chance.between(0.3, 1), f, chance.between(40, 110), chance.between(0, 6));
    }
    double[] knock = new double[Math.min(out.length, Sound.frames(0.2))];
    modes.render(knock, 0);
    int rise = Sound.frames(0.001);
    for (int i = 0; i < knock.length; i++) {
      out[i] += knock[i] * Math.min(1, (double) i / rise);
    }
  }

  private static double decaySeconds(int pitch) {
    return Tuning.curve(pitch, 31, 13, 48, 10, 60, 7.5, 72, 5.5, 84, 3.6, 96, 2.2);
  }
}
