// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import performia.engine.sampler.region.Preset;

class SamplerTest {
  private static final int RATE = 48000;

  @TempDir Path folder;

  @Test
  void everyKeySoundsWithinATenthOfACent() {
    SmallBank small = new SmallBank();
    int sine = small.sample(SmallBank.sine(4410, 44), 44100, 69); // 440 Hz as key 69
    small.preset(0, 0).zone(sine, SmallBank.LOOP, 1, SmallBank.CUTOFF, 13500);
    try (SoundBank bank = SoundBank.open(small.write(folder))) {
      for (int key = 21; key <= 108; key += 3) {
        float[] left = play(bank, key, 1f, RATE, 64);
        double expected = 440 * StrictMath.pow(2, (key - 69) / 12.0);
        double cents = 1200 * Math.log(frequency(left, expected) / expected) / Math.log(2);
        assertThat(cents).as("key " + key).isCloseTo(0, within(0.1));
      }
    }
  }

  @Test
  void aLoopIsAsSmoothAsTheSineItHolds() {
    SmallBank small = new SmallBank();
    int sine = small.sample(SmallBank.sine(96, 2), 48000, 60); // a loop shorter than a tick
    small.preset(0, 0).zone(sine, SmallBank.LOOP, 1);
    try (SoundBank bank = SoundBank.open(small.write(folder))) {
      for (int key : new int[] {41, 60, 67, 84}) {
        float[] left = play(bank, key, 1f, 20000, 64);
        double hz = 1000 * StrictMath.pow(2, (key - 60) / 12.0);
        double w = 2 * Math.PI * hz / RATE;
        // A sine obeys x[n+1] + x[n-1] = 2 cos(w) x[n]; a click would not.
        double worst = 0;
        for (int n = 2001; n < 19000; n++) {
          worst = Math.max(worst, Math.abs(left[n + 1] + left[n - 1] - 2 * Math.cos(w) * left[n]));
        }
        assertThat(worst).as("key " + key).isLessThan(2e-3);
      }
    }
  }

  @Test
  void velocityFollowsTheConcaveCurve() {
    try (SoundBank bank = steady()) {
      double loud = peak(play(bank, 60, 1f, 4000, 64));
      for (int velocity : new int[] {111, 95, 79, 63, 47, 31, 15}) {
        double soft = peak(play(bank, 60, velocity / 127f, 4000, 64));
        double db = 20 * Math.log10(loud / soft);
        assertThat(db)
            .as("velocity " + velocity)
            .isCloseTo(40 * Math.log10(127.0 / velocity), within(0.05));
      }
    }
  }

  @Test
  void aConstantComesOutAtItsLevelWithEqualPower() {
    try (SoundBank bank = steady()) {
      float[] left = play(bank, 60, 1f, 4000, 64);
      assertThat(left[3000]).isCloseTo((float) (0.5 * Math.sqrt(0.5)), within(1e-4f));
    }
  }

  @Test
  void envelopeTimesAreKept() {
    SmallBank small = new SmallBank();
    int level = small.sample(flat(2000), 48000, 60);
    small
        .preset(0, 0)
        .zone(
            level,
            SmallBank.LOOP,
            1,
            SmallBank.ATTACK,
            -3986, // 0.1 s
            SmallBank.DECAY,
            0, // 1 s for 96 dB
            SmallBank.SUSTAIN,
            200,
            SmallBank.RELEASE,
            0);
    try (SoundBank bank = SoundBank.open(small.write(folder))) {
      Sampler sampler = new Sampler(first(bank), RATE, 480, 8);
      float[] left = new float[RATE];
      sampler.noteOn(0, 60, 1f);
      render(sampler, left, 0, 24000, 480);
      sampler.noteOff(0, 60);
      render(sampler, left, 24000, RATE, 480);
      float top = left[4810];
      assertThat(left[2400] / top).as("half the attack").isCloseTo(0.5f, within(0.01f));
      assertThat(db(left[4800 + 4800] / top))
          .as("a tenth of the decay")
          .isCloseTo(-9.6, within(0.2));
      assertThat(db(left[23000] / top)).as("sustain").isCloseTo(-20, within(0.05));
      assertThat(db(left[24000 + 12000] / top)).as("release").isCloseTo(-44, within(0.2));
    }
  }

  @Test
  void anExclusiveClassSilencesItsOtherNotes() {
    SmallBank small = new SmallBank();
    int level = small.sample(flat(2000), 48000, 60);
    small.preset(0, 0);
    small.zone(level, SmallBank.KEYS, 42 | 42 << 8, SmallBank.EXCLUSIVE, 1, SmallBank.PAN, 500);
    small.zone(
        level,
        SmallBank.KEYS,
        46 | 46 << 8,
        SmallBank.EXCLUSIVE,
        1,
        SmallBank.PAN,
        -500,
        SmallBank.LOOP,
        1);
    small.zone(level, SmallBank.KEYS, 50 | 50 << 8, SmallBank.LOOP, 1);
    try (SoundBank bank = SoundBank.open(small.write(folder))) {
      Sampler sampler = new Sampler(first(bank), RATE, 64, 8);
      float[] left = new float[12800];
      sampler.noteOn(0, 46, 1f);
      render(sampler, left, 0, 3200, 64);
      assertThat(left[3000]).isGreaterThan(0.3f);
      sampler.noteOn(0, 42, 1f);
      render(sampler, left, 3200, 12800, 64);
      assertThat(Math.abs(left[12000])).isLessThan(1e-3f);
      for (int i = 3200; i < 12800; i++) {
        assertThat(Math.abs(left[i] - left[i - 1])).isLessThan(0.02f);
      }
      assertThat(sampler.activeVoices()).isZero();
    }
  }

