// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import performia.engine.sampler.recording.Prefetch;
import performia.engine.sampler.region.Frames;
import performia.engine.sampler.region.KeyRange;
import performia.engine.sampler.region.LoopMode;
import performia.engine.sampler.region.Parameter;
import performia.engine.sampler.region.Preset;
import performia.engine.sampler.region.Region;
import performia.engine.sampler.region.Sound;

class StreamedSoundTest {
  private static final int FRAMES = 1 << 20;

  /// Frames that say they are streamed.
  private record Streamed(MemorySegment segment) implements Frames {
    @Override
    public boolean isWide() {
      return false;
    }

    @Override
    public boolean isLoaded() {
      return true;
    }

    @Override
    public boolean isStreamed() {
      return true;
    }

    @Override
    public void load() {
      // They are there.
    }
  }

  private static Preset preset(Frames frames) {
    Sound sound = new Sound("long", frames, FRAMES, 0, 0, LoopMode.NONE, 48000, 60, 0);
    float[] values = new float[Parameter.COUNT];
    values[Parameter.DELAY_OCTAVES.slot()] = -12;
    values[Parameter.ATTACK_OCTAVES.slot()] = -12;
    values[Parameter.HOLD_OCTAVES.slot()] = -12;
    Region region = new Region(sound, KeyRange.ALL, 100, -1, -1, 0, values, List.of());
    return new Preset(0, 0, "long", List.of(region));
  }

  @Test
  void theReaderAheadFollowsTheVoice() {
    Preset preset = preset(new Streamed(Arena.ofAuto().allocate(2L * FRAMES)));
    Sampler sampler = new Sampler(preset, 48000, 4800, 4);
    Prefetch prefetch =
        Objects.requireNonNull(Prefetch.of(List.of(sampler.places()), List.of(preset)));
    prefetch.work();
    assertThat(prefetch.work()).isZero();
    float[] out = new float[4800];
    sampler.noteOn(0, 60, 1);
    sampler.render(out, out, 4800);
    // Half a mebibyte at most, less what the sampler's rehearsal has asked for.
    assertThat(prefetch.work()).isLessThan(140);
    sampler.render(out, out, 4800);
    sampler.render(out, out, 4800);
    // Two tenths of a second on: 19,200 bytes.
    assertThat(prefetch.work()).isBetween(4, 6);
  }

  @Test
  void whatIsInMemoryNeedsNoReader() {
    Preset preset = preset(Frames.of(Arena.ofAuto().allocate(2L * FRAMES), false));
    Sampler sampler = new Sampler(preset, 48000, 64, 4);
    assertThat(Prefetch.of(List.of(sampler.places()), List.of(preset))).isNull();
  }
}
