// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.keys;

import java.util.List;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.KeySplit;
import performia.soundfonts.tone.Playback;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.tone.Tone;
import performia.soundfonts.tone.VelocityLayer;
import performia.soundfonts.waves.Tuning;
import performia.soundfonts.waves.Wavetable;

/// The third-harmonic percussion of a tonewheel organ: one wheel that fades at once, laid over the
/// drawbars. Immutable, any thread.
final class OrganPercussion implements Tone {
  private static final int PERIODS = 12;

  @Override
  public String name() {
    return "Organ Perc";
  }

  @Override
  public List<KeySplit> keySplits() {
    return KeySplit.every(12, 48, 84, 0, 127);
  }

  @Override
  public List<VelocityLayer> layers() {
    return VelocityLayer.upTo(1, 127);
  }

  @Override
  public Playback playback(KeySplit split) {
    return Playback.sustained(-19, 0.07)
        .withVelocity(16, 0)
        .withEnvelope(0.001, 0.02, 0.6, 100, 0.07)
        .withSends(0.12, 0);
  }

  @Override
  public Sound render(int pitch, double velocity, int take, Chance chance) {
    double hertz = 3 * Tuning.hertz(pitch);
    int loop = (int) Math.round(PERIODS * 8 * Sound.RATE_HZ / hertz);
    Wavetable wheel = new Wavetable(new double[] {1, 0.02, 0.015}, new double[3]);
    float[] out = new float[loop + Sound.LOOP_GUARD_FRAMES];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) wheel.at((double) i * PERIODS * 8 / loop);
    }
    return Sound.mono(out).looped(0, loop);
  }
}
