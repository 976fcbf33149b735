// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import org.jspecify.annotations.Nullable;
import performia.engine.sampler.articulation.Cause;
import performia.engine.sampler.articulation.Controllers;
import performia.engine.sampler.articulation.Performance;
import performia.engine.sampler.articulation.Performer;
import performia.engine.sampler.region.Preset;
import performia.engine.sampler.region.Region;

/// The pool's voices as the performer of one channel starts and stops them. Built off the audio
/// thread, used only on it.
final class SfzVoices implements performia.engine.sampler.articulation.Voices {
  private final VoicePool pool;
  private final Channel channel;
  private Controllers controllers = new Controllers();
  private long performersNote = -1;
  private long poolsNote;

  private SfzVoices(VoicePool pool, Channel channel) {
    this.pool = pool;
    this.channel = channel;
  }

  /// What plays a preset on a channel where key and velocity do not say all; null for other
  /// presets.
  ///
  /// @param number of the channel, 0..15
  static @Nullable Performer performer(
      @Nullable Preset preset, VoicePool pool, Channel channel, int number) {
    if (preset == null || !(preset.extension() instanceof Performance performance)) {
      return null;
    }
    SfzVoices voices = new SfzVoices(pool, channel);
    Performer performer =
        new Performer(performance, voices, pool.sampleRate(), number, pool.polyphony());
    voices.controllers = performer.controllers();
    return performer;
  }

  @Override
  public long now() {
    return pool.now();
  }

  @Override
  public long start(
      Region region,
      int key,
      float velocity,
      long note,
      long seed,
      Cause cause,
      long delayFrames,
      int offsetFrames,
      double weakerDb) {
    if (!(pool.takeMotion() instanceof SfzMotion motion)) {
      return NONE;
    }
    if (note != performersNote) {
      performersNote = note;
      poolsNote = pool.newNote();
    }
    motion.start(region, channel, controllers, key, velocity, seed, cause, weakerDb);
    int delay = (int) Math.min(Integer.MAX_VALUE / 4, delayFrames);
    return pool.start(channel, region, key, velocity, poolsNote, delay, offsetFrames, motion);
  }

  @Override
  public boolean isSounding(long voice) {
    return voice != NONE && pool.isSounding(voice);
  }

  @Override
  public void release(long voice) {
    if (voice != NONE) {
      pool.release(voice);
    }
  }

  @Override
  public void choke(long voice, double seconds) {
    if (voice != NONE) {
      pool.choke(voice, seconds);
    }
  }
}
