// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler.sfz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import performia.engine.sampler.articulation.Cause;
import performia.engine.sampler.articulation.Motion;
import performia.engine.sampler.articulation.Performance;
import performia.engine.sampler.articulation.Performer;
import performia.engine.sampler.articulation.Side;
import performia.engine.sampler.articulation.Voices;
import performia.engine.sampler.region.BankContents;
import performia.engine.sampler.region.Preset;
import performia.engine.sampler.region.Region;

/// An SFZ instrument played without sound: what starts, how it moves, what ends.
final class Stage implements Voices, AutoCloseable {
  static final int RATE = 48_000;

  /// A voice that was started.
  record Started(
      Region region, int key, float velocity, Cause cause, long at, int offset, long delay) {
    /// Names the region by its key centre, which the tests give each its own.
    int name() {
      return side(region).articulation().pitch().keyCenter();
    }
  }

  final List<Started> started = new ArrayList<>();
  final List<Double> weaker = new ArrayList<>();
  final List<Long> seeds = new ArrayList<>();
  final Set<Long> released = new HashSet<>();
  final Set<Long> over = new HashSet<>();
  final List<Double> chokes = new ArrayList<>();
  final Performer performer;
  final BankContents contents;
  long now;

  Stage(Path file) {
    this(file, 0);
  }

  Stage(Path file, int channel) {
    contents = SfzBank.read(file);
    Preset preset = contents.presets().getFirst();
    Performance performance = (Performance) Objects.requireNonNull(preset.extension());
    performer = new Performer(performance, this, RATE, channel, 64);
  }

  private static Side side(Region region) {
    return (Side) Objects.requireNonNull(region.extension());
  }

  /// An instrument written here, with `*sine` unless it names something else.
  static Stage of(Path folder, String text) throws IOException {
    return of(folder, text, 0);
  }

  static Stage of(Path folder, String text, int channel) throws IOException {
    Path file = Files.writeString(folder.resolve("stage.sfz"), text);
    return new Stage(file, channel);
  }

  @Override
  public long now() {
    return now;
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
    started.add(new Started(region, key, velocity, cause, now, offsetFrames, delayFrames));
    weaker.add(weakerDb);
    seeds.add(seed);
    return started.size() - 1L;
  }

  @Override
  public boolean isSounding(long voice) {
    return voice >= 0 && !over.contains(voice);
  }

  @Override
  public void release(long voice) {
    if (voice >= 0) {
      released.add(voice);
    }
  }

  @Override
  public void choke(long voice, double seconds) {
    if (voice >= 0) {
      released.add(voice);
      chokes.add(seconds);
    }
  }

  void on(int key, int velocity) {
    performer.noteOn(key, velocity / 127f);
  }

  void off(int key) {
    performer.noteOff(key, 0.5f);
  }

  void control(int number, int value) {
    performer.control(number, value / 127f);
  }

  /// Lets time pass.
  void pass(double seconds) {
    now += Math.round(seconds * RATE);
  }

  /// The regions started since this was last asked.
  List<Integer> names() {
    List<Integer> names =
        started.subList(seen, started.size()).stream().map(Started::name).toList();
    seen = started.size();
    return names;
  }

  private int seen;

  /// What moves the last voice that was started.
  Motion motion() {
    return motion(started.size() - 1);
  }

  Motion motion(int index) {
    Started voice = started.get(index);
    Motion motion = new Motion(performer.performance(), RATE);
    motion.start(
        side(voice.region()),
        performer.controllers(),
        voice.key(),
        voice.velocity(),
        seeds.get(index),
        voice.cause());
    motion.weaken(weaker.get(index));
    motion.move(0, 0);
    return motion;
  }

  /// Where a motion stands after so many seconds, walked there in ticks of 64 frames.
  static Motion at(Motion motion, double from, double to) {
    long age = Math.round(from * RATE) / 64 * 64;
    long until = Math.round(to * RATE) / 64 * 64;
    for (; age < until; age += 64) {
      motion.move(age, 64);
    }
    return motion;
  }

  @Override
  public void close() {
    contents.release().run();
  }
}