  @Test
  void theSustainPedalHoldsAndLetsGo() {
    try (SoundBank bank = steady()) {
      Sampler sampler = new Sampler(first(bank), RATE, 64, 8);
      float[] left = new float[9600];
      sampler.control(0, 64, 1);
      sampler.noteOn(0, 60, 1f);
      sampler.noteOff(32, 60);
      render(sampler, left, 0, 4800, 64);
      assertThat(left[4700]).isGreaterThan(0.3f);
      sampler.control(0, 64, 0);
      render(sampler, left, 4800, 9600, 64);
      assertThat(sampler.activeVoices()).isZero();
    }
  }

  @Test
  void sostenutoHoldsOnlyWhatWasDown() {
    try (SoundBank bank = steady()) {
      Sampler sampler = new Sampler(first(bank), RATE, 64, 8);
      float[] left = new float[9600];
      sampler.noteOn(0, 60, 1f);
      sampler.control(1, 66, 1);
      sampler.noteOn(2, 64, 1f);
      sampler.noteOff(3, 60);
      sampler.noteOff(4, 64);
      render(sampler, left, 0, 4800, 64);
      assertThat(sampler.activeVoices()).isEqualTo(1);
      sampler.control(0, 66, 0);
      render(sampler, left, 4800, 9600, 64);
      assertThat(sampler.activeVoices()).isZero();
    }
  }

  @Test
  void aStolenVoiceFadesWithoutAClick() {
    try (SoundBank bank = steady()) {
      Sampler sampler = new Sampler(first(bank), RATE, 64, 2);
      float[] left = new float[6400];
      for (int i = 0; i < 10; i++) {
        sampler.noteOn(7, 48 + i, 1f);
        render(sampler, left, i * 640, i * 640 + 640, 64);
        assertThat(sampler.activeVoices()).isLessThanOrEqualTo(2);
      }
      for (int i = 1; i < left.length; i++) {
        assertThat(Math.abs(left[i] - left[i - 1])).isLessThan(0.02f);
      }
    }
  }

  @Test
  void aNoteStartsOnItsFrame() {
    try (SoundBank bank = steady()) {
      Sampler sampler = new Sampler(first(bank), RATE, 256, 8);
      float[] left = new float[256];
      sampler.noteOn(101, 60, 1f);
      render(sampler, left, 0, 256, 256);
      assertThat(left[101]).isZero(); // the ramp starts at silence
      assertThat(left[100]).isZero();
      assertThat(left[102]).isGreaterThan(0);
    }
  }

  @Test
  void blocksOfAnySizeGiveTheSameBits() {
    SmallBank small = new SmallBank();
    int sine = small.sample(SmallBank.sine(777, 5), 44100, 57, 111, 700);
    int noise = small.sample(noise(5000), 32000, 60, 0, 0);
    small.modulator(0x0081, SmallBank.CUTOFF, -3000, 0, 0); // wheel to cutoff
    small.preset(0, 0);
    small.zone(sine, SmallBank.LOOP, 3, SmallBank.CUTOFF, 9000, 9, 100, 10, 600, 6, 20, 13, 30);
    small.zone(noise, SmallBank.PAN, -300, 11, -2400, 28, -3000, SmallBank.CUTOFF, 11000);
    try (SoundBank bank = SoundBank.open(small.write(folder))) {
      float[] whole = traffic(bank, 1024);
      for (int block : new int[] {1, 7, 64, 333}) {
        assertThat(traffic(bank, block)).as("block " + block).isEqualTo(whole);
      }
    }
  }

  /// Two seconds of seeded notes, bends, pedals and controllers on fixed frames.
  private static float[] traffic(SoundBank bank, int block) {
    Sampler sampler = new Sampler(first(bank), RATE, block, 6);
    int frames = 20000;
    float[] left = new float[frames];
    Random random = new Random(3);
    int[] at = random.ints(200, 0, frames).sorted().toArray();
    int next = 0;
    float[] a = new float[block];
    float[] b = new float[block];
    for (int from = 0; from < frames; from += block) {
      int n = Math.min(block, frames - from);
      while (next < at.length && at[next] < from + n) {
        event(sampler, at[next] - from, random);
        next++;
      }
      java.util.Arrays.fill(a, 0);
      sampler.render(a, b, n);
      System.arraycopy(a, 0, left, from, n);
    }
    return left;
  }

