// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.bank;

import java.util.List;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.KeySplit;
import performia.soundfonts.tone.Placement;
import performia.soundfonts.tone.Playback;
import performia.soundfonts.tone.Preset;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.tone.Tone;
import performia.soundfonts.tone.VelocityLayer;

/// A bank of two tones, small enough to make in a test: a looped sine and a stereo burst of noise.
final class SmallBank {
  private SmallBank() {}

  static List<Preset> presets() {
    return List.of(
        new Preset(Preset.DRUMS, 0, "Small Kit", List.of(Placement.pad(new Burst(), 38))),
        Preset.of(5, "Small Sine", new Sine()));
  }

  private record Sine() implements Tone {
    @Override
    public String name() {
      return "sine";
    }

    @Override
    public List<KeySplit> keySplits() {
      return KeySplit.every(12, 48, 72, 0, 127);
    }

    @Override
    public List<VelocityLayer> layers() {
      return VelocityLayer.upTo(1, 127);
    }

    @Override
    public Playback playback(KeySplit split) {
      return Playback.sustained(-20, 0.2);
    }

    @Override
    public Sound render(int pitch, double velocity, int take, Chance chance) {
      float[] samples = new float[4410];
      for (int n = 0; n < samples.length; n++) {
        samples[n] = (float) (0.3 * StrictMath.sin(2 * StrictMath.PI * n / 100));
      }
      return Sound.mono(samples).looped(2000, 4000);
    }
  }

  private record Burst() implements Tone {
    @Override
    public String name() {
      return "burst";
    }

    @Override
    public List<KeySplit> keySplits() {
      return List.of(new KeySplit(0, 127, 60));
    }

    @Override
    public List<VelocityLayer> layers() {
      return VelocityLayer.upTo(2, 64, 127);
    }

    @Override
    public Playback playback(KeySplit split) {
      return Playback.struck(-18).withChoke(3, 0.1);
    }

    @Override
    public Sound render(int pitch, double velocity, int take, Chance chance) {
      float[] left = new float[6000];
      float[] right = new float[6000];
      for (int n = 0; n < left.length; n++) {
        double level = velocity * StrictMath.exp(-n / 900.0);
        left[n] = (float) (level * chance.noise());
        right[n] = (float) (level * chance.noise());
      }
      return Sound.stereo(left, right);
    }
  }
}
