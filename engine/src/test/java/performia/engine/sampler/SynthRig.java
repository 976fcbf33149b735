// SPDX-License-Identifier: GPL-3.0-or-later
package performia.engine.sampler;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

/// A synthesizer on a small bank of sines and an ear on what it renders: pitch, level, number of
/// voices. One thread.
final class SynthRig implements AutoCloseable {
  static final int RATE = 48_000;
  private static final int BLOCK = 64;
  private static final int[] CONTROLLERS = {
    1, 5, 7, 8, 10, 11, 64, 65, 66, 67, 68, 69, 71, 72, 73, 74, 76, 77, 84, 91, 126, 127
  };
  private static final String[] EXCLUSIVES = {
    "7f7f04010050",
    "7f7f0402003f",
    "7f7f04030048",
    "7e7f0901",
    "41104212400015027f",
    "7f7f08080000013040404040404040404040",
    "7f7f080200013c3c2000",
    "43104c0800074140"
  };

  private final SoundBank bank;
  private final MidiSynth synth;
  private float[] left = new float[0];
  private float[] right = new float[0];
  private float[] reverb = new float[0];

  /// @param folder where the bank is written
  /// @param generators of every zone besides the loop, in pairs of number and amount
  SynthRig(Path folder, int... generators) {
    int[] looped = Arrays.copyOf(new int[] {SmallBank.LOOP, 1}, 2 + generators.length);
    System.arraycopy(generators, 0, looped, 2, generators.length);
    SmallBank small = new SmallBank();
    int sine = small.sample(SmallBank.sine(4410, 44), 44100, 69); // 440 Hz as key 69
    int octave = small.sample(SmallBank.sine(4410, 44), 44100, 57); // sounds an octave higher
    small.preset(0, 0).zone(sine, looped);
    small.preset(0, 1).zone(octave, looped);
    small.preset(3, 0).zone(octave, looped);
    small.preset(128, 0).zone(octave, looped);
    bank = SoundBank.open(small.write(folder));
    synth = new MidiSynth(bank, RATE, BLOCK, 32);
  }

  MidiSynth synth() {
    return synth;
  }

  SynthRig on(int channel, int key) {
    synth.noteOn(0, channel, key, 127);
    return this;
  }

  SynthRig off(int channel, int key) {
    synth.noteOff(0, channel, key);
    return this;
  }

  /// Pairs of controller and value.
  SynthRig control(int channel, int... controllersAndValues) {
    for (int i = 0; i < controllersAndValues.length; i += 2) {
      synth.control(0, channel, controllersAndValues[i], controllersAndValues[i + 1]);
    }
    return this;
  }

  SynthRig registered(int channel, int number, int coarse, int fine) {
    return control(channel, 101, number >> 7, 100, number & 0x7f, 6, coarse, 38, fine);
  }

  SynthRig unregistered(int channel, int high, int low, int coarse) {
    return control(channel, 99, high, 98, low, 6, coarse);
  }

  /// A system exclusive message in hexadecimal digits, without its 0xf0.
  SynthRig exclusive(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", "") + "f7");
    synth.systemExclusive(0, bytes, 0, bytes.length);
    return this;
  }

  /// Renders so many milliseconds; only they are heard afterwards.
  SynthRig play(int milliseconds) {
    int frames = milliseconds * RATE / 1000 / BLOCK * BLOCK;
    left = new float[frames];
    right = new float[frames];
    reverb = new float[frames];
    float[] l = new float[BLOCK];
    float[] r = new float[BLOCK];
    float[] wet = new float[BLOCK];
    for (int at = 0; at < frames; at += BLOCK) {
      Arrays.fill(l, 0);
      Arrays.fill(r, 0);
      Arrays.fill(wet, 0);
      synth.render(l, r, wet, new float[BLOCK], BLOCK);
      System.arraycopy(l, 0, left, at, BLOCK);
      System.arraycopy(r, 0, right, at, BLOCK);
      System.arraycopy(wet, 0, reverb, at, BLOCK);
    }
    return this;
  }

  /// What a fresh synthesizer makes of seeded messages of all kinds on fixed frames.
  float[] traffic(int block) {
    MidiSynth other = new MidiSynth(bank, RATE, block, 6);
    float[] all = new float[16_000];
    Random random = new Random(5);
    int[] at = random.ints(300, 0, all.length).sorted().toArray();
    float[] l = new float[block];
    int next = 0;
    for (int from = 0; from < all.length; from += block) {
      int n = Math.min(block, all.length - from);
      while (next < at.length && at[next] < from + n) {
        message(other, at[next++] - from, random);
      }
      Arrays.fill(l, 0);
      other.render(l, new float[block], new float[block], new float[block], n);
      System.arraycopy(l, 0, all, from, n);
    }
    return all;
  }

  private static void message(MidiSynth synth, int offset, Random random) {
    int channel = random.nextInt(3);
    int key = 50 + random.nextInt(12);
    int value = random.nextInt(128);
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> synth.noteOn(offset, channel, key, 1 + random.nextInt(127));
      case 3 -> synth.noteOff(offset, channel, key);
      case 4 -> synth.bend(offset, channel, random.nextInt(16384));
      case 5 ->
          synth.control(offset, channel, CONTROLLERS[random.nextInt(CONTROLLERS.length)], value);
      case 6 -> synth.channelPressure(offset, channel, value);
      case 7 -> synth.keyBend(offset, channel, key, value - 64);
      default -> {
        byte[] bytes = HexFormat.of().parseHex(EXCLUSIVES[random.nextInt(EXCLUSIVES.length)]);
        synth.systemExclusive(offset, bytes, 0, bytes.length);
      }
    }
  }

  /// Cents above key 69 over everything that was played, which has to be one steady sine.
  double cents() {
    double first = -1;
    double last = -1;
    int periods = -1;
    for (int i = 1; i < left.length; i++) {
      if (left[i - 1] < 0 && left[i] >= 0) {
        last = crossing(i);
        first = first < 0 ? last : first;
        periods++;
      }
    }
    return periods < 1 ? Double.NaN : cents(periods * RATE / (last - first));
  }

  /// Cents above key 69 of the highest single period.
  double highestCents() {
    double highest = Double.NEGATIVE_INFINITY;
    double before = -1;
    for (int i = 1; i < left.length; i++) {
      if (left[i - 1] < 0 && left[i] >= 0) {
        double now = crossing(i);
        if (before >= 0) {
          highest = Math.max(highest, cents(RATE / (now - before)));
        }
        before = now;
      }
    }
    return highest;
  }

  private double crossing(int i) {
    return i - left[i] / (left[i] - left[i - 1]);
  }

  private static double cents(double hz) {
    return 1200 * Math.log(hz / 440) / Math.log(2);
  }

  /// The highest sample on the left, in dB of full scale.
  double leftDb() {
    return peakDb(left);
  }

  double rightDb() {
    return peakDb(right);
  }

  double reverbDb() {
    return peakDb(reverb);
  }

  private static double peakDb(float[] side) {
    float peak = 1e-9f;
    for (float x : side) {
      peak = Math.max(peak, Math.abs(x));
    }
    return 20 * Math.log10(peak);
  }

  @Override
  public void close() {
    bank.close();
  }
}
