// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import performia.engine.sampler.kernel.Interpolation;
import performia.engine.sampler.kernel.KernelSource;
import performia.engine.sampler.region.Curve;
import performia.engine.sampler.region.KeyRange;
import performia.engine.sampler.region.LoopMode;
import performia.engine.sampler.region.Modulation;
import performia.engine.sampler.region.Parameter;
import performia.engine.sampler.region.Preset;
import performia.engine.sampler.region.Region;
import performia.engine.sampler.region.Sound;
import performia.engine.sampler.region.Source;

/// Where events land, who is stolen, and that nothing clicks, on regions made by hand.
class VoicePoolTest {
  private static final int RATE = 48_000;

  @Test
  void everyKindOfEventGivesTheSameBitsInBlocksOfAnySize() {
    for (Interpolation interpolation : Interpolation.values()) {
      float[] whole = traffic(1024, interpolation);
      assertThat(peak(whole, 0, whole.length)).isGreaterThan(0.05f);
      for (int block : new int[] {1, 7, 64, 100}) {
        assertThat(traffic(block, interpolation)).as("block " + block).isEqualTo(whole);
      }
    }
  }

  /// Seeded notes, bends, controllers, pedals and chokes on moving and plain voices, more than may
  /// sound; left and right one after the other.
  private static float[] traffic(int block, Interpolation interpolation) {
    int frames = 12_000;
    VoicePool pool = new VoicePool(RATE, block, 20, KernelSource.plain(interpolation), null);
    Channel[] channels = {new Channel(1, 0.3f), new Channel(0.8f, 0)};
    Preset[] presets = {preset(moving(), plain()), preset(plain(), oneShot())};
    Random random = new Random(11);
    int[] at = random.ints(300, 0, frames).sorted().toArray();
    float[] out = new float[4 * frames];
    float[][] buses = new float[4][block];
    int next = 0;
    for (int from = 0; from < frames; from += block) {
      int n = Math.min(block, frames - from);
      for (; next < at.length && at[next] < from + n; next++) {
        pool.advance(at[next] - from);
        int which = random.nextInt(2);
        event(pool, channels[which], presets[which], random);
      }
      for (float[] bus : buses) {
        Arrays.fill(bus, 0);
      }
      pool.render(buses[0], buses[1], buses[2], buses[3], n);
      for (int bus = 0; bus < 4; bus++) {
        System.arraycopy(buses[bus], 0, out, bus * frames + from, n);
      }
    }
    return out;
  }

