// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.Test;
import performia.engine.sampler.kernel.Interpolation;
import performia.engine.sampler.kernel.KernelSource;
import performia.engine.sampler.region.KeyRange;
import performia.engine.sampler.region.LoopMode;
import performia.engine.sampler.region.Parameter;
import performia.engine.sampler.region.Preset;
import performia.engine.sampler.region.Region;
import performia.engine.sampler.region.Sound;

/// Voices read faster than their guards reach, whose frames are laid out quantum by quantum.
class SteepPitchTest {
  private static final int RATE = 48_000;
  private static final int FRAMES = 2048;
  private static final int LENGTH = 900;

  /// Three octaves up and more.
  private static final int[] KEYS = {96, 127, 108, 120};

  @Test
  void voicesSideBySideSoundTheSumOfWhatEachSoundsAlone() {
    for (Interpolation interpolation : Interpolation.values()) {
      sumIsRight(KernelSource.plain(interpolation), "plain " + interpolation);
      sumIsRight(KernelSource.settled(interpolation), "settled " + interpolation);
    }
  }

  private static void sumIsRight(KernelSource kernels, String name) {
    float[] sum = new float[FRAMES];
    for (int i = 0; i < KEYS.length; i++) {
      float[] alone = play(kernels, i, i + 1);
      for (int k = 0; k < FRAMES; k++) {
        sum[k] += alone[k];
      }
    }
    float[] together = play(kernels, 0, KEYS.length);
    float loudest = 0;
    for (int k = 0; k < FRAMES; k++) {
      assertThat(together[k]).as(name + ", frame " + k).isCloseTo(sum[k], within(1e-4f));
      loudest = Math.max(loudest, Math.abs(sum[k]));
    }
    assertThat(loudest).as(name).isGreaterThan(0.1f);
  }

  /// The left side of some of the voices, all struck inside the first quantum.
  private static float[] play(KernelSource kernels, int from, int to) {
    VoicePool pool = new VoicePool(RATE, FRAMES, 8, kernels, null);
    Channel channel = new Channel(1, 0);
    for (int i = from; i < to; i++) {
      pool.advance(7 * i);
      channel.strike(KEYS[i]);
      pool.noteOn(channel, preset(i), KEYS[i], 1);
    }
    float[] left = new float[FRAMES];
    pool.render(left, new float[FRAMES], FRAMES);
    return left;
  }

  private static Preset preset(int number) {
    float[] values = new float[Parameter.COUNT];
    for (Parameter parameter : Parameter.values()) {
      String name = parameter.name();
      if (name.endsWith("DELAY_OCTAVES")
          || name.endsWith("HOLD_OCTAVES")
          || name.endsWith("ATTACK_OCTAVES")) {
        values[parameter.slot()] = -12;
      }
    }
    values[Parameter.CUTOFF_OCTAVES.slot()] = 15;
    Region region = new Region(sound(number), KeyRange.ALL, 100, -1, -1, 0, values, List.of());
    return new Preset(0, 0, "steep", List.of(region));
  }

  /// A sine of its own pitch: of floats where the number is even, of 16 bits where it is odd.
  private static Sound sound(int number) {
    boolean wide = number % 2 == 0;
    MemorySegment memory = Arena.ofAuto().allocate(4L * LENGTH, 4);
    for (int i = 0; i < LENGTH; i++) {
      double value = 0.3 * Math.sin(2 * Math.PI * (number + 1) * i / LENGTH);
      if (wide) {
        memory.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) value);
      } else {
        memory.setAtIndex(ValueLayout.JAVA_SHORT, i, (short) (value * 32768));
      }
    }
    return new Sound("sine", memory, wide, LENGTH, 0, LENGTH, LoopMode.ALWAYS, RATE, 60);
  }
}