  private static void event(Sampler sampler, int offset, Random random) {
    int key = 40 + random.nextInt(30);
    float value = random.nextFloat();
    switch (random.nextInt(6)) {
      case 0, 1 -> sampler.noteOn(offset, key, Math.max(0.01f, value));
      case 2 -> sampler.noteOff(offset, key);
      case 3 -> sampler.control(offset, 1, value);
      case 4 -> sampler.bend(offset, 4 * value - 2);
      default -> sampler.control(offset, 64, value);
    }
  }

  @Test
  void channelTenPlaysDrumsAndOthersFallBackToGeneralMidi() {
    SmallBank small = new SmallBank();
    int level = small.sample(flat(2000), 48000, 60);
    small.preset(0, 0).zone(level, SmallBank.LOOP, 1, SmallBank.PAN, -500);
    small.preset(128, 0).zone(level, SmallBank.LOOP, 1, SmallBank.PAN, 500);
    try (SoundBank bank = SoundBank.open(small.write(folder))) {
      MidiSynth synth = new MidiSynth(bank, RATE, 512, 8);
      float[] left = new float[512];
      float[] right = new float[512];
      synth.program(0, 3, 55);
      synth.noteOn(0, 3, 60, 127);
      synth.render(left, right, new float[512], new float[512], 512);
      assertThat(left[500]).isGreaterThan(0.1f);
      assertThat(right[500]).isZero();
      synth.control(0, 3, 120, 0);
      synth.noteOn(0, 9, 60, 127);
      synth.render(left, right, new float[512], new float[512], 512);
      assertThat(right[500]).isGreaterThan(0.1f);
    }
  }

  @Test
  void theBendRangeIsObeyed() {
    SmallBank small = new SmallBank();
    int sine = small.sample(SmallBank.sine(4410, 44), 44100, 69);
    small.preset(0, 0).zone(sine, SmallBank.LOOP, 1);
    try (SoundBank bank = SoundBank.open(small.write(folder))) {
      MidiSynth synth = new MidiSynth(bank, RATE, RATE, 8);
      synth.control(0, 0, 101, 0);
      synth.control(0, 0, 100, 0);
      synth.control(0, 0, 6, 12);
      synth.bend(0, 0, 16383);
      synth.noteOn(0, 0, 69, 127);
      float[] left = new float[RATE];
      synth.render(left, new float[RATE], new float[RATE], new float[RATE], RATE);
      assertThat(1200 * Math.log(frequency(left, 880) / 880) / Math.log(2))
          .isCloseTo(0, within(0.1));
    }
  }

  /// A bank of one endless, constant sound at half of full scale, unfiltered.
  private SoundBank steady() {
    SmallBank small = new SmallBank();
    int level = small.sample(flat(2000), 48000, 60);
    small.modulator(0x0102, SmallBank.CUTOFF, 0, 0, 0);
    small.preset(0, 0).zone(level, SmallBank.LOOP, 1);
    return SoundBank.open(small.write(folder));
  }

  private static short[] flat(int frames) {
    short[] flat = new short[frames];
    java.util.Arrays.fill(flat, (short) 16384);
    return flat;
  }

  private static short[] noise(int frames) {
    Random random = new Random(1);
    short[] noise = new short[frames];
    for (int i = 0; i < frames; i++) {
      noise[i] = (short) (random.nextGaussian() * 4000);
    }
    return noise;
  }

  private static Preset first(SoundBank bank) {
    return Objects.requireNonNull(bank.preset(0, 0));
  }

  private static float[] play(SoundBank bank, int key, float velocity, int frames, int block) {
    Sampler sampler = new Sampler(first(bank), RATE, block, 8);
    sampler.noteOn(0, key, velocity);
    float[] left = new float[frames];
    render(sampler, left, 0, frames, block);
    return left;
  }

  private static void render(Sampler sampler, float[] left, int from, int to, int block) {
    float[] a = new float[block];
    float[] b = new float[block];
    for (int at = from; at < to; at += block) {
      int n = Math.min(block, to - at);
      java.util.Arrays.fill(a, 0);
      sampler.render(a, b, n);
      System.arraycopy(a, 0, left, at, n);
    }
  }

  private static double peak(float[] frames) {
    double peak = 0;
    for (int i = 2000; i < frames.length; i++) {
      peak = Math.max(peak, Math.abs(frames[i]));
    }
    return peak;
  }

  private static double db(double ratio) {
    return 20 * Math.log10(ratio);
  }

  /// The frequency near a guess, by how the phase at the guess drifts from one half to the other.
  private static double frequency(float[] x, double guess) {
    int half = x.length / 2 - 2000;
    double first = phase(x, 2000, half, guess);
    double second = phase(x, 2000 + half, half, guess);
    double drift = second - first;
    drift -= 2 * Math.PI * Math.round(drift / (2 * Math.PI));
    return guess + drift / (2 * Math.PI) * RATE / half;
  }

  private static double phase(float[] x, int from, int n, double hz) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < n; i++) {
      double window = 1 - Math.cos(2 * Math.PI * i / n);
      double angle = 2 * Math.PI * hz * (from + i) / RATE;
      re += window * x[from + i] * Math.cos(angle);
      im -= window * x[from + i] * Math.sin(angle);
    }
    return Math.atan2(im, re);
  }
}