  private static void event(VoicePool pool, Channel channel, Preset preset, Random random) {
    int key = 30 + random.nextInt(70);
    float value = random.nextFloat();
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> {
        channel.strike(key);
        pool.noteOn(channel, preset, key, Math.max(0.02f, value));
      }
      case 3 -> pool.noteOff(channel, VoicePool.EVERY_KEY);
      case 4 -> Controls.move(pool, channel, 1, value);
      case 5 -> Controls.move(pool, channel, 7, value);
      case 6 -> {
        channel.bend(2 * value - 1);
        pool.moved(channel);
      }
      case 7 -> Controls.move(pool, channel, 64, value);
      default -> Controls.move(pool, channel, value < 0.1f ? 120 : 66, value);
    }
  }

  @Test
  void anEventChangesNothingBeforeItsFrame() {
    for (int at : new int[] {0, 1, 63, 64, 100, 777}) {
      float[] without = held(-1, 2000);
      float[] with = held(at, 2000);
      int first = 0;
      while (first < with.length && with[first] == without[first]) {
        first++;
      }
      assertThat(first).as("a volume moved at frame " + at).isBetween(at, at + 2);
    }
  }

  /// A constant sound whose volume is halved at a frame; -1 = never.
  private static float[] held(int at, int frames) {
    VoicePool pool = new VoicePool(RATE, frames, 4);
    Channel channel = new Channel(1, 0);
    // Held since half a second, so that nothing else moves.
    start(pool, channel, constant(0), 60);
    for (int i = 0; i < 12; i++) {
      pool.render(new float[frames], new float[frames], frames);
    }
    if (at >= 0) {
      pool.advance(at);
      Controls.move(pool, channel, 7, 0.5f);
    }
    float[] left = new float[frames];
    pool.render(left, new float[frames], frames);
    return left;
  }

  @Test
  void noParameterThatJumpsClicks() {
    VoicePool pool = new VoicePool(RATE, 256, 8);
    Channel channel = new Channel(1, 0);
    start(pool, channel, constant(0), 60);
    Random random = new Random(5);
    float[] out = new float[64 * 256];
    for (int block = 0; block < 64; block++) {
      float[] left = new float[256];
      if (block > 4) {
        pool.advance(random.nextInt(256));
        Controls.move(pool, channel, block % 2 == 0 ? 7 : 10, random.nextBoolean() ? 1 : 0);
      }
      pool.render(left, new float[256], 256);
      System.arraycopy(left, 0, out, block * 256, 256);
    }
    assertThat(steepest(out, 1, out.length)).isLessThan(0.5f / 40);
  }

  @Test
  void neitherStartNorStealNorChokeNorReleaseClicks() {
    VoicePool pool = new VoicePool(RATE, 100, 3);
    Channel channel = new Channel(1, 0);
    float[] out = new float[20_000];
    for (int from = 0; from < out.length; from += 100) {
      float[] left = new float[100];
      pool.advance(37);
      if (from % 1000 == 0) {
        start(pool, channel, constant(from % 3000 == 0 ? 1 : 0), 40 + from / 1000);
      }
      if (from % 1700 == 0) {
        pool.noteOff(channel, VoicePool.EVERY_KEY);
      }
      pool.render(left, new float[100], 100);
      System.arraycopy(left, 0, out, from, 100);
    }
    // 0.35 in 12 frames is the sharpest start; a voice cut off would be a step of 0.35.
    assertThat(steepest(out, 1, out.length)).isLessThan(0.06f);
  }

  @Test
  void theReleasedAndQuietestGoesFirstAndTheBassOfAChordLast() {
    VoicePool pool = new VoicePool(RATE, 4096, 3);
    Channel channel = new Channel(1, 0);
    float[] out = new float[4096];
    start(pool, channel, tuned(), 36);
    start(pool, channel, tuned(), 60);
    start(pool, channel, tuned(), 64);
    pool.render(out, new float[4096], 4096);
    start(pool, channel, tuned(), 67);
    pool.render(new float[4096], new float[4096], 4096);
    assertThat(sounding(pool, channel)).containsExactlyInAnyOrder(36, 64, 67);
    Controls.move(pool, channel, 64, 1);
    pool.noteOff(channel, 67);
    start(pool, channel, tuned(), 72);
    pool.render(new float[4096], new float[4096], 4096);
    assertThat(sounding(pool, channel)).as("a pedal is less than a key").contains(36, 64, 72);
    start(pool, channel, tuned(), 74);
    start(pool, channel, tuned(), 76);
    pool.render(new float[4096], new float[4096], 4096);
    assertThat(sounding(pool, channel)).contains(36).hasSize(3);
  }

  private static List<Integer> sounding(VoicePool pool, Channel channel) {
    List<Integer> keys = new ArrayList<>();
    for (int key = 0; key < 128; key++) {
      if (channel.firstOfKey[key] != Voices.NOBODY) {
        keys.add(key);
      }
    }
    assertThat(pool.activeVoices()).isEqualTo(keys.size());
    return keys;
  }

  @Test
  void aVoiceBeginsAfterItsDelayAndAtItsOffset() {
    for (int delay : new int[] {0, 1, 40, 64, 200}) {
      VoicePool pool = new VoicePool(RATE, 2000, 4);
      Channel channel = new Channel(1, 0);
      pool.advance(30);
      pool.start(channel, ramp(), 60, 1, pool.newNote(), delay, 1000, null);
      float[] left = new float[2000];
      pool.render(left, new float[2000], 2000);
      assertThat(peak(left, 0, 30 + delay)).isZero();
      assertThat(left[32 + delay]).isGreaterThan(0);
      // The ramp gains 4 a frame, and the middle is 3 dB down.
      float expected = 4 * (1000 + 970 - delay) * (float) Math.sqrt(0.5) / 32768;
      assertThat(left[1000]).isCloseTo(expected, within(expected * 1e-3f));
    }
  }

  @Test
  void aVoiceIsKnownByItsNumberUntilItIsOver() {
    VoicePool pool = new VoicePool(RATE, 1000, 4);
    Channel channel = new Channel(1, 0);
    long voice = pool.start(channel, constant(0), 60, 1, pool.newNote(), 0, 0, null);
    pool.render(new float[1000], new float[1000], 1000);
    assertThat(pool.now()).isEqualTo(1000);
    assertThat(pool.isSounding(voice)).isTrue();
    pool.choke(voice, 0.05);
    for (int i = 0; i < 5; i++) {
      pool.render(new float[1000], new float[1000], 1000);
    }
    assertThat(pool.isSounding(voice)).isFalse();
    assertThat(pool.activeVoices()).isZero();
  }

  @Test
  void steepPitchesAndShortLoopsStayInsideTheSound() {
    VoicePool pool = new VoicePool(RATE, 512, 64);
    Channel channel = new Channel(1, 0);
    short[] tiny = {100, -100, 50, 16000, 7, 9, -16000};
    for (int key = 0; key < 128; key += 9) {
      for (LoopMode mode : LoopMode.values()) {
        start(pool, channel, region(sound(tiny, mode, 2, 7), new float[0]), key);
      }
    }
    float[] out = new float[512];
    for (int i = 0; i < 40; i++) {
      pool.render(out, new float[512], 512);
      if (i == 20) {
        pool.noteOff(channel, VoicePool.EVERY_KEY);
      }
    }
    for (float x : out) {
      assertThat(x).isFinite();
    }
  }

  private static void start(VoicePool pool, Channel channel, Region region, int key) {
    channel.strike(key);
    pool.noteOn(channel, preset(region), key, 1);
  }

  private static Preset preset(Region... regions) {
    return new Preset(0, 0, "test", List.of(regions));
  }

  /// Half of full scale, endless.
  private static Region constant(int exclusiveClass) {
    short[] frames = new short[3000];
    Arrays.fill(frames, (short) 16384);
    return region(sound(frames, LoopMode.ALWAYS, 0, 3000), new float[0], exclusiveClass, 0);
  }

  private static Region tuned() {
    return region(sound(SmallBank.sine(480, 4), LoopMode.ALWAYS, 0, 480), new float[0]);
  }

  private static Region ramp() {
    short[] frames = new short[8000];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = (short) (4 * i);
    }
    return region(sound(frames, LoopMode.NONE, 0, 0), new float[0]);
  }

  private static Region plain() {
    return region(sound(SmallBank.sine(700, 9), LoopMode.WHILE_HELD, 90, 690), new float[0]);
  }

  private static Region oneShot() {
    return region(sound(SmallBank.sine(3000, 31), LoopMode.NONE, 0, 0), new float[0]);
  }

  /// Oscillators and an envelope on pitch and filter.
  private static Region moving() {
    float[] values = values();
    values[Parameter.CUTOFF_OCTAVES.slot()] = 10;
    values[Parameter.RESONANCE_DB.slot()] = 6;
    values[Parameter.LFO_RATE_OCTAVES.slot()] = 3;
    values[Parameter.VIBRATO_RATE_OCTAVES.slot()] = 2.5f;
    values[Parameter.LFO_TO_CUTOFF_OCTAVES.slot()] = 0.5f;
    values[Parameter.LFO_TO_GAIN_DB.slot()] = 1;
    values[Parameter.VIBRATO_TO_PITCH_CENTS.slot()] = 30;
    values[Parameter.ENVELOPE_TO_CUTOFF_OCTAVES.slot()] = 2;
    values[Parameter.ENVELOPE_TO_PITCH_CENTS.slot()] = 100;
    values[Parameter.ENVELOPE_DECAY_OCTAVES.slot()] = -2;
    return region(sound(SmallBank.sine(600, 7), LoopMode.ALWAYS, 60, 560), values, 0, 0.8f);
  }

  private static Region region(Sound sound, float[] values) {
    return region(sound, values, 0, 0);
  }

  private static Region region(
      Sound sound, float[] values, int exclusiveClass, float wheelOctaves) {
    Source volume = controller(7, Curve.CONCAVE, true, false);
    Source pan = controller(10, Curve.LINEAR, false, true);
    Source wheel = controller(1, Curve.LINEAR, false, false);
    Source bend = new Source(Source.Kind.BEND, 0, Curve.LINEAR, false, true);
    List<Modulation> wires =
        List.of(
            new Modulation(volume, Source.ONE, Parameter.ATTENUATION_DB, 96, false),
            new Modulation(pan, Source.ONE, Parameter.PAN, 1, false),
            new Modulation(wheel, Source.ONE, Parameter.CUTOFF_OCTAVES, wheelOctaves, false),
            new Modulation(bend, Source.ONE, Parameter.PITCH_CENTS, 200, false));
    float[] all = values.length == 0 ? values() : values;
    return new Region(sound, KeyRange.ALL, 100, -1, -1, exclusiveClass, all, wires);
  }

  private static Source controller(int number, Curve curve, boolean falling, boolean bipolar) {
    return new Source(Source.Kind.CONTROLLER, number, curve, falling, bipolar);
  }

  /// A plain voice: no time anywhere but a millisecond, and a tenth of a second of release.
  private static float[] values() {
    float[] values = new float[Parameter.COUNT];
    for (Parameter parameter : Parameter.values()) {
      String name = parameter.name();
      if (name.endsWith("DELAY_OCTAVES") || name.endsWith("HOLD_OCTAVES")) {
        values[parameter.slot()] = -24;
      } else if (name.endsWith("ATTACK_OCTAVES")) {
        values[parameter.slot()] = -10;
      }
    }
    values[Parameter.CUTOFF_OCTAVES.slot()] = 15;
    values[Parameter.RELEASE_OCTAVES.slot()] = -3;
    values[Parameter.ENVELOPE_SUSTAIN.slot()] = 0.5f;
    return values;
  }

  private static Sound sound(short[] frames, LoopMode mode, int loopStart, int loopEnd) {
    MemorySegment memory = Arena.ofAuto().allocate(2L * frames.length, 2);
    MemorySegment.copy(frames, 0, memory, ValueLayout.JAVA_SHORT, 0, frames.length);
    return new Sound("test", memory, frames.length, loopStart, loopEnd, mode, RATE, 60);
  }

  private static float peak(float[] x, int from, int to) {
    float peak = 0;
    for (int i = from; i < to; i++) {
      peak = Math.max(peak, Math.abs(x[i]));
    }
    return peak;
  }

  private static float steepest(float[] x, int from, int to) {
    float steepest = 0;
    for (int i = from; i < to; i++) {
      steepest = Math.max(steepest, Math.abs(x[i] - x[i - 1]));
    }
    return steepest;
  }
}
