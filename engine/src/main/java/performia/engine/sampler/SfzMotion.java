// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import performia.engine.sampler.articulation.Cause;
import performia.engine.sampler.articulation.Controllers;
import performia.engine.sampler.articulation.Motion;
import performia.engine.sampler.articulation.Performance;
import performia.engine.sampler.articulation.Side;
import performia.engine.sampler.region.Preset;
import performia.engine.sampler.region.Region;

/// Lets an articulation's motion move a voice of the pool. Built off the audio thread, used only on
/// it.
final class SfzMotion implements VoiceMotion {
  private final Motion motion;
  private final Controllers nobody = new Controllers();
  private Channel channel = new Channel(0, 0);
  private Controllers controllers = nobody;
  private int key;

  /// @param performance the instrument whose voices it will move
  SfzMotion(Performance performance, double sampleRate) {
    motion = new Motion(performance, sampleRate);
  }

  /// What makes motions for the first of these presets that is performed; null where none is.
  static @Nullable Supplier<SfzMotion> maker(List<Preset> presets, double sampleRate) {
    for (Preset preset : presets) {
      if (preset.extension() instanceof Performance performance) {
        return () -> new SfzMotion(performance, sampleRate);
      }
    }
    return null;
  }

  @Override
  public void start(Region region, Channel on, int struck, float velocity, long random) {
    start(region, on, nobody, struck, velocity, random, Cause.KEY_DOWN, 0);
  }

  /// Starts anew for a voice that a performer starts.
  ///
  /// @param from where the performer's controllers stand
  /// @param weakerDb how many dB are taken off
  void start(
      Region region,
      Channel on,
      Controllers from,
      int struck,
      float velocity,
      long random,
      Cause cause,
      double weakerDb) {
    channel = on;
    controllers = from;
    key = struck;
    if (region.extension() instanceof Side side) {
      motion.start(side, controllers, struck, velocity, random, cause);
    }
    motion.weaken(weakerDb);
    tune();
  }

  private void tune() {
    motion.tune(channel.tuningCents(key) + (double) controllers.tuneCents());
  }

  @Override
  public void move(long age, int frames, VoiceAim aim) {
    motion.move(age, frames);
    aim.cents = motion.cents();
    aim.left = motion.left();
    aim.right = motion.right();
    aim.reverb = motion.reverb();
    aim.chorus = motion.chorus();
    aim.stages = motion.stages();
    motion.copyStages(aim.b0, aim.b1, aim.b2, aim.a1, aim.a2);
  }

  @Override
  public void moved() {
    motion.moved();
    tune();
  }

  @Override
  public void release(long age) {
    motion.release(age);
  }

  @Override
  public void choke(long age, double seconds) {
    motion.choke(age, seconds);
  }

  @Override
  public boolean isOver(long age) {
    return motion.isOver(age);
  }
}
