// SPDX-License-Identifier: GPL-3.0-or-later
package performia.soundfonts.bank;

import java.util.ArrayList;
import java.util.List;
import performia.soundfonts.tone.Chance;
import performia.soundfonts.tone.KeySplit;
import performia.soundfonts.tone.Playback;
import performia.soundfonts.tone.Sound;
import performia.soundfonts.tone.Tone;
import performia.soundfonts.tone.VelocityLayer;

/// All layers and takes of one key split, rendered, brought to one loudness, trimmed and rounded to
/// 16 bits. Immutable; rendered on any thread.
///
/// One loudness for all layers is what makes the preset's loudness rise without a jump: the layers
/// differ in timbre only, and the velocity modulator alone makes the dynamics.
///
/// @param split the keys
/// @param layers takes of each layer, in the order of the tone's layers
/// @param reachedDb the loudness all of them have; below the one asked for when a peak forbade it
record LevelledSplit(KeySplit split, List<List<Take>> layers, double reachedDb) {
  private static final double LARGEST_PEAK = 0.985;
  private static final double TAIL_BELOW_PEAK = 0.0003;
  private static final int FADE_FRAMES = 256;

  /// One take as stored: the right channel is the left one when mono.
  @SuppressWarnings({"ArrayRecordComponent", "ReferenceEquality"})
  record Take(short[] left, short[] right, int loopStart, int loopEnd) {
    boolean isMono() {
      return left == right;
    }
  }

  static LevelledSplit render(Tone tone, KeySplit split) {
    Playback playback = tone.playback(split);
    List<List<Sound>> sounds = new ArrayList<>();
    double reached = playback.loudnessDb();
    for (VelocityLayer layer : tone.layers()) {
      List<Sound> takes = new ArrayList<>();
      for (int take = 0; take < layer.takes(); take++) {
        Chance chance = Chance.of(tone.name(), split.root(), layer.velocity(), take);
        Sound sound = tone.render(split.root(), layer.velocity(), take, chance);
        reached = Math.min(reached, loudnessAtLargestPeak(tone, split, sound));
        takes.add(sound);
      }
      sounds.add(takes);
    }
    double target = reached;
    return new LevelledSplit(
        split,
        sounds.stream().map(l -> l.stream().map(s -> store(s, target)).toList()).toList(),
        reached);
  }

  private static double loudnessAtLargestPeak(Tone tone, KeySplit split, Sound sound) {
    double peak = peak(sound);
    double loudness = Loudness.db(sound);
    if (!(peak > 0) || loudness <= -200 || Double.isInfinite(peak)) {
      throw new IllegalStateException(
          "tone " + tone.name() + " at key " + split.root() + " is silent or not a number");
    }
    return loudness + 20 * StrictMath.log10(LARGEST_PEAK / peak);
  }

  private static double peak(Sound sound) {
    double peak = 0;
    for (int n = 0; n < sound.left().length; n++) {
      double here = Math.max(Math.abs(sound.left()[n]), Math.abs(sound.right()[n]));
      if (here > peak || Double.isNaN(here)) {
        peak = here;
      }
    }
    return peak;
  }

  private static Take store(Sound sound, double loudnessDb) {
    double gain = StrictMath.pow(10, (loudnessDb - Loudness.db(sound)) / 20);
    int frames =
        sound.isLooped() ? sound.loopEnd() + Sound.LOOP_GUARD_FRAMES : soundingFrames(sound);
    short[] left = round(sound.left(), frames, gain, sound.isLooped());
    short[] right = sound.isMono() ? left : round(sound.right(), frames, gain, sound.isLooped());
    return new Take(left, right, sound.loopStart(), sound.loopEnd());
  }

  /// Frames up to the last one above -70 dB of the peak.
  private static int soundingFrames(Sound sound) {
    double floor = peak(sound) * TAIL_BELOW_PEAK;
    int last = sound.left().length - 1;
    while (last > FADE_FRAMES
        && Math.abs(sound.left()[last]) < floor
        && Math.abs(sound.right()[last]) < floor) {
      last--;
    }
    return last + 1;
  }

  private static short[] round(float[] channel, int frames, double gain, boolean looped) {
    short[] out = new short[frames];
    for (int n = 0; n < frames; n++) {
      double fade = looped ? 1 : Math.min(1, (frames - 1 - n) / (double) FADE_FRAMES);
      double value = Math.rint(channel[n] * gain * fade * 32767);
      out[n] = (short) Math.max(-32767, Math.min(32767, value));
    }
    return out;
  }
}
